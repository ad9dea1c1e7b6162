package de.beistand.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EventKind;
import de.beistand.verifier.Finding.Weight;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What an export shows when somebody was at it: a stranger, or the very firm with its server's
/// key.
class TamperTest {
  /// Bits tried in one file, evenly spread; each is a whole check.
  private static final int MOST_FLIPS = 150;

  private final Sample sample = new Sample();

  @Test
  void theGenuineOneIsWholeAndSaysWhatItDoesNotProve() throws Exception {
    List<Finding> findings = check("");
    assertThat(Check.isWhole(findings)).isTrue();
    assertThat(texts(findings, Weight.PROVEN))
        .anyMatch(text -> text.contains("signed all 6 of its events"))
        .anyMatch(text -> text.contains("5 notes"))
        .anyMatch(text -> text.contains("up to entry 11"))
        .anyMatch(text -> text.contains("version 2026-11, agreed to by a click"));
    assertThat(texts(findings, Weight.OPEN))
        .anyMatch(text -> text.contains("--check"))
        .anyMatch(text -> text.contains("--server-key"))
        .anyMatch(text -> text.contains("own clock"));
  }

  @Test
  void theCustomersCheckValueAndTheServersKeyAreRecognised() throws Exception {
    var expected =
        new Check.Expected(
            sample.checkValue.toLowerCase(java.util.Locale.ROOT), Sample.raw(sample.server));
    List<Finding> findings = Check.of(sample.zip(), expected);
    assertThat(Check.isWhole(findings)).isTrue();
    assertThat(texts(findings, Weight.PROVEN)).anyMatch(text -> text.contains("check value fits"));
    assertThat(Check.isWhole(check("0000 0000 0000 0000 0000"))).isFalse();
    assertThat(
            Check.isWhole(
                Check.of(sample.zip(), new Check.Expected("", Sample.raw(sample.computer)))))
        .isFalse();
  }

  @Test
  void aSingleFlippedBitAnywhereInTheFilesIsFound() {
    Map<String, byte[]> genuine = sample.files();
    genuine.put("manifest.json", sample.manifest(genuine));
    for (String name : genuine.keySet()) {
      byte[] bytes = genuine.get(name);
      int step = 1 + bytes.length / MOST_FLIPS;
      for (int at = 0; at < bytes.length; at += step) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << at % 8);
        Map<String, byte[]> files = new LinkedHashMap<>(genuine);
        files.put(name, changed);
        assertThat(isWhole(Sample.zip(files))).as(name + " at " + at).isFalse();
      }
    }
  }

  @Test
  void aSingleFlippedBitInTheArchiveIsFoundOrChangesNothing() throws Exception {
    byte[] zip = sample.zip();
    Map<String, byte[]> genuine = Archive.read(zip).files();
    for (int at = 0; at < zip.length; at += 1 + zip.length / MOST_FLIPS) {
      byte[] changed = zip.clone();
      changed[at] ^= (byte) (1 << at % 8);
      if (isWhole(changed)) {
        Map<String, byte[]> read = Archive.read(changed).files();
        assertThat(read.keySet()).isEqualTo(genuine.keySet());
        read.forEach((name, bytes) -> assertThat(bytes).isEqualTo(genuine.get(name)));
      }
    }
    for (int length = 0; length < zip.length; length += 97) {
      assertThat(isWhole(Arrays.copyOf(zip, length)) && length < zip.length - 1500).isFalse();
    }
  }

  private record Tampering(String name, Consumer<Sample> change) {}

  /// Each is followed by everything that the firm can do with its server's key.
  private static Stream<Tampering> byTheFirm() {
    Stream<Tampering> dropped =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    new Tampering(
                        "drops event " + (i + 1), s -> s.entries.remove(agents(s).get(i))));
    Stream<Tampering> droppedAndRecounted =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    new Tampering(
                        "drops event " + (i + 1) + " and counts anew",
                        s -> {
                          s.entries.remove(agents(s).get(i));
                          int seq = 1;
                          for (Map<String, Object> entry : agents(s)) {
                            entry.put("seq", seq++);
                          }
                        }));
    Stream<Tampering> swapped =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    new Tampering(
                        "swaps events " + (i + 1) + " and " + (i + 2),
                        s ->
                            Collections.swap(
                                s.entries,
                                s.entries.indexOf(agents(s).get(i)),
                                s.entries.indexOf(agents(s).get(i + 1)))));
    Stream<Tampering> others =
        Stream.of(
            new Tampering("another right", s -> agents(s).get(1).put("subject", "CONTROL")),
            new Tampering("for the session, not once", s -> agents(s).get(3).put("detail", "")),
            new Tampering("another file name", s -> agents(s).get(4).put("detail", "Brief.txt")),
            new Tampering(
                "another file name and commitment",
                s -> {
                  agents(s).get(4).put("detail", "Brief.txt");
                  agents(s).get(4).put("commitment", agents(s).get(3).get("commitment"));
                }),
            new Tampering(
                "another file", s -> agents(s).get(4).put("subject", "0".repeat(64) + " 1")),
            new Tampering(
                "another salt", s -> agents(s).get(4).put("salt", "AAECAwQFBgcICQoLDA0ODw")),
            new Tampering("another kind", s -> agents(s).get(4).put("kind", "FILE_SENT")),
            new Tampering("another time", s -> agents(s).get(1).put("at", "2026-11-22T08:00:00Z")),
            new Tampering(
                "another end", s -> agents(s).getLast().put("subject", "TECHNICIAN_ENDED")),
            new Tampering("another technician", s -> s.session.put("technician", "Anna")),
            new Tampering("another firm", s -> s.session.put("firm", "Anders GmbH")),
            new Tampering("other terms", s -> s.session.put("terms", "1")),
            new Tampering("another computer", s -> s.session.put("machineId", "987654321")),
            new Tampering("another key", s -> s.session.put("machineKey", Sample.raw(s.server))),
            new Tampering(
                "an event twice", s -> s.entries.add(5, new LinkedHashMap<>(agents(s).get(1)))),
            new Tampering(
                "an event signed by somebody else",
                s -> {
                  Map<String, Object> added = new LinkedHashMap<>(agents(s).get(1));
                  added.put("seq", 7);
                  added.put("subject", "CONTROL");
                  added.put("kind", EventKind.GIVEN.name());
                  s.sign(added, Sample.newKey());
                  s.entries.add(added);
                }),
            new Tampering(
                "a note in the name of the computer", s -> s.entries.get(5).put("source", "agent")),
            new Tampering(
                "a text that was not there",
                s -> {
                  s.erase();
                  agents(s).get(4).put("detail", "Brief.txt");
                }));
    return Stream.of(dropped, droppedAndRecounted, swapped, others).flatMap(it -> it);
  }

  private static List<Map<String, Object>> agents(Sample sample) {
    return sample.entries.stream().filter(entry -> entry.get("source").equals("agent")).toList();
  }

  @TestFactory
  Stream<DynamicTest> whatTheComputerSignedIsSafeFromTheFirm() {
    return byTheFirm()
        .map(
            tampering ->
                DynamicTest.dynamicTest(
                    tampering.name(),
                    () -> {
                      var forged = new Sample();
                      tampering.change().accept(forged);
                      forged.rewriteAsServer();
                      assertThat(isWhole(forged.zip())).isFalse();
                    }));
  }

  /// What only the customer's check value shows.
  @TestFactory
  Stream<DynamicTest> theServersOwnWordsAndTheEndAreSafeFromTheFirmWithTheCheckValue() {
    return Stream.of(
            new Tampering(
                "the computer's last event left out", s -> s.entries.remove(agents(s).getLast())),
            new Tampering(
                "everything after the consent left out",
                s -> s.entries.subList(4, s.entries.size()).clear()),
            new Tampering("a note changed", s -> s.entries.get(0).put("kind", "RECOVERED")),
            new Tampering(
                "a note's subject changed", s -> s.entries.getLast().put("subject", "AGENT_LOST")),
            new Tampering("a note left out", s -> s.entries.remove(5)),
            new Tampering(
                "a note added", s -> s.entries.add(5, new LinkedHashMap<>(s.entries.get(5)))),
            new Tampering("notes swapped", s -> Collections.swap(s.entries, 5, 6)),
            new Tampering(
                "a note moved between events", s -> s.entries.add(3, s.entries.remove(5))),
            new Tampering(
                "stored later", s -> s.entries.get(3).put("storedAt", "2026-11-22T09:00:00Z")))
        .map(
            tampering ->
                DynamicTest.dynamicTest(
                    tampering.name(),
                    () -> {
                      var forged = new Sample();
                      String genuine = forged.checkValue;
                      tampering.change().accept(forged);
                      forged.rewriteAsServer();
                      assertThat(isWhole(forged.zip())).as("without it").isTrue();
                      assertThat(
                              Check.isWhole(
                                  Check.of(forged.zip(), new Check.Expected(genuine, ""))))
                          .as("with it")
                          .isFalse();
                    }));
  }

  @Test
  void whatIsErasedLeavesSignaturesChainAndCheckValueWhole() throws Exception {
    sample.erase();
    List<Finding> findings = check(sample.checkValue);
    assertThat(texts(findings, Weight.BROKEN)).isEmpty();
    assertThat(texts(findings, Weight.PROVEN)).anyMatch(text -> text.contains("check value fits"));
    assertThat(texts(findings, Weight.OPEN))
        .anyMatch(text -> text.contains("11 entries were erased"));
    assertThat(
            new String(sample.files().get("record.json"), java.nio.charset.StandardCharsets.UTF_8))
        .doesNotContain("Übersicht", "e3b0c442");
  }

  @Test
  void anEndThatIsMissingIsSaid() throws Exception {
    sample.entries.remove(agents(sample).getLast());
    sample.rewriteAsServer();
    assertThat(texts(check(""), Weight.OPEN)).anyMatch(text -> text.contains("no end"));
  }

  private List<Finding> check(String checkValue) throws Unreadable {
    return Check.of(sample.zip(), new Check.Expected(checkValue, ""));
  }

  private static boolean isWhole(byte[] zip) {
    try {
      return Check.isWhole(Check.of(zip, Check.Expected.NOTHING));
    } catch (Unreadable e) {
      return false;
    }
  }

  private static List<String> texts(List<Finding> findings, Weight weight) {
    return findings.stream()
        .filter(it -> it.weight() == weight)
        .map(it -> Words.ENGLISH.say(it.said()))
        .toList();
  }
}
