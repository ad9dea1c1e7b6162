package de.beistand.bench.net;

import static de.beistand.bench.x11.Native.INT;
import static de.beistand.bench.x11.Native.POINTER;
import static de.beistand.bench.x11.Native.intOf;

import de.beistand.bench.x11.Native;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/// Lets a server at the technician's end be reached as `localhost` at the customer's: browsers and
/// our own server take plain HTTP from there only. Its thread lives in the customer's network
/// namespace, so that what it carries goes over the line.
final class Forwarder implements AutoCloseable {
  private static final MethodHandle OPEN =
      Native.function(
          Native.libc(),
          "open",
          INT,
          new MemoryLayout[] {POINTER, INT},
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle SETNS =
      Native.function(Native.libc(), "setns", INT, new MemoryLayout[] {INT, INT});
  private static final int CLONE_NEWNET = 0x40000000;

  private final ServerSocket listener;

  /// @param process one that runs in the network namespace
  /// @param target address of the server there and here
  Forwarder(long process, String target, int port) {
    CompletableFuture<ServerSocket> bound = new CompletableFuture<>();
    // A thread of the system, not a virtual one: the namespace belongs to it until it ends.
    Thread.ofPlatform()
        .daemon()
        .name("bst-forwarder")
        .start(
            () -> {
              enterNetworkOf(process);
              try (ServerSocket socket =
                  new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
                bound.complete(socket);
                accept(socket, target);
              } catch (IOException e) {
                bound.completeExceptionally(e);
              }
            });
    listener = bound.join();
  }

  private static void enterNetworkOf(long process) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom("/proc/" + process + "/ns/net");
      int namespace = intOf(() -> (int) OPEN.invokeExact(path, 0));
      if (intOf(() -> (int) SETNS.invokeExact(namespace, CLONE_NEWNET)) != 0) {
        throw new IllegalStateException("the customer's network cannot be entered");
      }
    }
  }

  private static void accept(ServerSocket listener, String target) throws IOException {
    while (true) {
      Socket near = listener.accept();
      Socket far = new Socket(target, listener.getLocalPort());
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> copy(near, far));
      Thread.ofVirtual().start(() -> copy(far, near));
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      in.transferTo(out);
    } catch (IOException closed) {
      // Either side has closed, and with it the other.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
