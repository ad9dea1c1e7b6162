package de.beistand.agent.service;

import de.beistand.agent.session.Wish;
import de.beistand.protocol.Grant;
import java.util.Set;
import java.util.concurrent.Executor;

/// A part of the session beside picture and input, with a reliable, ordered data channel of its
/// own.
///
/// A port: there is one for each thing that two people do together. Each is called by one thread of
/// its own, one call after the other; it lives as long as the program, and over many sessions.
public interface Service {
  /// Name of its data channel.
  String label();

  /// Whether this computer can do it at all; asked before each connection, by any thread.
  default boolean isPossible() {
    return true;
  }

  /// The first call: what comes from elsewhere, such as the customer's window, is brought to the
  /// service's own thread by `ownThread`.
  default void started(Executor ownThread) {}

  /// The technician's page is there, for the first time or again after a reload or a lost
  /// connection.
  void opened(Page page);

  /// The page said something.
  void received(Message message);

  /// The page is gone, and may come back.
  default void closed() {}

  /// What became of a [Page#wish]; yes is said only after the server has recorded it.
  default void decided(Wish wish, boolean allowed) {}

  /// The rights that the technician has for the session changed.
  default void granted(Set<Grant> inForce) {}

  /// The session is over; nothing of it may stay behind.
  void over();
}
