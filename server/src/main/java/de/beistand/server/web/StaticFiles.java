package de.beistand.server.web;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The files below `/static/`: read from the program itself, named with their hash, so that
/// browsers may keep them.
final class StaticFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "map", "application/json; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2");

  /// One plain name: no folder, nothing hidden. Path parameters arrive decoded, so this is the only
  /// gate.
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9][a-z0-9-]*(\\.[a-z0-9-]+)*\\.([a-z0-9]+)");

  @SuppressWarnings("ArrayRecordComponent") // never leaves this class, never compared
  private record StaticFile(byte[] bytes, String type, String hash) {}

  private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

  /// The address of a file including its hash.
  String address(String name) {
    return find(name).map(file -> "/static/" + name + "?v=" + file.hash).orElse("/static/" + name);
  }

  /// Answers `GET /static/{file}`.
  void serve(Context ctx) {
    StaticFile file = find(ctx.pathParam("file")).orElseThrow(NotFoundResponse::new);
    String tag = '"' + file.hash + '"';
    boolean lasting = file.hash.equals(ctx.queryParam("v"));
    ctx.header(
        "Cache-Control", lasting ? "public, max-age=31536000, immutable" : "public, no-cache");
    ctx.header("ETag", tag);
    if (tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(304);
    } else {
      ctx.contentType(file.type).result(file.bytes);
    }
  }

  private Optional<StaticFile> find(String name) {
    var match = NAME.matcher(name);
    if (name.length() > 80 || !match.matches()) {
      return Optional.empty();
    }
    String type = TYPES.get(match.group(2));
    if (type == null) {
      return Optional.empty();
    }
    StaticFile known = files.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<StaticFile> read = read(name, type);
    read.ifPresent(
        file -> files.put(name, file)); // only what exists, so that made-up names fill no memory
    return read;
  }

  private static Optional<StaticFile> read(String name, String type) {
    try (InputStream in = StaticFiles.class.getResourceAsStream("/static/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      byte[] bytes = in.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Optional.of(new StaticFile(bytes, type, HexFormat.of().formatHex(hash, 0, 8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
