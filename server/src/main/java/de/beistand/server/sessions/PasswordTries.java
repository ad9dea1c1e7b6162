package de.beistand.server.sessions;

import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/// The limit for guessing session passwords: every try counts until it turns out to be right.
final class PasswordTries {
  private final RateLimits limits;

  PasswordTries(RateLimits limits) {
    this.limits = limits;
  }

  /// Counts a try; how long to wait, if there were too many of this technician's, at this computer
  /// or everywhere.
  Optional<Duration> use(SessionRow row) {
    return Stream.of(
            limits.use(RateLimit.PASSWORD_PER_TECHNICIAN, Long.toString(row.technicianId())),
            limits.use(RateLimit.PASSWORD_PER_COMPUTER, row.machine().machineId()),
            limits.use(RateLimit.PASSWORD_OVERALL, ""))
        .flatMap(Optional::stream)
        .max(Duration::compareTo);
  }

  /// A right password was no guess: whoever works fast is not slowed down.
  void wasRight(SessionRow row) {
    limits.giveBack(RateLimit.PASSWORD_PER_TECHNICIAN, Long.toString(row.technicianId()));
    limits.giveBack(RateLimit.PASSWORD_PER_COMPUTER, row.machine().machineId());
    limits.giveBack(RateLimit.PASSWORD_OVERALL, "");
  }
}
