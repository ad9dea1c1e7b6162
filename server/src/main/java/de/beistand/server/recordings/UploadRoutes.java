package de.beistand.server.recordings;

import de.beistand.server.web.Access;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// `/recordings/{id}/upload`: the core of tus 1.0 (tus.io/protocols/resumable-upload), for the
/// technician who held the session. The length comes with the last part.
final class UploadRoutes {
  private static final String VERSION = "1.0.0";
  private static final String RESUMABLE = "Tus-Resumable";
  private static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";

  private final Recordings recordings;
  private final Uploads uploads;
  private final Identity identity;

  UploadRoutes(Recordings recordings, Uploads uploads, Identity identity) {
    this.recordings = recordings;
    this.uploads = uploads;
    this.identity = identity;
  }

  void register(RoutesConfig routes) {
    routes.head("/recordings/{id}/upload", this::tell, Access.TECHNICIAN);
    routes.patch("/recordings/{id}/upload", this::take, Access.TECHNICIAN);
    routes.options("/recordings/{id}/upload", this::describe, Access.TECHNICIAN);
  }

  private void describe(Context ctx) {
    ctx.status(HttpStatus.NO_CONTENT)
        .header(RESUMABLE, VERSION)
        .header("Tus-Version", VERSION)
        .header("Tus-Max-Size", Long.toString(uploads.largest()));
  }

  private void tell(Context ctx) throws IOException {
    Recording recording = find(ctx);
    ctx.header(RESUMABLE, VERSION);
    if (isGone(recording)) {
      ctx.status(HttpStatus.GONE);
      return;
    }
    ctx.header(OFFSET, Long.toString(uploads.offset(recording)));
    Long length = recording.length(); // a complete one has been announced
    if (length == null) {
      ctx.header("Upload-Defer-Length", "1");
    } else {
      ctx.header(LENGTH, Long.toString(length));
    }
  }

  private boolean isGone(Recording recording) {
    return switch (recording.state()) {
      case OPEN -> uploads.isTooLate(recording);
      case COMPLETE -> false;
      case INCOMPLETE, DELETING, DELETED -> true;
    };
  }

  private void take(Context ctx) throws IOException {
    Recording recording = find(ctx);
    ctx.header(RESUMABLE, VERSION);
    if (!VERSION.equals(ctx.header(RESUMABLE))) {
      ctx.status(HttpStatus.PRECONDITION_FAILED).header("Tus-Version", VERSION);
      return;
    }
    if (!"application/offset+octet-stream".equals(ctx.contentType())) {
      ctx.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
      return;
    }
    Long offset = number(ctx.header(OFFSET));
    String announced = ctx.header(LENGTH);
    Long length = number(announced);
    if (offset == null || (announced != null && length == null)) {
      ctx.status(HttpStatus.BAD_REQUEST);
      return;
    }
    switch (uploads.take(recording, offset, length, ctx.bodyInputStream())) {
      case Uploads.Taken.Stored(long next) ->
          ctx.status(HttpStatus.NO_CONTENT).header(OFFSET, Long.toString(next));
      case Uploads.Taken.WrongOffset(long next) ->
          ctx.status(HttpStatus.CONFLICT).header(OFFSET, Long.toString(next));
      case Uploads.Taken.WrongLength _, Uploads.Taken.Cut _ -> ctx.status(HttpStatus.BAD_REQUEST);
      case Uploads.Taken.Gone _ -> ctx.status(HttpStatus.GONE);
      case Uploads.Taken.TooLarge _ -> ctx.status(HttpStatus.CONTENT_TOO_LARGE);
      case Uploads.Taken.DiskFull _ -> ctx.status(HttpStatus.INSUFFICIENT_STORAGE);
    }
  }

  private Recording find(Context ctx) {
    return recordings
        .ofTechnician(RecordingRoutes.id(ctx), identity.require(ctx))
        .orElseThrow(Refusal::notFound);
  }

  private static @Nullable Long number(@Nullable String header) {
    return header != null && header.matches("[0-9]{1,18}") ? Long.valueOf(header) : null;
  }
}
