package de.beistand.agent.window;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The name of the person at this computer, as the system's account has it: a first guess for the
/// form.
final class AccountName {
  private static final Path ACCOUNTS = Path.of("/etc/passwd");
  private static final int FULL_NAME = 4;

  private AccountName() {}

  /// The full name where the system knows one, else the account's.
  static String guess() {
    String account = System.getProperty("user.name", "");
    return fullName(ACCOUNTS, account).orElse(account);
  }

  /// The full name in the fifth field of the account's line, up to its first comma (passwd(5)).
  static Optional<String> fullName(Path accounts, String account) {
    try (Stream<String> lines = Files.lines(accounts, StandardCharsets.UTF_8)) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > FULL_NAME && fields[0].equals(account))
          .map(fields -> fields[FULL_NAME].replaceFirst(",.*", "").strip())
          .filter(name -> !name.isEmpty())
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty(); // another system, or not to be read: the account's name will do
    }
  }
}
