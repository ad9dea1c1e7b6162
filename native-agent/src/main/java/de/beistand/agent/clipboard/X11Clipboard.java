package de.beistand.agent.clipboard;

import de.beistand.agent.x11.ClipboardReader;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.protocol.channel.ClipboardPart;
import de.beistand.protocol.channel.ClipboardPart.Kind;
import java.awt.Toolkit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The selection CLIPBOARD of an X11 desktop: read by requests of our own (AWT reads every form at
/// once and loses large ones), owned through AWT, which answers other programs from its own thread.
public final class X11Clipboard implements ClipboardPort {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration SHORTLY_BEFORE = Duration.ofSeconds(1);
  private static final Duration TIME_TO_COPY = Duration.ofMillis(1500);

  private static final List<String> TEXT =
      List.of("UTF8_STRING", "text/plain;charset=utf-8", "text/plain;charset=UTF-8");
  private static final String LATIN_TEXT = "STRING";
  private static final String HTML = "text/html";
  private static final String PNG = "image/png";

  private final ClipboardReader reader;

  private X11Clipboard(ClipboardReader reader) {
    this.reader = reader;
  }

  /// Connects to this display, such as `:0`; null is the one of the environment.
  public static X11Clipboard open(@Nullable String displayName) throws X11UnavailableException {
    return new X11Clipboard(ClipboardReader.open(displayName, PATIENCE));
  }

  @Override
  public synchronized Look look() {
    Optional<List<String>> offered = reader.targets();
    if (offered.isEmpty()) {
      return new Look.NoAnswer();
    }
    Map<Kind, byte[]> forms = new EnumMap<>(Kind.class);
    int left = ClipboardPart.MOST_BYTES;
    for (Kind kind : Kind.values()) {
      Optional<String> target = target(kind, offered.get());
      if (target.isEmpty()) {
        continue;
      }
      switch (reader.read(target.get(), left)) {
        case ClipboardReader.Answer.Bytes(byte[] bytes) -> {
          byte[] form = target.get().equals(LATIN_TEXT) ? fromLatin(bytes) : bytes;
          forms.put(kind, form);
          left -= Math.min(left, form.length);
        }
        case ClipboardReader.Answer.Absent _ -> {}
        case ClipboardReader.Answer.TooLarge _ -> {
          return new Look.TooLarge();
        }
        case ClipboardReader.Answer.Silence _ -> {
          return new Look.NoAnswer();
        }
      }
    }
    return new Look.Found(forms);
  }

  private static Optional<String> target(Kind kind, List<String> offered) {
    return switch (kind) {
      case TEXT ->
          TEXT.stream()
              .filter(offered::contains)
              .findFirst()
              .or(() -> Optional.of(LATIN_TEXT).filter(offered::contains));
      case HTML -> Optional.of(HTML).filter(offered::contains);
      case IMAGE -> Optional.of(PNG).filter(offered::contains);
    };
  }

  /// ICCCM § 2.6.2.
  private static byte[] fromLatin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized boolean put(Copied copied) {
    try {
      Toolkit.getDefaultToolkit()
          .getSystemClipboard()
          .setContents(new CopiedTransfer(copied), null);
      return true;
    } catch (IllegalStateException e) {
      return false; // AWT: the clipboard is not available
    }
  }

  @Override
  public synchronized boolean awaitCopy() {
    return reader.awaitChange(SHORTLY_BEFORE, TIME_TO_COPY);
  }

  @Override
  public synchronized void close() {
    reader.close();
  }
}
