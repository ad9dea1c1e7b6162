package de.beistand.protocol;

/// A message that is not one of ours: malformed, incomplete, too long or of an unknown type.
public final class ProtocolException extends Exception {
  private static final long serialVersionUID = 1L;

  ProtocolException(String message, Throwable cause) {
    super(message, cause);
  }

  ProtocolException(String message) {
    super(message);
  }
}
