package de.beistand.agent.clipboard;

import de.beistand.protocol.channel.ClipboardPart.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Makes [Copied] of what a stranger gave: text and HTML are UTF-8 without NUL, HTML never goes
/// without a plain form, and a picture is the one that we encoded ourselves.
final class Checks {
  private Checks() {}

  sealed interface Checked {
    record Good(Copied copied) implements Checked {}

    /// A picture with too many pixels.
    record TooLarge() implements Checked {}

    record Unreadable() implements Checked {}
  }

  static Checked check(Map<Kind, byte[]> hostile) {
    Map<Kind, byte[]> forms = new EnumMap<>(Kind.class);
    for (var form : hostile.entrySet()) {
      switch (form.getKey()) {
        case TEXT, HTML -> {
          Optional<String> text = text(form.getValue());
          if (text.isEmpty()) {
            return new Checked.Unreadable();
          }
          forms.put(form.getKey(), text.get().getBytes(StandardCharsets.UTF_8));
        }
        case IMAGE -> {
          switch (Png.anew(form.getValue())) {
            case Png.Result.Good(byte[] png) -> forms.put(Kind.IMAGE, png);
            case Png.Result.TooLarge _ -> {
              return new Checked.TooLarge();
            }
            case Png.Result.Unreadable _ -> {
              return new Checked.Unreadable();
            }
          }
        }
      }
    }
    byte[] html = forms.get(Kind.HTML);
    if (html != null && !forms.containsKey(Kind.TEXT)) {
      String plain = HtmlText.of(new String(html, StandardCharsets.UTF_8));
      forms.put(Kind.TEXT, plain.getBytes(StandardCharsets.UTF_8));
    }
    return new Checked.Good(new Copied(forms));
  }

  /// UTF-8, or UTF-16 with a byte order mark (what Mozilla's programs put as HTML); NUL ends it.
  private static Optional<String> text(byte[] bytes) {
    boolean utf16 =
        bytes.length >= 2
            && ((bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE
                || (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF);
    Charset charset = utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int end = text.indexOf('\0');
      return Optional.of(end < 0 ? text : text.substring(0, end));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
