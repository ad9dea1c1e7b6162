package de.beistand.server.front;

/// Checks of texts that administrators type.
final class OneLine {
  private OneLine() {}

  /// Whether this is one visible line of at most `most` characters: it is shown to customers and
  /// stands in signed events.
  static boolean is(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        && text.codePoints().allMatch(OneLine::isReadable);
  }

  /// Likewise, with line breaks.
  static boolean areSeveral(String text, int most) {
    return is(text.replace("\n", " "), most);
  }

  /// No control characters, and none that turn the direction of writing or hide.
  private static boolean isReadable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          false;
      default -> true;
    };
  }
}
