package de.beistand.agent.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `packaging/sign` with a certificate made for the test, checked by osslsigncode, which knows
/// nothing of jsign.
class SigningTest {
  private static final String PASSWORD = "only for this test";

  @TempDir private static Path folder;
  private static Path keystore;
  private static Path certificate;

  @BeforeAll
  static void makeCertificate() throws Exception {
    keystore = folder.resolve("signer.p12");
    certificate = folder.resolve("signer.pem");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    run(
        keytool.toString(),
        "-genkeypair",
        "-keyalg",
        "RSA",
        "-keysize",
        "3072",
        "-dname",
        "CN=Test certificate",
        "-ext",
        "ExtendedKeyUsage=codeSigning",
        "-storetype",
        "PKCS12",
        "-keystore",
        keystore.toString(),
        "-storepass",
        PASSWORD,
        "-alias",
        "signer");
    run(
        keytool.toString(),
        "-exportcert",
        "-rfc",
        "-file",
        certificate.toString(),
        "-keystore",
        keystore.toString(),
        "-storepass",
        PASSWORD,
        "-alias",
        "signer");
  }

  @Test
  void aSignedProgramIsGenuineAndAChangedOneIsNot() throws Exception {
    Path program = smallestProgram(folder.resolve("program.exe"));
    assertThat(verify(program)).doesNotContain("Signature verification: ok");
    run("packaging/sign", program.toString());
    assertThat(verify(program)).contains("Signature verification: ok");
    byte[] bytes = Files.readAllBytes(program);
    bytes[HEADERS - 1] ^= 1;
    Files.write(program, bytes);
    assertThat(verify(program)).doesNotContain("Signature verification: ok");
  }

  @Test
  void signingAgainReplacesTheSignature() throws Exception {
    Path program = smallestProgram(folder.resolve("twice.exe"));
    run("packaging/sign", program.toString());
    long once = Files.size(program);
    run("packaging/sign", program.toString());
    assertThat(Files.size(program)).isCloseTo(once, org.assertj.core.data.Offset.offset(64L));
    assertThat(verify(program)).contains("Signature verification: ok");
  }

  private static final int HEADERS = 512;

  /// As little as a file for Windows can have (PE32+): headers, and one empty section's worth of
  /// nothing.
  private static Path smallestProgram(Path file) throws IOException {
    ByteBuffer pe = ByteBuffer.allocate(2 * HEADERS).order(ByteOrder.LITTLE_ENDIAN);
    pe.put(0, "MZ".getBytes(StandardCharsets.US_ASCII)).putInt(0x3c, 64);
    pe.put(64, "PE\0\0".getBytes(StandardCharsets.US_ASCII));
    pe.putShort(68, (short) 0x8664).putShort(70, (short) 1); // x64, one section
    pe.putShort(84, (short) 240).putShort(86, (short) 0x22);
    int optional = 88;
    pe.putShort(optional, (short) 0x20b);
    pe.putInt(optional + 32, 0x1000).putInt(optional + 36, HEADERS); // alignments
    pe.putInt(optional + 56, 0x2000).putInt(optional + 60, HEADERS); // sizes
    pe.putShort(optional + 68, (short) 2); // a window, not a terminal
    pe.putInt(optional + 108, 16); // directories, the certificates' among them
    int section = optional + 240;
    pe.put(section, ".text".getBytes(StandardCharsets.US_ASCII));
    pe.putInt(section + 8, 1).putInt(section + 12, 0x1000);
    pe.putInt(section + 16, HEADERS).putInt(section + 20, HEADERS).putInt(section + 36, 0x60000020);
    return Files.write(file, pe.array());
  }

  private static String verify(Path program) throws Exception {
    return output(
        "osslsigncode",
        "verify",
        "-CAfile",
        certificate.toString(),
        "-TSA-CAfile",
        certificate.toString(),
        program.toString());
  }

  private static void run(String... command) throws Exception {
    output(true, command);
  }

  private static String output(String... command) throws Exception {
    return output(false, command);
  }

  private static String output(boolean mustSucceed, String... command) throws Exception {
    var builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "BEISTAND_SIGN_KEYSTORE",
                String.valueOf(keystore),
                "BEISTAND_SIGN_PASSWORD",
                PASSWORD));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    if (mustSucceed) {
      assertThat(process.exitValue()).as(said).isZero();
    }
    return said;
  }
}
