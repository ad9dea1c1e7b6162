package de.beistand.agent.clipboard;

import de.beistand.agent.service.Page;
import de.beistand.protocol.channel.ClipboardPart;
import java.util.Arrays;

/// What goes to the technician, piece by piece on a thread of its own, no faster than the network
/// takes it.
final class Sending {
  /// Bytes that may wait for the network: more would make the input slow.
  private static final long MOST_WAITING = 512 << 10;

  private static final int WAIT_MILLIS = 5;

  private final int id;
  private final Copied copied;
  private final Page page;
  private final Thread thread;
  private volatile boolean stopped;

  Sending(int id, Copied copied, Page page) {
    this.id = id;
    this.copied = copied;
    this.page = page;
    thread = Thread.ofVirtual().name("clipboard sending").start(this::run);
  }

  int id() {
    return id;
  }

  private void run() {
    for (byte[] form : copied.forms().values()) {
      for (int from = 0; from < form.length; from += ClipboardPart.LONGEST_PIECE) {
        if (!awaitRoom()) {
          return;
        }
        int to = Math.min(form.length, from + ClipboardPart.LONGEST_PIECE);
        page.send(Arrays.copyOfRange(form, from, to));
      }
    }
  }

  private boolean awaitRoom() {
    try {
      while (!stopped && page.isOpen() && page.backlog() > MOST_WAITING) {
        Thread.sleep(WAIT_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    return !stopped && page.isOpen();
  }

  /// Sends nothing more.
  ///
  /// @return false if everything was sent already
  boolean stop() {
    boolean wasRunning = thread.isAlive();
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return wasRunning;
  }
}
