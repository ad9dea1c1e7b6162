package de.beistand.agent.clipboard;

import de.beistand.protocol.channel.ClipboardPart;
import de.beistand.protocol.channel.ClipboardPart.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was copied, in each of its forms: UTF-8 text, HTML as UTF-8, a picture as PNG. Nothing is
/// in it that was not checked.
public final class Copied {
  private final Map<Kind, byte[]> forms;

  /// @param forms not copied
  Copied(Map<Kind, byte[]> forms) {
    var sorted = new EnumMap<Kind, byte[]>(Kind.class);
    forms.forEach(
        (kind, bytes) -> {
          if (bytes.length > 0) {
            sorted.put(kind, bytes);
          }
        });
    this.forms = Collections.unmodifiableMap(sorted);
  }

  public boolean isEmpty() {
    return forms.isEmpty();
  }

  /// The bytes of one form; null if it is not there.
  public byte @Nullable [] form(Kind kind) {
    return forms.get(kind);
  }

  /// The forms, in the order in which they travel.
  public Map<Kind, byte[]> forms() {
    return forms;
  }

  List<ClipboardPart> parts() {
    return forms.entrySet().stream()
        .map(form -> new ClipboardPart(form.getKey(), form.getValue().length))
        .toList();
  }

  long bytes() {
    return forms.values().stream().mapToLong(bytes -> bytes.length).sum();
  }
}
