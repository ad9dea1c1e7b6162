package de.beistand.protocol.signaling;

import java.util.List;

/// One STUN or TURN server, as `RTCIceServer` in W3C WebRTC.
///
/// @param urls `stun:`, `turn:` or `turns:` URLs
/// @param username empty for STUN
/// @param credential empty for STUN
public record IceServer(List<String> urls, String username, String credential) {
  public IceServer {
    urls = List.copyOf(urls);
  }
}
