package de.beistand.agent;

import de.beistand.agent.signaling.ServerAddress;
import de.beistand.agent.text.SessionNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the program was started with.
///
/// @param server where to connect
/// @param answerWithin how long the customer may think about a question
/// @param locale language of the texts
/// @param home the agent's own folder
/// @param keepsKey whether the key is kept there from the beginning: whoever names a folder for it
///   wants that; everybody else is asked
/// @param number session number to join at once
record Options(
    ServerAddress server,
    Duration answerWithin,
    Locale locale,
    Path home,
    boolean keepsKey,
    Optional<String> number) {
  private static final int SHORTEST_SECONDS = 15;
  private static final int LONGEST_SECONDS = 120;

  /// What reading the arguments led to.
  sealed interface Result {
    /// They make sense.
    record Valid(Options options) implements Result {}

    /// One does not, or the server is missing (then it is empty).
    record Invalid(String argument, Locale locale) implements Result {}

    /// `--help`.
    record Help(Locale locale) implements Result {}
  }

  /// Reads the arguments.
  static Result parse(String[] arguments, Locale system, Path userHome) {
    Locale locale = language(arguments, system);
    Optional<ServerAddress> server = Optional.empty();
    Optional<Duration> answerWithin = Optional.of(Duration.ofSeconds(60));
    Optional<String> number = Optional.empty();
    Path home = userHome.resolve(".config").resolve("beistand");
    boolean keepsKey = false;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      String value = equals < 0 ? "" : argument.substring(equals + 1);
      boolean fine =
          switch (name) {
            case "--help" -> true;
            case "--language" -> value.equals("de") || value.equals("en");
            case "--server" -> (server = ServerAddress.parse(value)).isPresent();
            case "--consent-seconds" -> (answerWithin = seconds(value)).isPresent();
            case "--number" -> (number = SessionNumber.typed(value)).isPresent();
            case "--home" -> !value.isBlank();
            default -> false;
          };
      if (!fine) {
        return new Result.Invalid(argument, locale);
      }
      if (name.equals("--help")) {
        return new Result.Help(locale);
      }
      if (name.equals("--home")) {
        home = Path.of(value);
        keepsKey = true;
      }
    }
    if (server.isEmpty() || answerWithin.isEmpty()) {
      return new Result.Invalid("", locale);
    }
    return new Result.Valid(
        new Options(
            server.get(), answerWithin.get(), locale, home.toAbsolutePath(), keepsKey, number));
  }

  /// The language asked for, even if another argument is wrong: the complaint is in that language.
  private static Locale language(String[] arguments, Locale system) {
    @Nullable String asked = null;
    for (String argument : arguments) {
      if (argument.startsWith("--language=")) {
        asked = argument.substring("--language=".length());
      }
    }
    return asked == null ? system : Locale.of(asked);
  }

  private static Optional<Duration> seconds(String value) {
    try {
      int seconds = Integer.parseInt(value);
      return seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS
          ? Optional.of(Duration.ofSeconds(seconds))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
