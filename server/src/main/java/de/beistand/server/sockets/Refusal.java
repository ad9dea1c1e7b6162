package de.beistand.server.sockets;

import de.beistand.protocol.FailureCode;

/// The error table: each way to say no, with its HTTP status, its WebSocket close code and its
/// protocol code in one row.
public enum Refusal {
  BAD_MESSAGE(400, 4400, FailureCode.BAD_MESSAGE),
  UNSUPPORTED_VERSION(400, 4406, FailureCode.UNSUPPORTED_VERSION),
  IDENTITY_REJECTED(403, 4403, FailureCode.IDENTITY_REJECTED),
  REPLACED(409, 4409, FailureCode.REPLACED),
  COMPUTER_OFFLINE(404, Refusal.STAYS_OPEN, FailureCode.COMPUTER_OFFLINE),
  COMPUTER_BUSY(409, Refusal.STAYS_OPEN, FailureCode.COMPUTER_BUSY),
  CUSTOMER_REFUSES(403, Refusal.STAYS_OPEN, FailureCode.CUSTOMER_REFUSES),
  CUSTOMER_NUMBER_NEEDED(403, Refusal.STAYS_OPEN, FailureCode.CUSTOMER_NUMBER_NEEDED),
  TOO_MANY_ATTEMPTS(429, 4429, FailureCode.TOO_MANY_ATTEMPTS),
  UNKNOWN_SESSION(404, Refusal.STAYS_OPEN, FailureCode.UNKNOWN_SESSION),
  LOGIN_REQUIRED(401, 4401, FailureCode.LOGIN_REQUIRED),
  TOO_SLOW(408, 4408, FailureCode.TOO_SLOW),
  SERVER_STOPPING(503, 1012, FailureCode.SERVER_STOPPING);

  /// In the place of a close code: the connection stays open after this.
  static final int STAYS_OPEN = 0;

  private final int httpStatus;
  private final int closeCode;
  private final FailureCode code;

  Refusal(int httpStatus, int closeCode, FailureCode code) {
    this.httpStatus = httpStatus;
    this.closeCode = closeCode;
    this.code = code;
  }

  public int httpStatus() {
    return httpStatus;
  }

  /// The WebSocket close code (docs/protocol.md).
  public int closeCode() {
    if (closeCode == STAYS_OPEN) {
      throw new IllegalStateException(this + " does not close");
    }
    return closeCode;
  }

  public FailureCode code() {
    return code;
  }
}
