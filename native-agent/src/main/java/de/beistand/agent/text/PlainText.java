package de.beistand.agent.text;

import java.text.Normalizer;

/// Makes text of strangers safe to show on one line.
///
/// Out go control characters, line breaks, direction overrides (which can make a name read
/// backwards, Unicode TR 36 § 2.4), invisible and unassigned characters and towers of combining
/// marks; the rest is cut to a length.
public final class PlainText {
  private static final int MARKS_IN_A_ROW = 2;

  /// Letters and symbols by their category, but nothing to see: Hangul fillers, the empty Braille
  /// pattern.
  private static final String BLANK_LETTERS = "\u115F\u1160\u3164\uFFA0\u2800";

  private PlainText() {}

  /// One line of at most `length` code points, ending in "…" if something was cut.
  public static String line(String hostile, int length) {
    String composed = Normalizer.normalize(hostile, Normalizer.Form.NFC);
    var kept = new StringBuilder();
    int marks = 0;
    for (int c : composed.codePoints().toArray()) {
      marks = isMark(c) ? marks + 1 : 0;
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        kept.append(' ');
      } else if (isVisible(c) && marks <= MARKS_IN_A_ROW) {
        kept.appendCodePoint(c);
      }
    }
    String line = kept.toString().replaceAll(" +", " ").strip();
    if (line.codePointCount(0, line.length()) <= length) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, length - 1)).strip() + "…";
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isVisible(int c) {
    if (BLANK_LETTERS.indexOf(c) >= 0) {
      return false;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
