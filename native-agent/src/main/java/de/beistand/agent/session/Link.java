package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One peer connection as the state sees it.
///
/// @param peer its number
/// @param prepared nobody may see anything through it yet: it waits for the customer's consent
/// @param offer how far the last offer got
/// @param open the data channel stands
/// @param recording the technician's page says that its recording runs
/// @param path null until the first change
/// @param restartTimer when it is up and the path is not back, ICE starts again; 0 = none
/// @param deadline when it is up and the path is not back, the session ends; 0 = none
record Link(
    int peer,
    boolean prepared,
    Offer offer,
    boolean open,
    boolean recording,
    @Nullable Path path,
    int restartTimer,
    int deadline) {
  /// How far an offer got. An answer counts only for an offer that is out.
  enum Offer {
    /// Being made; out next.
    MAKING,
    /// Sent; answered next, or made anew if it may be lost.
    OUT,
    /// Answered; made anew by an ICE restart.
    ANSWERED
  }

  /// Until the first picture path must stand.
  static final Duration CONNECT_WITHIN = Duration.ofSeconds(45);

  /// How long a broken path may stay away.
  static final Duration RECONNECT_WITHIN = Duration.ofSeconds(90);

  /// How long a path may heal by itself before ICE starts again.
  static final Duration HEAL_WITHIN = Duration.ofSeconds(5);

  static Link opened(int peer, int deadline) {
    return new Link(peer, false, Offer.MAKING, false, false, null, 0, deadline);
  }

  /// Made while the customer is being asked.
  static Link prepared(int peer) {
    return new Link(peer, true, Offer.MAKING, false, false, null, 0, 0);
  }

  /// The customer agreed, and the page has the offer.
  Link used(int newDeadline) {
    return new Link(peer, false, offer, open, recording, path, restartTimer, newDeadline);
  }

  boolean isConnected() {
    return path == Path.CONNECTED;
  }

  Link offer(Offer now) {
    return new Link(peer, prepared, now, open, recording, path, restartTimer, deadline);
  }

  /// Whoever cannot say anything any more does not say that a recording runs.
  Link channel(boolean nowOpen) {
    return new Link(
        peer, prepared, offer, nowOpen, nowOpen && recording, path, restartTimer, deadline);
  }

  Link recording(boolean running) {
    return new Link(peer, prepared, offer, open, running, path, restartTimer, deadline);
  }

  Link connected() {
    return new Link(peer, prepared, offer, open, recording, Path.CONNECTED, 0, 0);
  }

  Link broken(Path how, int newRestartTimer, int newDeadline) {
    return new Link(peer, prepared, offer, open, recording, how, newRestartTimer, newDeadline);
  }
}
