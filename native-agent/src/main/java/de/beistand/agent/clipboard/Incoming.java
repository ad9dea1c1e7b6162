package de.beistand.agent.clipboard;

import de.beistand.protocol.channel.ClipboardPart;
import de.beistand.protocol.channel.ClipboardPart.Kind;
import de.beistand.protocol.channel.ClipboardToAgent;
import de.beistand.protocol.channel.ClipboardToTechnician.Outcome;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the technician pastes, while it arrives. It grows with what really comes, never with what
/// is announced.
final class Incoming {
  private final int id;
  private final List<ClipboardPart> parts;
  private final long total;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private Incoming(ClipboardToAgent.Put put, long total) {
    id = put.id();
    parts = put.parts();
    this.total = total;
  }

  sealed interface Begun {
    record Yes(Incoming incoming) implements Begun {}

    record No(Outcome outcome) implements Begun {}
  }

  sealed interface Progress {
    record More() implements Progress {}

    /// All forms are there.
    record Complete(Map<Kind, byte[]> forms) implements Progress {}

    /// More came than was announced.
    record Broken() implements Progress {}
  }

  static Begun of(ClipboardToAgent.Put put) {
    long total = put.parts().stream().mapToLong(ClipboardPart::length).sum();
    long kinds = put.parts().stream().map(ClipboardPart::kind).distinct().count();
    if (put.parts().isEmpty() || kinds != put.parts().size()) {
      return new Begun.No(Outcome.UNREADABLE);
    }
    if (total > ClipboardPart.MOST_BYTES) {
      return new Begun.No(Outcome.TOO_LARGE);
    }
    return new Begun.Yes(new Incoming(put, total));
  }

  int id() {
    return id;
  }

  Progress take(byte[] piece) {
    if (bytes.size() + (long) piece.length > total) {
      return new Progress.Broken();
    }
    bytes.writeBytes(piece);
    return bytes.size() < total ? new Progress.More() : new Progress.Complete(forms());
  }

  private Map<Kind, byte[]> forms() {
    byte[] all = bytes.toByteArray();
    Map<Kind, byte[]> forms = new EnumMap<>(Kind.class);
    int from = 0;
    for (ClipboardPart part : parts) {
      forms.put(part.kind(), Arrays.copyOfRange(all, from, from + part.length()));
      from += part.length();
    }
    return forms;
  }
}
