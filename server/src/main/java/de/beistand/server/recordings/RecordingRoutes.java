package de.beistand.server.recordings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import de.beistand.protocol.Codec;
import de.beistand.protocol.ProtocolException;
import de.beistand.server.downloads.ByteRange;
import de.beistand.server.web.Access;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Refusal;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// `/recordings`: technicians begin them, administrators look at them and delete them.
final class RecordingRoutes {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Codec<Wanted> WANTED = Codec.strict(Wanted.class);
  private static final Codec<Missing> MISSING = Codec.strict(Missing.class);
  private static final Codec<Recording.WrappedKey> KEY = Codec.strict(Recording.WrappedKey.class);
  private static final Codec<Given> GIVEN = Codec.strict(Given.class);

  private final Recordings recordings;
  private final Views views;
  private final Erasure erasure;
  private final Identity identity;
  private final JsonMapper json = JsonMapper.builder().build();

  RecordingRoutes(Recordings recordings, Views views, Erasure erasure, Web web) {
    this.recordings = recordings;
    this.views = views;
    this.erasure = erasure;
    this.identity = web.identity();
  }

  void register(RoutesConfig routes) {
    routes.post("/sessions/{id}/recordings", this::begin, Access.TECHNICIAN);
    routes.post("/recordings/{id}/gaps", this::gap, Access.TECHNICIAN);
    routes.post("/recordings/{id}/close", this::close, Access.TECHNICIAN);
    routes.get("/recordings/{id}", this::manifest, Access.ADMIN);
    routes.get("/recordings/{id}/content", this::content, Access.ADMIN);
    routes.post("/recordings/{id}/views", this::view, Access.ADMIN);
    routes.post("/recordings/{id}/keys", this::addKey, Access.ADMIN);
    routes.post("/recordings/{id}/delete", this::delete, Access.ADMIN);
  }

  /// @param codec of the video
  record Wanted(List<Recording.WrappedKey> keys, String codec) {}

  /// Milliseconds since the recording's start.
  record Missing(long from, long to, String why) {}

  /// Why somebody looks at it.
  record Given(String reason) {}

  private record Begun(String recording, String upload) {}

  private record Manifest(@JsonUnwrapped RecordingFacts facts, List<Recording.WrappedKey> keys) {}

  private void begin(Context ctx) {
    Wanted wanted = read(ctx, WANTED);
    switch (recordings.begin(id(ctx), identity.require(ctx), wanted.codec(), wanted.keys())) {
      case Recordings.Beginning.Begun(String id) -> {
        ctx.status(HttpStatus.CREATED);
        answer(ctx, new Begun(id, "/recordings/" + id + "/upload"));
      }
      case Recordings.Beginning.UnknownSession _ -> throw Refusal.notFound();
      case Recordings.Beginning.NotNow _ ->
          throw new Refusal(HttpStatus.CONFLICT, "recording.notNow");
      case Recordings.Beginning.Senseless _ ->
          throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "recording.keys.changed");
      case Recordings.Beginning.DiskFull _ ->
          throw new Refusal(HttpStatus.INSUFFICIENT_STORAGE, "recording.diskFull");
    }
  }

  private void gap(Context ctx) {
    Recording recording =
        recordings.ofTechnician(id(ctx), identity.require(ctx)).orElseThrow(Refusal::notFound);
    Missing missing = read(ctx, MISSING);
    boolean taken = recordings.gap(recording, missing.from(), missing.to(), missing.why());
    ctx.status(taken ? HttpStatus.NO_CONTENT : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private void close(Context ctx) throws IOException {
    recordings.pageGone(
        recordings.ofTechnician(id(ctx), identity.require(ctx)).orElseThrow(Refusal::notFound));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private void manifest(Context ctx) throws IOException {
    Recording recording = toView(ctx);
    RecordingFacts facts =
        RecordingFacts.of(recording, recordings.size(recording), recordings.gaps(recording.id()));
    answer(ctx, new Manifest(facts, recordings.keysOf(recording)));
  }

  private void content(Context ctx) throws IOException {
    Recording recording = toView(ctx);
    long bytes = recordings.size(recording);
    String tag = '"' + recording.id() + '-' + bytes + '"';
    ctx.disableCompression(); // its length and its parts are those of the file
    ctx.contentType("application/octet-stream");
    ctx.header("Accept-Ranges", "bytes");
    ctx.header("ETag", tag);
    Optional<ByteRange> range =
        ByteRange.of(ctx.header("Range"), ctx.header("If-Range"), tag, bytes);
    ByteRange part = range.orElse(new ByteRange(0, bytes - 1));
    if (range.isPresent()) {
      ctx.status(HttpStatus.PARTIAL_CONTENT);
      ctx.header("Content-Range", "bytes " + part.first() + '-' + part.last() + '/' + bytes);
    }
    ctx.header("Content-Length", Long.toString(part.length()));
    try (InputStream in = recordings.content(recording)) {
      in.skipNBytes(part.first());
      part.copy(in, ctx.outputStream());
    }
  }

  private void view(Context ctx) {
    Recording recording = find(ctx);
    String typed =
        "application/json".equals(ctx.contentType())
            ? read(ctx, GIVEN).reason()
            : Forms.line(ctx, "reason");
    Reason reason =
        Reason.of(typed)
            .orElseThrow(
                () -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "recording.reason.bad"));
    views.begin(recording, identity.require(ctx), login(ctx), reason);
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private void addKey(Context ctx) {
    Recording recording = toView(ctx);
    boolean added = recordings.addKey(recording, read(ctx, KEY), identity.require(ctx));
    ctx.status(added ? HttpStatus.NO_CONTENT : HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private void delete(Context ctx) throws IOException {
    Recording recording = find(ctx);
    Reason reason =
        Reason.of(Forms.line(ctx, "reason"))
            .orElseThrow(
                () -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "recording.reason.bad"));
    switch (erasure.delete(recording, reason, identity.require(ctx))) {
      case DONE, GONE ->
          ctx.redirect("/sessions/" + recording.sessionId() + "?deleted", HttpStatus.SEE_OTHER);
      case TOO_EARLY -> throw new Refusal(HttpStatus.CONFLICT, "recording.delete.early");
    }
  }

  /// A recording for whose look at it this login has given a reason not long ago.
  private Recording toView(Context ctx) {
    Recording recording = find(ctx);
    if (!recording.state().isThere()) {
      throw new Refusal(HttpStatus.GONE, "recording.gone");
    }
    if (!views.isOpen(recording, login(ctx))) {
      throw new Refusal(HttpStatus.FORBIDDEN, "recording.reason.missing");
    }
    return recording;
  }

  private String login(Context ctx) {
    return identity.token(ctx).orElseThrow();
  }

  private Recording find(Context ctx) {
    return recordings.find(id(ctx)).orElseThrow(Refusal::notFound);
  }

  private static <T> T read(Context ctx, Codec<T> codec) {
    try {
      return codec.decode(ctx.body());
    } catch (ProtocolException e) {
      throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "error.text.400");
    }
  }

  private void answer(Context ctx, Object body) {
    ctx.contentType("application/json").result(json.writeValueAsString(body));
  }

  /// The UUID in the path.
  static String id(Context ctx) {
    String id = ctx.pathParam("id");
    if (!ID.matcher(id).matches()) {
      throw Refusal.notFound();
    }
    return id;
  }
}
