package de.beistand.server.recordings;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the server knows of a recording, in the words of JSON.
///
/// @param codec of the video: hostile text
/// @param state name of a [RecordingState]
/// @param why name of a [Shortfall] if it is INCOMPLETE, else empty
/// @param bytes of the ciphertext
/// @param sha256 of the ciphertext, hexadecimal; empty while it is open
/// @param startedAt RFC 3339, like `completedAt`, which is empty while it is open
public record RecordingFacts(
    String recording,
    String session,
    String codec,
    String state,
    String why,
    long bytes,
    String sha256,
    String startedAt,
    String completedAt,
    List<Gap> gaps) {

  public RecordingFacts {
    gaps = List.copyOf(gaps);
  }

  /// A time that should be in it and is not.
  ///
  /// @param from RFC 3339, like `to`
  /// @param fromMs milliseconds since the start, like `toMs`
  public record Gap(String from, String to, long fromMs, long toMs, String why) {
    static Gap of(Recording recording, Recording.Gap gap) {
      return new Gap(
          gap.from().toString(),
          gap.to().toString(),
          Duration.between(recording.startedAt(), gap.from()).toMillis(),
          Duration.between(recording.startedAt(), gap.to()).toMillis(),
          gap.why());
    }
  }

  /// @param bytes that are there now
  static RecordingFacts of(Recording recording, long bytes, List<Recording.Gap> gaps) {
    Instant ended = recording.endedAt();
    return new RecordingFacts(
        recording.id(),
        recording.sessionId(),
        recording.codec(),
        recording.state().name(),
        recording.why(),
        bytes,
        recording.sha256(),
        recording.startedAt().toString(),
        ended == null ? "" : ended.toString(),
        gaps.stream().map(gap -> Gap.of(recording, gap)).toList());
  }
}
