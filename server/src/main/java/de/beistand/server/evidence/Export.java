package de.beistand.server.evidence;

import de.beistand.protocol.TermsShown;
import de.beistand.protocol.evidence.Head;
import de.beistand.server.consent.EvidenceKey;
import de.beistand.server.consent.TimelineEntry;
import de.beistand.server.evidence.EvidenceRepository.Case;
import de.beistand.server.operator.Operator;
import de.beistand.server.operator.TermsText;
import de.beistand.server.recordings.Recording;
import de.beistand.server.recordings.Recordings;
import de.beistand.server.web.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A session's evidence as one ZIP archive that can be checked without this server; its format
/// stands in docs/evidence.md.
final class Export {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final EvidenceKey key;
  private final Operator operator;
  private final Documents documents;
  private final Recordings recordings;

  Export(EvidenceKey key, Operator operator, Documents documents, Recordings recordings) {
    this.key = key;
    this.operator = operator;
    this.documents = documents;
    this.recordings = recordings;
  }

  private record Session(
      int format,
      String session,
      String nonce,
      String machineId,
      String machineKey,
      String technician,
      String firm,
      String terms,
      String way,
      String endReason,
      String createdAt,
      String activeAt,
      String endedAt) {}

  private record Entry(
      int position,
      String source,
      int seq,
      String kind,
      String subject,
      String detail,
      String at,
      String storedAt,
      String salt,
      String commitment,
      String previous,
      String signature,
      String link) {}

  private record Recorded(
      String recording,
      String codec,
      String state,
      long bytes,
      String sha256,
      String why,
      String startedAt,
      String endedAt,
      List<Gap> gaps) {
    record Gap(String from, String to, String why) {}
  }

  private record Manifest(String at, List<File> files, String key, String signature) {
    record File(String name, String sha256) {}
  }

  byte[] zip(Case session, Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("session.json", json(session(session)));
    files.put("record.json", json(session.entries().stream().map(Export::entry).toList()));
    files.put("head.json", json(head(session, at)));
    files.put(
        "recordings.json", json(recordings.of(session.id()).stream().map(this::recorded).toList()));
    terms(session)
        .ifPresent(
            text -> {
              files.put("terms-de.txt", utf8(text.text().german()));
              files.put("terms-en.txt", utf8(text.text().english()));
            });
    Report report = Report.of(session);
    for (Language language : Language.values()) {
      files.put("report-" + language.code() + ".pdf", documents.pdf(report, language));
    }
    files.put("manifest.json", json(manifest(session.id(), at, files)));
    return zip(files);
  }

  private Head head(Case session, Instant at) {
    return session.tip().position() == 0
        ? new Head(0, "", at, key.publicKey(), "")
        : key.head(session.id(), session.tip(), at);
  }

  /// The text that the customer was shown, if the firm had published one.
  private Optional<TermsText> terms(Case session) {
    TermsShown shown = TermsShown.of(session.frame().terms());
    return shown.hasText()
        ? operator.publishedTerms(shown.version()).filter(text -> text.hash().equals(shown.hash()))
        : Optional.empty();
  }

  private static Session session(Case session) {
    return new Session(
        1,
        session.id(),
        session.frame().nonce(),
        session.machineId(),
        session.machineKey(),
        session.frame().technician(),
        session.frame().firm(),
        session.frame().terms(),
        session.way(),
        session.endReason() == null ? "" : session.endReason(),
        session.createdAt().toString(),
        text(session.activeAt()),
        text(session.endedAt()));
  }

  private static Entry entry(TimelineEntry entry) {
    TimelineEntry.Chained chained = entry.chained();
    return new Entry(
        chained == null ? 0 : chained.position(),
        entry.source().text(),
        entry.seq(),
        entry.kind(),
        entry.subject(),
        entry.detail(),
        entry.happenedAt().toString(),
        entry.storedAt().toString(),
        chained == null ? "" : text(chained.salt()),
        chained == null ? "" : chained.commitment(),
        chained == null ? "" : text(chained.previous()),
        text(entry.signature()),
        chained == null ? "" : chained.link());
  }

  private Recorded recorded(Recording recording) {
    return new Recorded(
        recording.id(),
        recording.codec(),
        recording.state().name(),
        recording.bytes(),
        recording.sha256(),
        recording.why(),
        recording.startedAt().toString(),
        text(recording.endedAt()),
        recordings.gaps(recording.id()).stream()
            .map(gap -> new Recorded.Gap(text(gap.from()), text(gap.to()), gap.why()))
            .toList());
  }

  private Manifest manifest(String sessionId, Instant at, Map<String, byte[]> files) {
    List<Manifest.File> list = new ArrayList<>();
    var signed = new StringBuilder("beistand export 1\n").append(sessionId).append('\n').append(at);
    files.forEach(
        (name, bytes) -> {
          String sha256 = sha256(bytes);
          list.add(new Manifest.File(name, sha256));
          signed.append('\n').append(sha256).append(' ').append(name);
        });
    return new Manifest(at.toString(), list, key.publicKey(), key.sign(utf8(signed.toString())));
  }

  private static byte[] zip(Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream(200_000);
    try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] json(Object value) {
    return JSON.writeValueAsBytes(value);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
