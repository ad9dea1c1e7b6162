package de.beistand.server.limits;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/// The address that a request came from, as a key for limits.
///
/// `X-Forwarded-For` is believed only from a proxy on this machine, and only its last entry: that
/// one the proxy wrote itself, the others the client may have made up.
public final class ClientAddress {
  private ClientAddress() {}

  public static String of(HttpServletRequest request) {
    return of(request.getRemoteAddr(), request.getHeader("X-Forwarded-For"));
  }

  static String of(String peer, @Nullable String forwardedFor) {
    if (forwardedFor == null || !isThisMachine(peer)) {
      return peer;
    }
    String last = forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
    return last.matches("[0-9A-Fa-f.:]{2,45}") ? last : peer;
  }

  private static boolean isThisMachine(String peer) {
    return peer.startsWith("127.")
        || peer.equals("::1")
        || peer.equals("[::1]")
        || peer.equals("0:0:0:0:0:0:0:1")
        || peer.equals("[0:0:0:0:0:0:0:1]");
  }
}
