package de.beistand.agent.session;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.signaling.ServerToAgent.PasswordCheck;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Who asks for a session, as the server says it and the customer sees it.
///
/// The names are hostile text of bounded length without control characters.
///
/// @param recording what the firm wants of this session
record Introduction(
    String sessionId,
    String nonce,
    String technician,
    String firm,
    String terms,
    RecordingPolicy recording) {
  private static final int LONGEST = 200;

  /// What the message says, or empty if it cannot be shown and signed.
  static Optional<Introduction> of(PasswordCheck check) {
    boolean presentable =
        Stream.of(check.nonce(), check.technician(), check.firm(), check.terms())
            .allMatch(
                text -> text.length() <= LONGEST && text.chars().noneMatch(Introduction::bad));
    if (!presentable || check.technician().isBlank() || !isUuid(check.sessionId())) {
      return Optional.empty();
    }
    return Optional.of(
        new Introduction(
            check.sessionId(),
            check.nonce(),
            check.technician(),
            check.firm(),
            check.terms(),
            check.recording()));
  }

  /// Whether it can be shown and signed as somebody's name.
  static boolean isName(String text) {
    return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Introduction::bad);
  }

  /// Control characters and those that turn the writing direction, which can make a name look like
  /// another one.
  private static boolean bad(int c) {
    return Character.isISOControl(c)
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
