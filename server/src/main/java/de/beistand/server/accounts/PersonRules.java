package de.beistand.server.accounts;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What a login name, a name and a password must look like. Faults are keys of the text catalogue.
final class PersonRules {
  static final int PASSWORD_LEAST = 12;
  static final int PASSWORD_MOST = 200;
  private static final int NAME_MOST = 100;
  private static final int DISTINCT_LEAST = 5;

  /// Plain ASCII: the database must not take two spellings for one login.
  private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,59}");

  private PersonRules() {}

  static boolean isLogin(String login) {
    return LOGIN.matcher(login).matches();
  }

  static void checkLogin(String login, Map<String, String> faults) {
    if (!isLogin(login)) {
      faults.put("login", "person.login.bad");
    }
  }

  /// A name is one visible line: it is shown to customers and stands in signed events.
  static void checkName(String name, Map<String, String> faults) {
    boolean readable = name.codePoints().allMatch(PersonRules::isReadable);
    if (name.isBlank() || name.codePointCount(0, name.length()) > NAME_MOST || !readable) {
      faults.put("name", "person.name.bad");
    }
  }

  static void checkPassword(
      String password, String repeat, String login, Map<String, String> faults) {
    int length = password.codePointCount(0, password.length());
    if (length < PASSWORD_LEAST) {
      faults.put("password", "person.password.short");
    } else if (password.length() > PASSWORD_MOST) {
      faults.put("password", "person.password.long");
    } else if (isGuessable(password, login)) {
      faults.put("password", "person.password.guessable");
    } else if (!password.equals(repeat)) {
      faults.put("repeat", "person.password.differs");
    }
  }

  private static boolean isGuessable(String password, String login) {
    boolean monotonous = password.codePoints().distinct().count() < DISTINCT_LEAST;
    return monotonous || (login.length() >= 4 && password.toLowerCase(Locale.ROOT).contains(login));
  }

  /// No control characters, and none that turn the direction of writing or hide.
  private static boolean isReadable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
