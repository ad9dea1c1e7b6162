package de.beistand.server.consent;

import de.beistand.protocol.evidence.Chain;
import de.beistand.protocol.evidence.Head;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// The server's own Ed25519 key (RFC 8032), with which it countersigns the heads of records. Made
/// at the first start, kept in a file that only the server's user can read: two lines, base64url,
/// the private key as PKCS#8 and the public key's raw 32 bytes.
public final class EvidenceKey {
  private static final String FILE = "evidence-key";
  private static final int RAW = 32;

  private final PrivateKey key;
  private final String publicKey;

  private EvidenceKey(PrivateKey key, String publicKey) {
    this.key = key;
    this.publicKey = publicKey;
  }

  /// The key in this folder, a new one if there is none.
  ///
  /// @throws IOException if the file cannot be read or written, or holds no key
  public static EvidenceKey open(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        write(file, KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      byte[] pkcs8 = Base64.getUrlDecoder().decode(lines.getFirst());
      var read =
          new EvidenceKey(
              KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
              lines.get(1));
      if (!read.head("", 1, "", Instant.EPOCH).isSigned("")) {
        throw new IOException(file + ": the two keys do not belong together");
      }
      return read;
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IOException(file + " holds no key", e);
    }
  }

  private static void write(Path file, KeyPair pair) throws IOException {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    byte[] der = pair.getPublic().getEncoded();
    String text =
        encoder.encodeToString(pair.getPrivate().getEncoded())
            + "\n"
            + encoder.encodeToString(Arrays.copyOfRange(der, der.length - RAW, der.length))
            + "\n";
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path neighbour = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(neighbour);
    try (FileChannel channel =
        FileChannel.open(
            neighbour,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(neighbour, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Raw 32 bytes, base64url.
  public String publicKey() {
    return publicKey;
  }

  /// The signed head of a session's record.
  public Head head(String sessionId, RecordTip tip, Instant at) {
    return head(sessionId, tip.position(), Chain.text(tip.link()), at);
  }

  private Head head(String sessionId, int position, String link, Instant at) {
    String signature = sign(Head.signedBytes(sessionId, position, link, at));
    return new Head(position, link, at, publicKey, signature);
  }

  /// The signature over `message`, base64url.
  public String sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(message);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
