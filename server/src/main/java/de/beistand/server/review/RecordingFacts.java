package de.beistand.server.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be told of a recording without its key. All names are hostile text.
///
/// @param state name of a [de.beistand.server.recordings.RecordingState]
/// @param bytes of the ciphertext; 0 while it is open
/// @param sha256 of the ciphertext, hexadecimal; "" while it is open
/// @param why it is not whole: name of a [de.beistand.server.recordings.Shortfall], or ""
/// @param lastDataAt when its newest part came
/// @param deletedBy who destroyed its keys, or ""
/// @param keys names of the review keys that open it
public record RecordingFacts(
    String id,
    String state,
    long bytes,
    String sha256,
    String why,
    Instant startedAt,
    Instant lastDataAt,
    @Nullable Instant deletedAt,
    String deletedBy,
    String deleteReason,
    List<String> keys,
    List<Gap> gaps) {
  public RecordingFacts {
    keys = List.copyOf(keys);
    gaps = List.copyOf(gaps);
  }

  /// A time that is missing.
  ///
  /// @param why a word of whoever noticed it
  public record Gap(Instant from, Instant to, String why) {
    public Duration length() {
      return Duration.between(from, to);
    }

    /// The key of the text that says why.
    public String textKey() {
      return "review.gap." + why;
    }
  }

  /// Whether there is something to look at, for who has a key.
  public boolean isThere() {
    return switch (state) {
      case "DELETING", "DELETED" -> false;
      default -> true;
    };
  }

  /// From its begin to the newest part that came.
  public Duration length() {
    return Duration.between(startedAt, lastDataAt);
  }

  public String size() {
    return ByteCount.words(bytes);
  }

  /// The colour of the badge: a CSS class.
  public String tone() {
    return switch (state) {
      case "COMPLETE" -> "ok";
      case "INCOMPLETE" -> "warn";
      case "OPEN" -> "live";
      default -> "";
    };
  }
}
