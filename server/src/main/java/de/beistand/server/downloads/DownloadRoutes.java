package de.beistand.server.downloads;

import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.web.Access;
import de.beistand.server.web.ClientAddress;
import de.beistand.server.web.Pages;
import de.beistand.server.web.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// `GET /download/<system>`: the packed program, under a name that carries the session number of
/// the link through which it was asked for.
public final class DownloadRoutes {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{8}");

  private final Downloads downloads;
  private final RateLimits limits;
  private final Pages pages;
  private final Function<String, Optional<String>> numberOf;

  /// @param numberOf the session number behind a link's one-time code, if there is one
  public DownloadRoutes(
      Downloads downloads,
      RateLimits limits,
      Pages pages,
      Function<String, Optional<String>> numberOf) {
    this.downloads = downloads;
    this.limits = limits;
    this.pages = pages;
    this.numberOf = numberOf;
  }

  public void register(RoutesConfig routes) {
    routes.get("/download/{system}", this::hand, Access.ANYONE);
  }

  private void hand(Context ctx) throws IOException {
    CustomerSystem system =
        CustomerSystem.named(ctx.pathParam("system")).orElseThrow(Refusal::notFound);
    Optional<Download> found = downloads.of(system);
    if (found.isEmpty()) {
      ctx.status(HttpStatus.NOT_FOUND);
      pages.show(ctx, "download", "", Map.of("system", system.label(), "here", "/"));
      return;
    }
    Download download = found.get();
    String tag = '"' + download.sha256() + '"';
    ctx.header("ETag", tag);
    ctx.header("Cache-Control", "private, no-cache");
    if (tag.equals(ctx.header("If-None-Match"))) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    if (limits.use(RateLimit.DOWNLOAD_PER_ADDRESS, ClientAddress.of(ctx)).isPresent()) {
      throw new Refusal(HttpStatus.TOO_MANY_REQUESTS, "error.text.429");
    }
    InputStream bytes = downloads.open(system, download).orElseThrow(Refusal::notFound);
    try (bytes) {
      send(ctx, system, download, tag, bytes);
    }
  }

  private void send(
      Context ctx, CustomerSystem system, Download download, String tag, InputStream bytes)
      throws IOException {
    ctx.disableCompression(); // its length and its parts are those of the file
    ctx.contentType("application/octet-stream");
    ctx.header("Accept-Ranges", "bytes");
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\"" + name(system, ctx.queryParam("code")) + '"');
    Optional<ByteRange> range =
        ByteRange.of(ctx.header("Range"), ctx.header("If-Range"), tag, download.bytes());
    if (range.isEmpty()) {
      ctx.header("Content-Length", Long.toString(download.bytes()));
      bytes.transferTo(ctx.outputStream());
      return;
    }
    ByteRange part = range.get();
    ctx.status(HttpStatus.PARTIAL_CONTENT);
    ctx.header(
        "Content-Range", "bytes " + part.first() + '-' + part.last() + '/' + download.bytes());
    ctx.header("Content-Length", Long.toString(part.length()));
    bytes.skipNBytes(part.first());
    part.copy(bytes, ctx.outputStream());
  }

  private String name(CustomerSystem system, @org.jspecify.annotations.Nullable String code) {
    Optional<String> number =
        code == null
            ? Optional.empty()
            : numberOf.apply(code).filter(found -> NUMBER.matcher(found).matches());
    return "Beistand" + number.map(digits -> '-' + digits).orElse("") + system.suffix();
  }
}
