package de.beistand.server.recordings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One recording as the server knows it.
///
/// @param id UUID
/// @param technicianId who held the session
/// @param sessionEndedAt null while it lives
/// @param codec of the video, as the page named it: hostile text
/// @param bytes of the ciphertext; 0 while it is open
/// @param length of the ciphertext, as the page announced it; null before
/// @param sha256 of the ciphertext, hexadecimal; empty while it is open
/// @param why name of the [Shortfall] if it is INCOMPLETE, else empty
/// @param lastDataAt when the newest part came
/// @param endedAt null while it is open
public record Recording(
    String id,
    String sessionId,
    long technicianId,
    @Nullable Instant sessionEndedAt,
    String codec,
    RecordingState state,
    long bytes,
    @Nullable Long length,
    String sha256,
    String why,
    Instant startedAt,
    Instant lastDataAt,
    @Nullable Instant endedAt) {

  /// A time that should be in it and is not.
  ///
  /// @param why a [Shortfall], or a word of the page that recorded
  public record Gap(Instant from, Instant to, String why) {}

  /// Its key, wrapped for one review key (RSA-OAEP).
  ///
  /// @param wrapped base64url
  public record WrappedKey(long reviewKey, String wrapped) {}
}
