package de.beistand.verifier;

/// The file is no export of a session, or so damaged that nothing in it can be checked.
public final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Said said;

  Unreadable(String key, Object... values) {
    super(key);
    said = Said.of(key, values);
  }

  /// Why, for people.
  public Said said() {
    return said;
  }
}
