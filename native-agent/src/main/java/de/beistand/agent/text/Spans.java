package de.beistand.agent.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;

/// How a span of time is written: as a running clock or in words.
public final class Spans {
  private Spans() {}

  /// "04:07", with hours "1:04:07".
  public static String clock(Duration span) {
    long hours = span.toHours();
    String rest =
        String.format(Locale.ROOT, "%02d:%02d", span.toMinutesPart(), span.toSecondsPart());
    return hours == 0 ? rest : hours + ":" + rest;
  }

  /// "1 Stunde 4 Minuten"; seconds only below one hour.
  public static String words(Duration span, Texts texts) {
    var parts = new ArrayList<String>();
    addPart(parts, "hour", span.toHours(), texts);
    addPart(parts, "minute", span.toMinutesPart(), texts);
    if (span.toHours() == 0) {
      addPart(parts, "second", span.toSecondsPart(), texts);
    }
    return parts.isEmpty() ? texts.get("duration.seconds", 0) : String.join(" ", parts);
  }

  private static void addPart(ArrayList<String> parts, String unit, long amount, Texts texts) {
    if (amount == 1) {
      parts.add(texts.get("duration." + unit));
    } else if (amount > 1) {
      parts.add(texts.get("duration." + unit + "s", amount));
    }
  }
}
