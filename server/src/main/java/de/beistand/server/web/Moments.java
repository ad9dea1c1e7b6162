package de.beistand.server.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// How times and durations are written, in the server's time zone.
public final class Moments {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final ZoneId zone;
  private final Texts texts;

  Moments(ZoneId zone, Texts texts) {
    this.zone = zone;
    this.texts = texts;
  }

  /// For example "22.11.2026, 14:05".
  public String dateTime(Language language, Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(language.locale())
        .format(at.atZone(zone));
  }

  /// For example "22.11.2026".
  public String date(Language language, Instant at) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(language.locale())
        .format(at.atZone(zone));
  }

  /// For example "14:05:09".
  public String timeOfDay(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  /// The two largest units: "42 s", "12 min 5 s", "1 h 20 min".
  public String duration(Language language, Duration length) {
    if (length.toHours() > 0) {
      return texts.get(language, "duration.hours", length.toHours(), length.toMinutesPart());
    }
    return length.toMinutes() > 0
        ? texts.get(language, "duration.minutes", length.toMinutes(), length.toSecondsPart())
        : texts.get(language, "duration.seconds", length.toSeconds());
  }
}
