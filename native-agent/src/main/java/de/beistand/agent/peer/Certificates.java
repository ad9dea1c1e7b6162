package de.beistand.agent.peer;

import de.beistand.protocol.trust.SpokenWords;
import dev.onvoid.webrtc.RTCCertificatePEM;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSender;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The certificates with which DTLS protects a connection (RFC 8827 § 6.5), as this end sees them.
final class Certificates {
  private static final System.Logger LOG = System.getLogger("beistand.peer");

  /// RFC 8122 § 5.
  private static final Pattern FINGERPRINT =
      Pattern.compile("(?im)^a=fingerprint:sha-256 ((?:[0-9a-f]{2}:){31}[0-9a-f]{2})\\s*$");

  private Certificates() {}

  /// Our own by the description that we sent, the other one by the certificate that was presented.
  /// On the native thread, once the connection stands.
  static Optional<SpokenWords.Fingerprints> of(RTCPeerConnection connection) {
    try {
      Optional<String> own = fingerprint(connection.getCurrentLocalDescription().sdp);
      Optional<String> other = presented(connection);
      return own.isPresent() && other.isPresent()
          ? Optional.of(new SpokenWords.Fingerprints(own.get(), other.get()))
          : Optional.empty();
    } catch (RuntimeException | Error e) { // Error too: the library throws it
      LOG.log(System.Logger.Level.WARNING, "no certificates", e);
      return Optional.empty();
    }
  }

  private static Optional<String> presented(RTCPeerConnection connection) {
    for (RTCRtpSender sender : connection.getSenders()) {
      List<RTCCertificatePEM> chain = sender.getTransport().getRemoteCertificates();
      if (!chain.isEmpty()) {
        return Optional.of(sha256(chain.getFirst().getCertificate()));
      }
    }
    return Optional.empty();
  }

  /// The SHA-256 fingerprint in an SDP, hexadecimal in small letters.
  static Optional<String> fingerprint(String sdp) {
    Matcher line = FINGERPRINT.matcher(sdp);
    return line.find()
        ? Optional.of(line.group(1).replace(":", "").toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /// SHA-256 of a certificate in PEM, over its DER form.
  static String sha256(String pem) {
    try {
      byte[] der =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
              .getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
    } catch (CertificateException | NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("no certificate", e);
    }
  }
}
