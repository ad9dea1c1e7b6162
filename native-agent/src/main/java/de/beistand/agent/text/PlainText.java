package de.beistand.agent.text;

import java.text.Normalizer;

/// Makes text of strangers safe to show.
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
    return cut(visible(hostile, false).replaceAll(" +", " ").strip(), length);
  }

  /// Text of several lines, at most `length` code points, ending in "…" if something was cut. Never
  /// more than one empty line in a row; spaces inside a line stay.
  public static String lines(String hostile, int length) {
    String breaks = hostile.replaceAll("\\R", "\n");
    String text = visible(breaks, true).replaceAll("[ \n]*\n[ ]*\n[ \n]*", "\n\n");
    return cut(text.strip(), length);
  }

  private static String visible(String hostile, boolean breaks) {
    String composed = Normalizer.normalize(hostile, Normalizer.Form.NFC);
    var kept = new StringBuilder();
    int marks = 0;
    for (int c : composed.codePoints().toArray()) {
      marks = isMark(c) ? marks + 1 : 0;
      if (c == '\n' && breaks) {
        kept.append('\n');
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        kept.append(' ');
      } else if (isVisible(c) && marks <= MARKS_IN_A_ROW) {
        kept.appendCodePoint(c);
      }
    }
    return kept.toString();
  }

  private static String cut(String text, int length) {
    if (text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, length - 1)).strip() + "…";
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
