package de.beistand.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
  @TempDir Path home;

  private Path file() {
    return home.resolve("machine-key.pem");
  }

  private MachineKey usable() {
    return ((KnownMachine.Result.Usable) KnownMachine.open(home, true)).machine().key();
  }

  @Test
  void theSameKeyAtEachStart() {
    MachineKey first = usable();
    MachineKey second = usable();
    assertThat(second.publicKey()).isEqualTo(first.publicKey());
    assertThat(second.sign(new byte[] {7})).isEqualTo(first.sign(new byte[] {7}));
  }

  @Test
  void readableByItsOwnerOnlyAndNothingLeftBeside() throws IOException {
    usable();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    try (var files = Files.list(home)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void signsWhatTheRawPublicKeyVerifies() throws Exception {
    MachineKey key = usable();
    byte[] raw = Base64.getUrlDecoder().decode(key.publicKey());
    assertThat(raw).hasSize(32);
    byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100"); // RFC 8410 § 4
    byte[] spki = new byte[prefix.length + raw.length];
    System.arraycopy(prefix, 0, spki, 0, prefix.length);
    System.arraycopy(raw, 0, spki, prefix.length, raw.length);
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
    verifier.update(new byte[] {1, 2});
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(key.sign(new byte[] {1, 2}))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
            + "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"
      })
  void aCorruptFileIsReportedAndKept(String content) throws IOException {
    Files.writeString(file(), content);
    assertThat(KnownMachine.open(home, true)).isInstanceOf(KnownMachine.Result.Corrupt.class);
    assertThat(file()).hasContent(content);
  }

  @Test
  void aTornFileIsReportedAndKept() throws IOException {
    usable();
    String half = Files.readString(file()).substring(0, 100);
    Files.writeString(file(), half);
    assertThat(KnownMachine.open(home, true)).isInstanceOf(KnownMachine.Result.Corrupt.class);
    assertThat(file()).hasContent(half);
  }

  @Test
  void halvesOfTwoKeysAreReported() throws IOException {
    usable();
    String first = Files.readString(file());
    Files.delete(file());
    usable();
    String second = Files.readString(file());
    int cut = first.indexOf("-----BEGIN PUBLIC");
    Files.writeString(file(), first.substring(0, cut) + second.substring(cut));
    assertThat(KnownMachine.open(home, true)).isInstanceOf(KnownMachine.Result.Corrupt.class);
  }

  @Test
  void aFolderThatIsNotThereIsInaccessible() {
    assertThat(KnownMachine.open(home.resolve("missing"), true))
        .isInstanceOf(KnownMachine.Result.Inaccessible.class);
  }
}
