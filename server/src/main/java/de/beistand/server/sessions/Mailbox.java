package de.beistand.server.sessions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What waits to be handled by one live session.
///
/// It has no bound of its own: its senders are two connections with a rate limit each, and its
/// reader never waits for a peer.
final class Mailbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Deque<Mail> waiting = new ArrayDeque<>();
  private boolean closed;

  /// Puts `mail` last; false if nobody reads any more.
  boolean post(Mail mail) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      waiting.add(mail);
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// The next mail; empty if none came within `nanos`.
  Optional<Mail> next(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (waiting.isEmpty()) {
        if (left <= 0) {
          return Optional.empty();
        }
        left = filled.awaitNanos(left);
      }
      return Optional.of(waiting.remove());
    } finally {
      lock.unlock();
    }
  }

  /// Takes nothing more; gives back what was not read.
  List<Mail> close() {
    lock.lock();
    try {
      closed = true;
      var unread = new ArrayList<>(waiting);
      waiting.clear();
      return unread;
    } finally {
      lock.unlock();
    }
  }
}
