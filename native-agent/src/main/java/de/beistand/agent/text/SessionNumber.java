package de.beistand.agent.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The nine digits that a technician says on the phone, as people and browsers write them.
public final class SessionNumber {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{8}");

  /// Nine digits that stand by themselves: `Beistand-123456789 (1).run`.
  private static final Pattern IN_A_NAME = Pattern.compile("(?<![0-9])[1-9][0-9]{8}(?![0-9])");

  private SessionNumber() {}

  /// The digits of what was typed; spaces, points and hyphens between them do not matter.
  public static Optional<String> typed(String text) {
    String digits = text.replaceAll("[\\s\\u00A0\\u202F.\\-–/]", "");
    return NUMBER.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
  }

  /// The number in the name of a file that was downloaded for it. A browser may have added ` (1)`;
  /// two numbers are as good as none.
  public static Optional<String> inFileName(String name) {
    Matcher found = IN_A_NAME.matcher(name);
    if (!found.find()) {
      return Optional.empty();
    }
    String number = found.group();
    return found.find() ? Optional.empty() : Optional.of(number);
  }

  /// `123 456 789`.
  public static String grouped(String digits) {
    return digits.replaceAll("(...)(?=.)", "$1 ");
  }
}
