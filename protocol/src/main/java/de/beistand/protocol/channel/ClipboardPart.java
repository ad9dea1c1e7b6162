package de.beistand.protocol.channel;

/// One form of what was copied; a program that pastes takes the one that it likes best.
///
/// @param length of its bytes, which follow as binary messages: all parts one after the other, in
///   pieces of at most [#LONGEST_PIECE]
public record ClipboardPart(Kind kind, int length) {
  /// Most bytes of all parts together: 16 MiB.
  public static final int MOST_BYTES = 16 << 20;

  /// Longest binary message, in bytes.
  public static final int LONGEST_PIECE = 16 << 10;

  /// The forms, each at most once.
  public enum Kind {
    /// UTF-8.
    TEXT,
    /// UTF-8; never shown by either side, only given to the clipboard.
    HTML,
    /// PNG; whoever receives it decodes it and encodes it anew.
    IMAGE
  }

  public ClipboardPart {
    if (length < 1) {
      throw new IllegalArgumentException("a part of " + length + " bytes");
    }
  }
}
