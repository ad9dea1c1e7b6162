package de.beistand.acceptance.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Whether a line is what it promises, measured with datagrams from the customer to the technician.
public final class LineCheck {
  private static final InetSocketAddress TECHNICIAN = new InetSocketAddress(Line.TECHNICIAN, 18898);
  private static final InetSocketAddress CUSTOMER = new InetSocketAddress(Line.CUSTOMER, 18899);
  private static final int ECHOES = 300;
  private static final long ECHO_EVERY_NANOS = 5_000_000;
  private static final int SMALL = 100;
  private static final int LARGE = 1200;
  private static final int HEADERS = 28;
  private static final long FLOOD_NANOS = 2_000_000_000;
  private static final int PATIENCE_MILLIS = 1000;

  private LineCheck() {}

  /// A line to print.
  public static String measure(Network network) {
    try (Line line = Line.connect(network);
        DatagramSocket near = new DatagramSocket(TECHNICIAN);
        DatagramSocket far = atCustomer(line)) {
      String echoes = echoes(near, far);
      Network.Limits limits = network.limits();
      return network.label() + ": " + echoes + (limits == null ? "" : flood(near, far, limits));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DatagramSocket atCustomer(Line line) {
    CompletableFuture<DatagramSocket> made = new CompletableFuture<>();
    line.startAtCustomer(
        "bst-check",
        () -> {
          try {
            made.complete(new DatagramSocket(CUSTOMER));
          } catch (SocketException e) {
            made.completeExceptionally(e);
          }
        });
    return made.join();
  }

  /// Sends small datagrams one by one; the other end sends each back.
  private static String echoes(DatagramSocket near, DatagramSocket far) throws IOException {
    Thread echo = Thread.ofPlatform().daemon().start(() -> echo(near));
    far.setSoTimeout(PATIENCE_MILLIS);
    Thread.ofPlatform().daemon().start(() -> sendStamps(far));
    double[] trips = new double[ECHOES];
    int count = 0;
    try {
      DatagramPacket packet = new DatagramPacket(new byte[SMALL], SMALL);
      while (count < ECHOES) {
        far.receive(packet);
        trips[count++] = (System.nanoTime() - ByteBuffer.wrap(packet.getData()).getLong()) / 1e6;
      }
    } catch (SocketTimeoutException theRestIsLost) {
      // Counted by not having come.
    }
    echo.interrupt();
    double[] sorted = Arrays.copyOf(trips, count);
    Arrays.sort(sorted);
    return "round trip %.1f / %.1f ms (median / 95 %%), %.1f %% lost there and back"
        .formatted(sorted[count / 2], sorted[count * 95 / 100], 100.0 * (ECHOES - count) / ECHOES);
  }

  private static void sendStamps(DatagramSocket far) {
    try {
      for (int i = 0; i < ECHOES; i++) {
        byte[] bytes = ByteBuffer.allocate(SMALL).putLong(System.nanoTime()).array();
        far.send(new DatagramPacket(bytes, SMALL, TECHNICIAN));
        LockSupport.parkNanos(ECHO_EVERY_NANOS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void echo(DatagramSocket near) {
    try {
      near.setSoTimeout(PATIENCE_MILLIS);
      DatagramPacket packet = new DatagramPacket(new byte[SMALL], SMALL);
      while (true) {
        near.receive(packet);
        near.send(packet);
      }
    } catch (IOException over) {
      // No more of them, or the socket is closed.
    }
  }

  /// Sends half as much again as the line carries and counts what comes out.
  private static String flood(DatagramSocket near, DatagramSocket far, Network.Limits limits)
      throws IOException {
    AtomicLong arrived = new AtomicLong();
    near.setSoTimeout(PATIENCE_MILLIS);
    Thread counter = Thread.ofPlatform().daemon().start(() -> count(near, arrived));
    long pause = Math.round((LARGE + HEADERS) * 8e9 / (limits.bitsPerSecond() * 1.5));
    long start = System.nanoTime();
    long before = 0;
    long from = start;
    DatagramPacket packet = new DatagramPacket(new byte[LARGE], LARGE, TECHNICIAN);
    for (long due = start; due - start < FLOOD_NANOS; due += pause) {
      far.send(packet);
      if (before == 0 && due - start > FLOOD_NANOS / 2) {
        before = arrived.get();
        from = System.nanoTime();
      }
      LockSupport.parkNanos(due + pause - System.nanoTime());
    }
    double seconds = (System.nanoTime() - from) / 1e9;
    double megabits = (arrived.get() - before) * 8 / seconds / 1e6;
    counter.interrupt();
    return ", %.2f Mbit/s".formatted(megabits);
  }

  private static void count(DatagramSocket near, AtomicLong arrived) {
    try {
      DatagramPacket packet = new DatagramPacket(new byte[LARGE], LARGE);
      while (true) {
        near.receive(packet);
        if (packet.getLength() == LARGE) {
          arrived.addAndGet(LARGE + HEADERS);
        }
        packet.setLength(LARGE);
      }
    } catch (IOException over) {
      // No more of them, or the socket is closed.
    }
  }
}
