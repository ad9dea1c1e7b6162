package de.beistand.server.signaling;

import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.signaling.IceCandidate;
import java.util.Base64;

/// How large the parts of a message may be before they are passed on.
final class Bounds {
  private static final int SDP = 65_536;
  private static final int CODE = 64;
  private static final int CANDIDATE = 1024;
  private static final int LEAST_ROUNDS = 100_000;
  private static final int MOST_ROUNDS = 2_000_000;
  private static final int SALT_BYTES = 16;
  private static final int LONGEST_WHY = 200;

  private Bounds() {}

  static boolean sdp(String sdp, String mac) {
    return sdp(sdp) && code(mac);
  }

  static boolean sdp(String sdp) {
    return !sdp.isEmpty() && sdp.length() <= SDP;
  }

  /// A proof or MAC: 32 bytes as base64url and nothing longer than that.
  static boolean code(String code) {
    return !code.isEmpty() && code.length() <= CODE;
  }

  static boolean candidate(IceCandidate candidate) {
    return candidate.candidate().length() <= CANDIDATE
        && candidate.sdpMid().length() <= CODE
        && candidate.sdpMLineIndex() >= 0
        && candidate.sdpMLineIndex() <= CODE;
  }

  /// Rounds are bounded above because the technician's page has to compute them.
  static boolean salt(String salt, int iterations) {
    if (salt.length() > CODE || iterations < LEAST_ROUNDS || iterations > MOST_ROUNDS) {
      return false;
    }
    try {
      return Base64.getUrlDecoder().decode(salt).length == SALT_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Why a message could not be read, short enough for a log line: it quotes the peer.
  static String cut(ProtocolException e) {
    String why = String.valueOf(e.getMessage());
    return why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY) + "…";
  }
}
