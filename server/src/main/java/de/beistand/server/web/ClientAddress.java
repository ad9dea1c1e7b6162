package de.beistand.server.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// Where a request comes from, for limits.
///
/// A proxy is believed only if it speaks from this very machine, and then only its own entry: the
/// last one of `X-Forwarded-For`. Everything before it was written by the caller.
public final class ClientAddress {
  private ClientAddress() {}

  public static String of(Context ctx) {
    String forwarded = ctx.header("X-Forwarded-For");
    return of(ctx.ip(), forwarded == null ? "" : forwarded);
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
