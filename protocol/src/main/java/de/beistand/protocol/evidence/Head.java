package de.beistand.protocol.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/// How far a session's record has come, countersigned by the server: it can never again show
/// another record that is as long.
///
/// @param position number of the last entry, from 1
/// @param link of the last entry, base64url
/// @param at the server's clock, UTC, cut to microseconds
/// @param key the server's evidence key, Ed25519, raw 32 bytes as base64url
/// @param signature Ed25519 over [#signedBytes], base64url
public record Head(int position, String link, Instant at, String key, String signature) {

  /// The bytes that the server signs.
  public static byte[] signedBytes(String sessionId, int position, String link, Instant at) {
    return String.join(
            "\n", "beistand head 1", sessionId, Integer.toString(position), link, at.toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  /// Whether the key in it signed it for this session.
  public boolean isSigned(String sessionId) {
    return Signatures.verify(key, signedBytes(sessionId, position, link, at), signature);
  }

  /// [Chain#checkValue] of the link.
  public String checkValue() {
    return Chain.checkValue(Base64.getUrlDecoder().decode(link));
  }
}
