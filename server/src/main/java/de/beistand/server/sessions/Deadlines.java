package de.beistand.server.sessions;

import de.beistand.server.sessions.SessionInput.AgentGraceOver;
import de.beistand.server.sessions.SessionInput.ConsentTimeOver;
import de.beistand.server.sessions.SessionInput.PasswordTimeOver;
import de.beistand.server.sessions.SessionInput.TechnicianGraceOver;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The running timers of one live session; not thread-safe. Monotonic: a corrected clock ends
/// nothing.
final class Deadlines {
  private final Map<Timer, Long> ends = new EnumMap<>(Timer.class);

  /// What can run out.
  enum Timer {
    PASSWORD,
    CONSENT,
    TECHNICIAN,
    AGENT;

    SessionInput over() {
      return switch (this) {
        case PASSWORD -> new PasswordTimeOver();
        case CONSENT -> new ConsentTimeOver();
        case TECHNICIAN -> new TechnicianGraceOver();
        case AGENT -> new AgentGraceOver();
      };
    }
  }

  void start(Timer timer, Duration time) {
    ends.put(timer, System.nanoTime() + time.toNanos());
  }

  void stop(Timer timer) {
    ends.remove(timer);
  }

  /// The first timer that has run out, which it stays until it is stopped or started again.
  Optional<Timer> over() {
    return ends.keySet().stream().filter(timer -> nanosLeft(timer) <= 0).findFirst();
  }

  /// Until the next timer runs out; a day if none runs.
  long nanosLeft() {
    return ends.keySet().stream()
        .mapToLong(this::nanosLeft)
        .min()
        .orElse(Duration.ofDays(1).toNanos());
  }

  /// Seconds left, rounded up; 0 if it does not run.
  int secondsLeft(Timer timer) {
    return ends.containsKey(timer)
        ? (int) Math.max(0, Math.ceilDiv(nanosLeft(timer), 1_000_000_000L))
        : 0;
  }

  private long nanosLeft(Timer timer) {
    Long end = ends.get(timer);
    return end == null ? Long.MAX_VALUE : end - System.nanoTime();
  }
}
