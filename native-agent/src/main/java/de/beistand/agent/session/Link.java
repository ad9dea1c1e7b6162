package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One peer connection as the state sees it.
///
/// @param peer its number
/// @param awaitingAnswer an offer is out and no answer was accepted for it
/// @param open the data channel stands
/// @param path null until the first change
/// @param restartTimer when it is up and the path is not back, ICE starts again; 0 = none
/// @param deadline when it is up and the path is not back, the session ends; 0 = none
record Link(
    int peer,
    boolean awaitingAnswer,
    boolean open,
    @Nullable Path path,
    int restartTimer,
    int deadline) {
  /// Until the first picture path must stand.
  static final Duration CONNECT_WITHIN = Duration.ofSeconds(45);

  /// How long a broken path may stay away.
  static final Duration RECONNECT_WITHIN = Duration.ofSeconds(90);

  /// How long a path may heal by itself before ICE starts again.
  static final Duration HEAL_WITHIN = Duration.ofSeconds(5);

  static Link opened(int peer, int deadline) {
    return new Link(peer, false, false, null, 0, deadline);
  }

  boolean isConnected() {
    return path == Path.CONNECTED;
  }

  Link offered() {
    return new Link(peer, true, open, path, restartTimer, deadline);
  }

  Link answered() {
    return new Link(peer, false, open, path, restartTimer, deadline);
  }

  Link channel(boolean nowOpen) {
    return new Link(peer, awaitingAnswer, nowOpen, path, restartTimer, deadline);
  }

  Link connected() {
    return new Link(peer, awaitingAnswer, open, Path.CONNECTED, 0, 0);
  }

  Link broken(Path how, int newRestartTimer, int newDeadline) {
    return new Link(peer, awaitingAnswer, open, how, newRestartTimer, newDeadline);
  }
}
