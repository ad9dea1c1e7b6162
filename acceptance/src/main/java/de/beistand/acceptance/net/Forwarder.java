package de.beistand.acceptance.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;

/// Lets a server at the technician's end be reached as `localhost` at the customer's: browsers and
/// our own server take plain HTTP from there only. What it carries goes over the line.
final class Forwarder implements AutoCloseable {
  private static final int REDIAL_MILLIS = 1000;

  private final ServerSocket listener;

  /// @param process one that runs in the customer's network
  /// @param target address of the server, which has the same port there and here
  Forwarder(long process, String target, int port) {
    CompletableFuture<ServerSocket> bound = new CompletableFuture<>();
    CustomerNetwork.start("bst-forwarder", process, () -> listen(process, target, port, bound));
    listener = bound.join();
  }

  private static void listen(
      long process, String target, int port, CompletableFuture<ServerSocket> bound) {
    try (ServerSocket socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
      bound.complete(socket);
      while (true) {
        Socket near = socket.accept();
        CustomerNetwork.start("bst-forwarded", process, () -> forward(near, target, port));
      }
    } catch (IOException closed) {
      // By `close`, or before it was bound.
      bound.completeExceptionally(closed);
    }
  }

  /// A line that is down delays this connection only, and not for longer than the line is down.
  private static void forward(Socket near, String target, int port) {
    try {
      Socket far = connect(target, port);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> copy(far, near));
      copy(near, far);
    } catch (IOException closed) {
      // Nobody is connected to anything any more.
    }
  }

  /// Dials anew each second: the system's own pauses double each time.
  private static Socket connect(String target, int port) throws IOException {
    while (true) {
      Socket far = new Socket();
      try {
        far.connect(new InetSocketAddress(target, port), REDIAL_MILLIS);
        return far;
      } catch (SocketTimeoutException again) {
        far.close();
      }
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
