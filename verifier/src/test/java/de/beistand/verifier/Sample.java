package de.beistand.verifier;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.SessionEvent;
import de.beistand.protocol.evidence.Chain;
import de.beistand.protocol.evidence.Head;
import de.beistand.protocol.evidence.Note;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/// An export as a server would make it, and what whoever runs that server could make of it.
final class Sample {
  static final String SESSION = "0b8f7d2e-6a35-4c0f-9a51-2f7f5f3c1d10";

  private static final String TERMS =
      Check.sha256("2026-11\0Deutsch\0English".getBytes(StandardCharsets.UTF_8));
  private static final String HASH =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final KeyPair computer = newKey();
  final KeyPair server = newKey();
  final Map<String, Object> session = new LinkedHashMap<>();
  final List<Map<String, Object>> entries = new ArrayList<>();
  String checkValue = "";
  private byte[] previous;
  private Instant clock = Instant.parse("2026-11-22T08:15:30Z");

  Sample() {
    session.put("format", 1);
    session.put("session", SESSION);
    session.put("nonce", "bm9uY2U");
    session.put("machineId", "123456789");
    session.put("machineKey", raw(computer));
    session.put("technician", "Änne Müller");
    session.put("firm", "Muster & Söhne");
    session.put("terms", "2026-11@" + TERMS + "@CLICK");
    session.put("way", "NUMBER");
    session.put("endReason", "CUSTOMER_STOPPED");
    session.put("createdAt", clock.toString());
    session.put("activeAt", clock.toString());
    session.put("endedAt", clock.toString());
    previous = Chain.start(SESSION, "bm9uY2U");
    note("OPENED", "");
    note("PASSWORD_ACCEPTED", "");
    event(EventKind.ASKED, "VIEW", "");
    event(EventKind.GIVEN, "VIEW", "");
    event(EventKind.CONNECTED, "", "");
    note("TECHNICIAN_AWAY", "");
    note("TECHNICIAN_BACK", "");
    event(EventKind.GIVEN, "FILES_IN", "once");
    event(EventKind.FILE_RECEIVED, HASH, "Übersicht.txt");
    event(EventKind.ENDED, "CUSTOMER_STOPPED", "");
    note("ENDED", "CUSTOMER_STOPPED");
    rewriteAsServer();
    checkValue = Chain.checkValue(Entry.bytes(text(entries.getLast(), "link")));
  }

  private void note(String kind, String subject) {
    Map<String, Object> entry = entry("server", kind, subject, "");
    entries.add(entry);
  }

  private void event(EventKind kind, String subject, String detail) {
    Map<String, Object> entry = entry("agent", kind.name(), subject, detail);
    sign(entry, computer);
    entries.add(entry);
  }

  private Map<String, Object> entry(String source, String kind, String subject, String detail) {
    clock = clock.plusMillis(1234);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("position", 0);
    entry.put("source", source);
    entry.put("seq", 1 + entries.stream().filter(it -> it.get("source").equals(source)).count());
    entry.put("kind", kind);
    entry.put("subject", subject);
    entry.put("detail", detail);
    entry.put("at", clock.toString());
    entry.put("storedAt", clock.plusMillis(40).toString());
    byte[] salt = new byte[16];
    Arrays.fill(salt, (byte) entries.size());
    entry.put("salt", Chain.text(salt));
    entry.put("commitment", "");
    entry.put("previous", "");
    entry.put("signature", "");
    entry.put("link", "");
    return entry;
  }

  /// Signs an event behind the last one that was signed.
  void sign(Map<String, Object> entry, KeyPair key) {
    entry.put("previous", Chain.text(previous));
    var event =
        new SessionEvent(
            SESSION,
            ((Number) entry.get("seq")).intValue(),
            EventKind.valueOf(text(entry, "kind")),
            text(entry, "subject"),
            text(entry, "detail"),
            Instant.parse(text(entry, "at")),
            "123456789",
            text(session, "technician"),
            text(session, "firm"),
            text(session, "terms"),
            text(session, "nonce"),
            text(entry, "salt"),
            text(entry, "previous"));
    entry.put("commitment", event.testimony().commitment());
    String signature = sign(event.signedBytes(), key);
    entry.put("signature", signature);
    previous = Chain.after(event.signedBytes(), Entry.bytes(signature));
  }

  /// Counts, hashes and links everything anew, as whoever has the server's key can.
  void rewriteAsServer() {
    byte[] link = Chain.start(SESSION, "bm9uY2U");
    int position = 0;
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Map<String, Object> entry : entries) {
      entry.put("position", ++position);
      String source = text(entry, "source");
      int seq = counts.merge(source, 1, Integer::sum);
      byte[] hash;
      if (source.equals("server")) {
        entry.put("seq", seq);
        if (!text(entry, "salt").isEmpty()) {
          entry.put(
              "commitment",
              Note.commitment(
                  Entry.bytes(text(entry, "salt")), text(entry, "subject"), text(entry, "detail")));
        }
        hash =
            new Note(
                    SESSION,
                    seq,
                    text(entry, "kind"),
                    Instant.parse(text(entry, "at")),
                    text(entry, "commitment"))
                .hash();
      } else {
        hash = testified(entry);
      }
      link =
          Chain.link(
              link,
              source.equals("agent") ? Chain.Source.AGENT : Chain.Source.SERVER,
              ((Number) entry.get("seq")).intValue(),
              Instant.parse(text(entry, "storedAt")),
              hash);
      entry.put("link", Chain.text(link));
    }
  }

  private byte[] testified(Map<String, Object> entry) {
    try {
      Entry read = JSON.convertValue(entry, Entry.class);
      byte[] bytes = read.testimony(JSON.convertValue(session, Export.Session.class)).bytes();
      return Chain.after(bytes, Entry.bytes(read.signature()));
    } catch (Entry.Broken e) {
      return new byte[32]; // whatever stands here does not help
    }
  }

  /// Forgets the texts with their salts.
  void erase() {
    for (Map<String, Object> entry : entries) {
      entry.put("salt", "");
      if (text(entry, "source").equals("server")
          || EventKind.valueOf(text(entry, "kind")).isFree()) {
        entry.put("subject", "");
        entry.put("detail", "");
      }
    }
  }

  /// The files but the manifest, with a fresh head.
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("session.json", JSON.writeValueAsBytes(session));
    files.put("record.json", JSON.writeValueAsBytes(entries));
    Map<String, Object> last = entries.getLast();
    Instant at = Instant.parse("2026-11-22T09:00:00Z");
    int position = (int) last.get("position");
    String link = text(last, "link");
    String signature = sign(Head.signedBytes(SESSION, position, link, at), server);
    files.put(
        "head.json", JSON.writeValueAsBytes(new Head(position, link, at, raw(server), signature)));
    files.put("recordings.json", "[]".getBytes(StandardCharsets.UTF_8));
    files.put("terms-de.txt", "Deutsch".getBytes(StandardCharsets.UTF_8));
    files.put("terms-en.txt", "English".getBytes(StandardCharsets.UTF_8));
    files.put("report-de.pdf", new byte[] {1, 2, 3, 4});
    return files;
  }

  /// The whole export.
  byte[] zip() {
    Map<String, byte[]> files = files();
    files.put("manifest.json", manifest(files));
    return zip(files);
  }

  byte[] manifest(Map<String, byte[]> files) {
    List<Export.Manifest.File> list =
        files.entrySet().stream()
            .map(file -> new Export.Manifest.File(file.getKey(), Check.sha256(file.getValue())))
            .toList();
    var unsigned = new Export.Manifest("2026-11-22T09:00:00Z", list, raw(server), "");
    String signature = sign(Check.manifestBytes(SESSION, unsigned), server);
    return JSON.writeValueAsBytes(
        new Export.Manifest(unsigned.at(), list, unsigned.key(), signature));
  }

  static byte[] zip(Map<String, byte[]> files) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  static String text(Map<String, Object> entry, String field) {
    return (String) entry.get(field);
  }

  static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String raw(KeyPair key) {
    byte[] der = key.getPublic().getEncoded();
    return Chain.text(Arrays.copyOfRange(der, der.length - 32, der.length));
  }

  private static String sign(byte[] bytes, KeyPair key) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key.getPrivate());
      signer.update(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
