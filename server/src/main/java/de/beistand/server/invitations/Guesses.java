package de.beistand.server.invitations;

import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import java.util.Optional;
import java.util.stream.Stream;

/// The limit for guessing numbers and links: every try counts until it turns out to be right.
final class Guesses {
  private final RateLimits limits;

  Guesses(RateLimits limits) {
    this.limits = limits;
  }

  /// Counts a try; whether there were too many from this address, or from everywhere.
  boolean isTooMuch(String address) {
    return Stream.of(
            limits.use(RateLimit.JOIN_PER_ADDRESS, address), limits.use(RateLimit.JOIN_OVERALL, ""))
        .anyMatch(Optional::isPresent);
  }

  /// Whoever has the right number is not slowed down.
  void wasNone(String address) {
    limits.giveBack(RateLimit.JOIN_PER_ADDRESS, address);
    limits.giveBack(RateLimit.JOIN_OVERALL, "");
  }
}
