package de.beistand.server.web;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Where a request comes from, for limits.
///
/// A proxy is believed only if it speaks from this very machine, and then only its own entry: the
/// last one of `X-Forwarded-For`. Everything before it was written by the caller.
public final class ClientAddress {
  private ClientAddress() {}

  public static String of(Context ctx) {
    return of(ctx.req());
  }

  public static String of(HttpServletRequest request) {
    String forwarded = request.getHeader("X-Forwarded-For");
    return of(request.getRemoteAddr(), forwarded == null ? "" : forwarded);
  }

  static String of(String peer, String forwarded) {
    if (forwarded.isBlank() || !isLoopback(peer)) {
      return peer;
    }
    String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    return last.isEmpty() || last.length() > 60 ? peer : last;
  }

  private static boolean isLoopback(String peer) {
    try {
      return InetAddress.getByName(peer.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (UnknownHostException notAnAddress) {
      return false;
    }
  }
}
