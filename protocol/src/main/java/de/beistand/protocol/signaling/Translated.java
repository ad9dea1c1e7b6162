package de.beistand.protocol.signaling;

/// A text that the firm wrote, in both languages; either may be empty, which means that the other
/// one is for everybody.
public record Translated(String german, String english) {
  /// Nothing was written.
  public static final Translated NONE = new Translated("", "");

  /// The text for somebody who reads `language`, else the other one.
  ///
  /// @param language `de` or `en`
  public String in(String language) {
    String wanted = language.equals("en") ? english : german;
    return wanted.isEmpty() ? german + english : wanted;
  }
}
