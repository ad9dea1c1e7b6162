package de.beistand.server.sessions;

import de.beistand.server.settings.Settings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// How long one live session waits for whom, and what of it runs now; not thread-safe: it belongs
/// to the session's thread. Monotonic: a corrected clock ends nothing.
final class Deadlines {
  /// The agent's longest question (120 s) and some time for a slow line.
  private static final Duration CONSENT_LIMIT = Duration.ofSeconds(150);

  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

  private final Settings.Graces graces;
  private final Map<Timer, Long> ends = new EnumMap<>(Timer.class);

  Deadlines(Settings.Graces graces) {
    this.graces = graces;
  }

  /// What can run out.
  private enum Timer {
    PASSWORD,
    CONSENT,
    TECHNICIAN,
    AGENT;

    SessionInput over() {
      return switch (this) {
        case PASSWORD -> new SessionInput.PasswordTimeOver();
        case CONSENT -> new SessionInput.ConsentTimeOver();
        case TECHNICIAN -> new SessionInput.TechnicianGraceOver();
        case AGENT -> new SessionInput.AgentGraceOver();
      };
    }
  }

  /// A new session: both sides are there.
  void opened() {
    start(Timer.PASSWORD, graces.password());
  }

  /// After a restart of the server: nobody is there yet. The server vanished, not the page: it gets
  /// as much time as the agent.
  void recovered(SessionState state) {
    agentLeft(state);
    start(Timer.TECHNICIAN, graces.agent());
    switch (state) {
      case SessionState.Waiting _, SessionState.Requested _ ->
          start(Timer.PASSWORD, graces.password());
      case SessionState.AwaitingConsent _ -> start(Timer.CONSENT, CONSENT_LIMIT);
      case SessionState.Active _, SessionState.Restarting _, SessionState.Ended _ -> {}
    }
  }

  /// The session goes on to this state.
  ///
  /// @param agentIsHere whether the computer is connected
  void entered(SessionState state, boolean agentIsHere) {
    switch (state) {
      case SessionState.Waiting() -> start(Timer.PASSWORD, graces.password());
      case SessionState.AwaitingConsent() -> {
        stop(Timer.PASSWORD);
        start(Timer.CONSENT, CONSENT_LIMIT);
      }
      case SessionState.Active() -> {
        if (agentIsHere) {
          stop(Timer.AGENT);
        }
        stop(Timer.CONSENT);
      }
      case SessionState.Restarting() -> start(Timer.AGENT, graces.restart());
      case SessionState.Requested _, SessionState.Ended _ -> {}
    }
  }

  /// The customer said yes to the first of two questions, and is asked the second.
  void askedAgain() {
    start(Timer.CONSENT, CONSENT_LIMIT);
  }

  void agentCame() {
    stop(Timer.AGENT);
  }

  /// @param state in which the computer may stay away for a while
  void agentLeft(SessionState state) {
    start(
        Timer.AGENT, state instanceof SessionState.Restarting ? graces.restart() : graces.agent());
  }

  void pageCame() {
    stop(Timer.TECHNICIAN);
  }

  /// @param goodbye the page said so itself: a reload, a closed tab
  void pageLeft(boolean goodbye) {
    start(Timer.TECHNICIAN, goodbye ? graces.technicianGoodbye() : graces.technician());
  }

  /// How long an absent page may stay away: seconds, rounded up; 0 for one that is there.
  int secondsLeftForPage() {
    return ends.containsKey(Timer.TECHNICIAN)
        ? (int) Math.max(0, Math.ceilDiv(nanosLeft(Timer.TECHNICIAN), 1_000_000_000L))
        : 0;
  }

  /// What ran out first, which it stays until its timer is stopped or started again.
  Optional<SessionInput> over() {
    return runOut().map(Timer::over);
  }

  /// The step that [#over] asks for failed: it is tried once more in a moment.
  void postpone() {
    runOut().ifPresent(timer -> start(timer, AFTER_A_FAILURE));
  }

  /// Until the next timer runs out; a day if none runs.
  long nanosLeft() {
    return ends.keySet().stream()
        .mapToLong(this::nanosLeft)
        .min()
        .orElse(Duration.ofDays(1).toNanos());
  }

  private Optional<Timer> runOut() {
    return ends.keySet().stream().filter(timer -> nanosLeft(timer) <= 0).findFirst();
  }

  private void start(Timer timer, Duration time) {
    ends.put(timer, System.nanoTime() + time.toNanos());
  }

  private void stop(Timer timer) {
    ends.remove(timer);
  }

  private long nanosLeft(Timer timer) {
    Long end = ends.get(timer);
    return end == null ? Long.MAX_VALUE : end - System.nanoTime();
  }
}
