package de.beistand.agent.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Turns a stranger's name or path into one that is harmless on every system that the agent may run
/// on: nothing outside the folder, nothing hidden, nothing that Windows takes for a device, nothing
/// that reads differently from what it is (Unicode TR 36 § 2.4).
final class SafeName {
  /// Code points of a name.
  static final int LONGEST = 120;

  /// UTF-8 bytes of a name; leaves room for ` (12345)` and `.part` below the usual 255.
  static final int LONGEST_BYTES = 200;

  /// Folders one in another.
  static final int DEEPEST = 32;

  private static final int LONGEST_EXTENSION = 16;

  /// Not allowed on Windows, `:` also opens a second stream of a file there.
  private static final String FORBIDDEN = "<>:\"|?*/\\";

  /// Letters by their category, but nothing to see.
  private static final String BLANK_LETTERS = "\u115F\u1160\u3164\uFFA0\u2800";

  /// Names of devices on Windows, with any extension.
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|clock\\$|conin\\$|conout\\$|(com|lpt)[0-9¹²³])");

  private SafeName() {}

  /// The names of a path from the outermost folder to the file; empty if they are too many.
  static List<String> path(String hostile) {
    List<String> names = new ArrayList<>();
    for (String name : hostile.split("[/\\\\]", -1)) {
      if (!name.isEmpty() && !name.equals(".")) {
        names.add(of(name));
      }
      if (names.size() > DEEPEST) {
        return List.of();
      }
    }
    return names.isEmpty() ? List.of("_") : names;
  }

  /// A harmless name, never empty.
  static String of(String hostile) {
    var kept = new StringBuilder();
    hostile
        .codePoints()
        .filter(SafeName::isVisible)
        .map(c -> FORBIDDEN.indexOf(c) >= 0 ? '_' : Character.isSpaceChar(c) ? ' ' : c)
        .forEach(kept::appendCodePoint);
    String name = withoutEnds(Normalizer.normalize(kept, Normalizer.Form.NFC));
    if (name.startsWith(".")) {
      name = "_" + name.substring(1);
    }
    name = withoutEnds(cut(name));
    String stem = name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
    if (DEVICE.matcher(stem.strip()).matches()) {
      name = "_" + name;
    }
    return name.isEmpty() ? "_" : name;
  }

  /// `name (2).txt`: the same name once more, told apart.
  static String numbered(String name, int number) {
    if (number < 2) {
      return name;
    }
    int dot = extensionAt(name);
    return name.substring(0, dot) + " (" + number + ")" + name.substring(dot);
  }

  /// What two names have in common that some file systems take for the same.
  static String folded(String name) {
    return Normalizer.normalize(
        name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /// Windows drops dots and spaces at the end; at the beginning spaces hide.
  private static String withoutEnds(String name) {
    int end = name.length();
    while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
      end--;
    }
    return name.substring(0, end).stripLeading();
  }

  private static String cut(String name) {
    if (fits(name)) {
      return name;
    }
    int dot = extensionAt(name);
    String extension = name.substring(dot);
    String stem = name.substring(0, dot);
    while (!stem.isEmpty() && !fits(stem + extension)) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem.stripTrailing() + extension;
  }

  private static boolean fits(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST
        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
  }

  /// Where the extension begins; the name's end if it has none.
  private static int extensionAt(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? dot : name.length();
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
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
