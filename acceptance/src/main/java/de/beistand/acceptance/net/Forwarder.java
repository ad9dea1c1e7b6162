package de.beistand.acceptance.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/// Lets a server at the technician's end be reached as `localhost` at the customer's: browsers and
/// our own server take plain HTTP from there only. What it carries goes over the line.
final class Forwarder implements AutoCloseable {
  private final ServerSocket listener;

  /// @param process one that runs in the customer's network
  /// @param target address of the server, which has the same port there and here
  Forwarder(long process, String target, int port) {
    CompletableFuture<ServerSocket> bound = new CompletableFuture<>();
    CustomerNetwork.start("bst-forwarder", process, () -> listen(target, port, bound));
    listener = bound.join();
  }

  private static void listen(String target, int port, CompletableFuture<ServerSocket> bound) {
    try (ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      bound.complete(socket);
      while (true) {
        Socket near = socket.accept();
        Socket far = new Socket(target, port);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> copy(near, far));
        Thread.ofVirtual().start(() -> copy(far, near));
      }
    } catch (IOException closed) {
      // By `close`, or before it was bound.
      bound.completeExceptionally(closed);
    }
  }

  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
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
