package de.beistand.agent.x11;

import java.io.Serial;

/// The reason why this computer's desktop cannot be reached through X11: a library, a server or an
/// extension is missing. An expected outcome; the caller goes on without.
public final class X11UnavailableException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public X11UnavailableException(String message) {
    super(message);
  }
}
