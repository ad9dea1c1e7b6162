package de.beistand.agent.clipboard;

import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.channel.ClipboardPart.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says what was copied, for the customer's question and notice.
final class CopiedWords {
  private static final int MOST_LINES = 4;
  private static final int LINE_LENGTH = 110;
  private static final int COMPARED = 100_000;

  private final Texts texts;

  CopiedWords(Texts texts) {
    this.texts = texts;
  }

  /// What the question shows, a line each: size and kind first, then how the text begins. Words
  /// that only the HTML form has are shown, too: the plain form could be another text.
  List<String> details(Copied copied) {
    var lines = new ArrayList<String>();
    byte[] image = copied.form(Kind.IMAGE);
    if (image != null) {
      Png.Size size = Png.size(image);
      lines.add(texts.get("copied.image", size.width(), size.height(), size(image.length)));
    }
    byte[] text = copied.form(Kind.TEXT);
    byte[] html = copied.form(Kind.HTML);
    if (text != null) {
      String words = new String(text, StandardCharsets.UTF_8);
      String key = html == null ? "copied.text" : "copied.formatted";
      lines.add(texts.get(key, number(words.codePointCount(0, words.length()))));
      addBeginning(words, lines);
      if (html != null) {
        addHidden(words, HtmlText.of(new String(html, StandardCharsets.UTF_8)), lines);
      }
    }
    return lines;
  }

  private void addBeginning(String words, List<String> lines) {
    List<String> all = words.lines().filter(line -> !line.isBlank()).limit(MOST_LINES + 1).toList();
    for (String line : all.subList(0, Math.min(all.size(), MOST_LINES))) {
      lines.add("„" + PlainText.line(line, LINE_LENGTH) + "“");
    }
    if (all.size() > MOST_LINES) {
      lines.add("…");
    }
  }

  private void addHidden(String words, String ofHtml, List<String> lines) {
    if (!squeezed(words).equals(squeezed(ofHtml))) {
      lines.add(texts.get("copied.other"));
      addBeginning(ofHtml, lines);
    }
  }

  private static String squeezed(String words) {
    return words.substring(0, Math.min(words.length(), COMPARED)).replaceAll("[\\s\\h]+", "");
  }

  /// In few words, such as "Text, 45 Zeichen".
  String brief(Copied copied) {
    return details(copied).getFirst();
  }

  private String size(int bytes) {
    return bytes < 1_000_000
        ? number(Math.ceilDiv(bytes, 1000)) + " kB"
        : String.format(texts.locale(), "%.1f MB", bytes / 1e6);
  }

  private String number(int number) {
    Locale locale = texts.locale();
    return String.format(locale, "%,d", number);
  }
}
