package de.beistand.verifier;

import de.beistand.protocol.evidence.Head;
import de.beistand.protocol.evidence.Signatures;
import de.beistand.verifier.Finding.Weight;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Everything that an export proves and does not prove.
public final class Check {
  private static final String MANIFEST = "manifest.json";

  private final Archive archive;
  private final Export export;
  private final Expected expected;
  private final List<Finding> findings = new ArrayList<>();

  /// What the reader knows from elsewhere; "" if not.
  ///
  /// @param checkValue from the customer's window, page or report
  /// @param serverKey from `/.well-known/beistand-evidence-key`, or an older export
  public record Expected(String checkValue, String serverKey) {
    public static final Expected NOTHING = new Expected("", "");
  }

  private Check(Archive archive, Export export, Expected expected) {
    this.archive = archive;
    this.export = export;
    this.expected = expected;
  }

  /// @throws Unreadable if the file is no export
  public static List<Finding> of(byte[] zip, Expected expected) throws Unreadable {
    Archive archive = Archive.read(zip);
    var check = new Check(archive, Export.of(archive), expected);
    check.run();
    return List.copyOf(check.findings);
  }

  /// Whether nothing is broken.
  public static boolean isWhole(List<Finding> findings) {
    return findings.stream().noneMatch(finding -> finding.weight() == Weight.BROKEN);
  }

  private void run() {
    if (export.session().format() != 1) {
      broken("format", export.session().format());
      return;
    }
    files();
    RecordCheck record = new RecordCheck(export, findings);
    record.run();
    head();
    serverKey();
    checkValue(record.links());
    open("session");
    new RecordingsCheck(export, findings).run();
    new TermsCheck(archive, export.session().terms(), findings).run();
    if (!record.isWhole()) {
      findings.removeIf(finding -> finding.weight() == Weight.PROVEN);
    }
  }

  private void files() {
    Map<String, String> listed =
        export.manifest().files().stream()
            .collect(
                Collectors.toMap(
                    Export.Manifest.File::name, Export.Manifest.File::sha256, (a, _) -> a));
    Set<String> present = new TreeSet<>(archive.files().keySet());
    present.remove(MANIFEST);
    if (!present.equals(listed.keySet()) || listed.size() != export.manifest().files().size()) {
      broken("files.listed");
    }
    boolean same = true;
    for (Map.Entry<String, byte[]> file : archive.files().entrySet()) {
      boolean genuine = sha256(file.getValue()).equals(listed.get(file.getKey()));
      if (!genuine && !file.getKey().equals(MANIFEST)) {
        broken("files.other", file.getKey());
        same = false;
      }
    }
    byte[] signed = manifestBytes(export.session().session(), export.manifest());
    if (!Signatures.verify(export.manifest().key(), signed, export.manifest().signature())) {
      broken("files.unsigned");
    } else if (same) {
      proven("files.whole", export.manifest().at(), present.size());
    }
  }

  private void head() {
    Head head = export.head();
    Entry last = export.entries().isEmpty() ? null : export.entries().getLast();
    if (last == null || last.position() == 0) {
      return;
    }
    if (!head.isSigned(export.session().session())) {
      broken("head.unsigned");
    } else if (head.position() != last.position() || !head.link().equals(last.link())) {
      broken("head.other");
    } else {
      proven("head.signed", head.position(), head.at());
    }
  }

  private void serverKey() {
    String key = export.manifest().key();
    if (!export.head().key().isEmpty() && !export.head().key().equals(key)) {
      broken("key.two");
    }
    if (expected.serverKey().isEmpty()) {
      open("key.whose", key);
    } else if (expected.serverKey().equals(key)) {
      proven("key.expected");
    } else {
      broken("key.other", key);
    }
  }

  private void checkValue(Map<Integer, String> links) {
    String wanted = hex(expected.checkValue());
    if (expected.checkValue().isEmpty()) {
      open("check.none");
      return;
    }
    links.entrySet().stream()
        .filter(link -> hex(link.getValue()).equals(wanted))
        .findFirst()
        .ifPresentOrElse(link -> proven("check.fits", link.getKey()), () -> broken("check.other"));
  }

  private static String hex(String checkValue) {
    return checkValue.replaceAll("[^0-9A-Fa-f]", "").toUpperCase(java.util.Locale.ROOT);
  }

  /// What the server signs of a manifest.
  static byte[] manifestBytes(String session, Export.Manifest manifest) {
    var text = new StringBuilder("beistand export 1\n").append(session);
    text.append('\n').append(manifest.at());
    manifest
        .files()
        .forEach(file -> text.append('\n').append(file.sha256()).append(' ').append(file.name()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void proven(String key, Object... values) {
    findings.add(Finding.of(Weight.PROVEN, key, values));
  }

  private void open(String key, Object... values) {
    findings.add(Finding.of(Weight.OPEN, key, values));
  }

  private void broken(String key, Object... values) {
    findings.add(Finding.of(Weight.BROKEN, key, values));
  }
}
