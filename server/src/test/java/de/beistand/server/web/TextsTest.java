package de.beistand.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.Grant;
import de.beistand.protocol.JoinRefusal;
import de.beistand.protocol.OnlookerPhase;
import de.beistand.protocol.OnlookingEnd;
import de.beistand.protocol.SessionPhase;
import de.beistand.server.audit.AuditAction;
import de.beistand.server.consent.ServerEvent;
import de.beistand.server.recordings.RecordingState;
import de.beistand.server.recordings.Shortfall;
import de.beistand.server.sessions.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path SOURCES = Path.of("src/main/java/de/beistand/server");
  private static final Path SCRIPTS = Path.of("../web-client/src");
  private final Texts texts = new Texts();

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(texts.all(Language.EN).keySet()).isEqualTo(texts.all(Language.DE).keySet());
  }

  @Test
  void bothLanguagesFillInTheSameValues() {
    texts
        .all(Language.DE)
        .forEach(
            (key, german) ->
                assertThat(placeholders(texts.get(Language.EN, key)))
                    .as(key)
                    .isEqualTo(placeholders(german)));
  }

  @Test
  void noTextIsEmpty() {
    for (Language language : Language.values()) {
      assertThat(texts.all(language)).as(language.code()).doesNotContainValue("");
    }
  }

  @Test
  void everyKeyOfATemplateExists() throws IOException {
    List<String> keys = found(TEMPLATES, "\\bt\\([^()]*?'([a-z][A-Za-z.]+[A-Za-z])'");
    assertThat(keys).hasSizeGreaterThan(80);
    assertThat(keys.stream().filter(key -> !key.endsWith("."))).allMatch(texts::has);
  }

  @Test
  void everyKeyOfTheProgramExists() throws IOException {
    List<String> keys =
        found(
            SOURCES,
            "\"((?:app|form|front|operator|queue|customers|machines|abuse|login|person|account|technicians|sessions|session|download|join|error)(?:\\.(?!json\")[a-zA-Z0-9]+)+)\"");
    assertThat(keys).hasSizeGreaterThan(15).allMatch(texts::has);
  }

  @Test
  void noTextIsLeftOver() throws IOException {
    String everything =
        String.join("", found(TEMPLATES, "(?s)(.+)"))
            + String.join("", found(SOURCES, "(?s)(.+)"))
            + String.join("", found(SCRIPTS, "(?s)(.+)"));
    List<String> composed =
        List.of(
            "end.",
            "phase.",
            "event.",
            "failure.",
            "error.",
            "console.",
            "join.refused.",
            "join.link.",
            "session.way.",
            "queue.closed.",
            "queue.fault.",
            "queue.status.",
            "person.role.",
            "front.step.",
            "front.delete.where.",
            "operator.text.",
            "share.",
            "session.terms.",
            "recording.policy.",
            "sessions.filter.state.",
            "sessions.filter.recorded.",
            "review.open.",
            "watch.",
            "review.verdict.",
            "review.gap.",
            "review.state.",
            "recording.policy.",
            "audit.",
            "app.language.");
    assertThat(texts.all(Language.DE).keySet())
        .filteredOn(key -> composed.stream().noneMatch(key::startsWith))
        .allMatch(everything::contains);
  }

  @Test
  void everyFileOfATemplateExists() throws IOException {
    List<String> files = found(TEMPLATES, "asset\\('([^']+)'\\)");
    StaticFiles statics = new StaticFiles();
    assertThat(files).isNotEmpty().allMatch(file -> statics.address(file).contains("?v="));
  }

  @Test
  void everyOutcomeHasWords() {
    List<String> keys = new ArrayList<>();
    keys.addAll(named("end.", EndReason.values()));
    keys.addAll(named("console.end.", EndReason.values()));
    keys.addAll(named("phase.", SessionPhase.values()));
    keys.addAll(named("failure.", FailureCode.values()));
    keys.addAll(named("event.", ServerEvent.values()));
    for (JoinRefusal reason : JoinRefusal.values()) {
      if (reason != JoinRefusal.TECHNICIAN_AWAY) { // pages do not ask whether somebody is there
        keys.add("join.refused." + reason);
        keys.add("join.link." + reason);
      }
    }
    keys.addAll(named("session.way.", Way.values()));
    keys.addAll(named("audit.", AuditAction.values()));
    keys.addAll(named("console.onlooker.phase.", OnlookerPhase.values()));
    keys.addAll(named("watch.over.", OnlookingEnd.values()));
    keys.addAll(named("review.state.", RecordingState.values()));
    keys.addAll(named("review.gap.", Shortfall.values()));
    for (EventKind kind : EventKind.values()) {
      switch (kind) {
        case ASKED, GIVEN, REFUSED, EXPIRED, WITHDRAWN, RETURNED ->
            keys.addAll(named("event." + kind + ".", Grant.values()));
        case CONNECTED,
            INTERRUPTED,
            RESTORED,
            FILE_RECEIVED,
            FILE_SENT,
            CLIPBOARD_RECEIVED,
            CLIPBOARD_SENT,
            SYSTEM_INFORMATION_SENT,
            PAUSED,
            RESUMED,
            RESTARTING,
            RESTARTED,
            RESTART_FAILED,
            WORDS_CONFIRMED,
            ENDED ->
            keys.add("event." + kind);
      }
    }
    for (int status : ErrorPages.WITH_TEXT) {
      keys.add("error.title." + status);
      keys.add("error.text." + status);
    }
    assertThat(keys).allMatch(texts::has);
  }

  @Test
  void aValueThatLooksLikeAPlaceholderStays() {
    assertThat(texts.get(Language.DE, "session.shown", "{1}", "<b>"))
        .isEqualTo("Dem Kunden angezeigt: {1}, <b>");
  }

  private static List<String> named(String prefix, Enum<?>... values) {
    return Arrays.stream(values).map(value -> prefix + value.name()).toList();
  }

  private static Set<String> placeholders(String text) {
    return new TreeSet<>(matches(text, "(\\{[0-9]})"));
  }

  private static List<String> found(Path folder, String pattern) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        found.addAll(matches(Files.readString(file), pattern));
      }
    }
    return found;
  }

  private static List<String> matches(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
