package de.beistand.agent.signaling;

import de.beistand.protocol.FailureCode;
import de.beistand.protocol.signaling.ServerToAgent.Failure;
import org.jspecify.annotations.Nullable;

/// How one connection to the server ended.
enum Ending {
  /// Dial again.
  LOST,
  /// Do not dial again: the server does not want this program, or another program with the same key
  /// has taken its place.
  REFUSED;

  static Ending of(FailureCode code) {
    return switch (code) {
      case UNSUPPORTED_VERSION, IDENTITY_REJECTED, REPLACED -> REFUSED;
      case BAD_MESSAGE,
          COMPUTER_OFFLINE,
          COMPUTER_BUSY,
          CUSTOMER_REFUSES,
          CUSTOMER_NUMBER_NEEDED,
          TOO_MANY_ATTEMPTS,
          UNKNOWN_SESSION,
          LOGIN_REQUIRED,
          TOO_SLOW,
          SERVER_STOPPING ->
          LOST;
    };
  }

  /// What a close code of docs/protocol.md says, or null if it says nothing special.
  static @Nullable Failure failureOf(int closeCode) {
    return switch (closeCode) {
      case 4403 -> new Failure(FailureCode.IDENTITY_REJECTED);
      case 4406 -> new Failure(FailureCode.UNSUPPORTED_VERSION);
      case 4409 -> new Failure(FailureCode.REPLACED);
      default -> null;
    };
  }
}
