package de.beistand.server.machines;

import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The register of customers' computers: who proves a key gets its nine digits.
public final class Machines {
  private static final int FIRST = 100_000_000;
  private static final int LAST = 999_999_999;
  private static final int LONGEST_TEXT = 100;

  private final MachineRepository repository;
  private final RateLimits limits;
  private final Clock clock;
  private final RandomGenerator random;

  /// @param random a secure one: the digits must not be foreseeable
  public Machines(
      MachineRepository repository, RateLimits limits, Clock clock, RandomGenerator random) {
    this.repository = repository;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
  }

  /// What came of a proven key.
  public sealed interface Result {
    /// The computer, old or new.
    record Known(Machine machine) implements Result {}

    /// Too many new keys from this address.
    record TooMany(Duration retryAfter) implements Result {}
  }

  /// The computer with this key; a new key gets digits of its own.
  ///
  /// @param software as the agent says: hostile text
  /// @param system as the agent says: hostile text
  public Result arrive(MachineKey key, String software, String system, String address) {
    String program = tidy(software);
    String os = tidy(system);
    Optional<Machine> known = repository.seen(key, program, os, clock.instant());
    if (known.isPresent()) {
      return new Result.Known(known.get());
    }
    Optional<Duration> wait = limits.use(RateLimit.NEW_MACHINE_PER_ADDRESS, address);
    if (wait.isPresent()) {
      return new Result.TooMany(wait.get());
    }
    while (true) {
      String digits = Integer.toString(random.nextInt(FIRST, LAST + 1));
      Optional<Machine> machine = repository.insert(key, digits, program, os, clock.instant());
      if (machine.isEmpty()) {
        // the digits are taken, or another connection registered the same key just now
        machine = repository.seen(key, program, os, clock.instant());
      }
      if (machine.isPresent()) {
        return new Result.Known(machine.get());
      }
    }
  }

  /// Without characters that nobody can see, and cut to 50 characters, each of which may take two
  /// of the column.
  public static String tidy(String text) {
    StringBuilder tidy = new StringBuilder();
    visible(text).codePoints().limit(LONGEST_TEXT / 2).forEach(tidy::appendCodePoint);
    return tidy.toString();
  }

  /// Without characters that nobody can see.
  public static String visible(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().filter(Machines::isVisible).forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT, // turns the direction of text around
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
