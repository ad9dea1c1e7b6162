package de.beistand.verifier;

/// The file is no export of a session, or so damaged that nothing in it can be checked.
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  Unreadable(String why) {
    super(why);
  }

  Unreadable(String why, Throwable cause) {
    super(why, cause);
  }
}
