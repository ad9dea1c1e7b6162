package de.beistand.agent.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file that keeps the [MachineKey]: PEM (RFC 7468), the private key as PKCS#8, the public key
/// as SubjectPublicKeyInfo.
final class KeyFile {
  private static final Pattern PEM =
      Pattern.compile(
          "\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----"
              + "\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----\\s*");
  private static final int LONGEST = 4096;

  private KeyFile() {}

  /// Reads the key.
  ///
  /// @throws GeneralSecurityException if the file holds no key
  static MachineKey read(Path file) throws IOException, GeneralSecurityException {
    if (Files.size(file) > LONGEST) {
      throw new GeneralSecurityException("longer than " + LONGEST + " bytes");
    }
    Matcher pem = PEM.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
    if (!pem.matches()) {
      throw new GeneralSecurityException("not one private and one public key in PEM");
    }
    KeyFactory factory = KeyFactory.getInstance("Ed25519");
    Base64.Decoder decoder = Base64.getMimeDecoder();
    return MachineKey.of(
        factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(pem.group(1)))),
        factory.generatePublic(new X509EncodedKeySpec(decoder.decode(pem.group(2)))));
  }

  /// Writes to a neighbour first: a power cut leaves either no file or a whole one.
  static void write(MachineKey key, Path file) throws IOException {
    Base64.Encoder encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    String pem =
        """
        -----BEGIN PRIVATE KEY-----
        %s
        -----END PRIVATE KEY-----
        -----BEGIN PUBLIC KEY-----
        %s
        -----END PUBLIC KEY-----
        """
            .formatted(
                encoder.encodeToString(key.privateHalf().getEncoded()),
                encoder.encodeToString(key.publicHalf().getEncoded()));
    Path neighbour = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(neighbour);
    try (FileChannel channel =
        FileChannel.open(
            neighbour,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            AgentHome.ownerOnly(file, "rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(neighbour, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
