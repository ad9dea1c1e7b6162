package de.beistand.server.web;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What templates can call: `t('key', …)`, `known('key')`, `asset('file')`, `dateTime(instant)`,
/// `date(instant)`, `timeOfDay(instant)`, `duration(duration)`.
final class TemplateFunctions extends AbstractExtension {
  private final Texts texts;
  private final StaticFiles files;
  private final Moments moments;

  TemplateFunctions(Texts texts, StaticFiles files, Moments moments) {
    this.texts = texts;
    this.files = files;
    this.moments = moments;
  }

  private interface Body {
    Object apply(Language language, List<Object> values);
  }

  @Override
  public Map<String, Function> getFunctions() {
    return Map.of(
        "t",
            function(
                (language, values) ->
                    texts.get(
                        language,
                        (String) values.getFirst(),
                        values.subList(1, values.size()).toArray())),
        "known", function((_, values) -> texts.has((String) values.getFirst())),
        "asset", function((_, values) -> files.address((String) values.getFirst())),
        "dateTime",
            function((language, values) -> moments.dateTime(language, (Instant) values.getFirst())),
        "date", function((language, values) -> moments.date(language, (Instant) values.getFirst())),
        "timeOfDay", function((_, values) -> moments.timeOfDay((Instant) values.getFirst())),
        "duration",
            function(
                (language, values) -> moments.duration(language, (Duration) values.getFirst())));
  }

  private static Function function(Body body) {
    return new Function() {
      @Override
      public @Nullable List<String> getArgumentNames() {
        return null; // positional: Pebble numbers the arguments from 0
      }

      @Override
      public Object execute(
          Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
          Object value = args.get(Integer.toString(i));
          if (value == null) {
            throw new IllegalArgumentException(self.getName() + ":" + line + ": argument is null");
          }
          values.add(value);
        }
        return body.apply(languageOf(context), values);
      }
    };
  }

  private static Language languageOf(EvaluationContext context) {
    String code = context.getLocale().getLanguage();
    for (Language language : Language.values()) {
      if (language.code().equals(code)) {
        return language;
      }
    }
    throw new IllegalStateException("no language " + code);
  }
}
