package de.beistand.agent.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;

/// What X11 keysyms mean as characters.
///
/// Source: X Window System Protocol, appendix A "Keysym encoding".
final class Keysyms {
  static final long NO_SYMBOL = 0;
  static final long TAB = 0xff09;
  static final long RETURN = 0xff0d;
  static final long NUM_LOCK = 0xff7f;
  static final long CAPS_LOCK = 0xffe5;
  static final long SHIFT_L = 0xffe1;
  static final long SHIFT_R = 0xffe2;
  static final long ISO_LEVEL3_SHIFT = 0xfe03;

  /// Stands for "no character".
  static final int NONE = -1;

  private static final long UNICODE = 0x0100_0000;
  private static final Map<Long, Integer> LEGACY = read("legacy-keysyms.txt");

  private Keysyms() {}

  /// The code point that this keysym types, line feed for Return, or [#NONE].
  static int codePoint(long keysym) {
    if (isLatin1(keysym)) {
      return (int) keysym;
    }
    if (keysym >= UNICODE + 0x100 && keysym <= UNICODE + Character.MAX_CODE_POINT) {
      return (int) (keysym - UNICODE);
    }
    if (keysym == RETURN) {
      return '\n';
    }
    return keysym == TAB ? '\t' : LEGACY.getOrDefault(keysym, NONE);
  }

  /// A keysym that types this printable code point.
  static long of(int codePoint) {
    return isLatin1(codePoint) ? codePoint : UNICODE + codePoint;
  }

  private static boolean isLatin1(long keysym) {
    return (keysym >= 0x20 && keysym <= 0x7e) || (keysym >= 0xa0 && keysym <= 0xff);
  }

  private static Map<Long, Integer> read(String resource) {
    try (InputStream in = Keysyms.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new AssertionError(resource + " is missing");
      }
      Map<Long, Integer> table = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                for (Scanner words = new Scanner(line).useRadix(16); words.hasNext(); ) {
                  table.put(words.nextLong(), words.nextInt());
                }
              });
      return Map.copyOf(table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
