package de.beistand.server.customers;

import de.beistand.protocol.RecordingPolicy;
import org.jspecify.annotations.Nullable;

/// Somebody whom the firm knows. All texts are hostile.
///
/// @param number as it stands on the firm's papers
/// @param contact how to reach them; may be empty
/// @param recording whether their sessions are recorded; null = as the firm says for everybody
public record Customer(
    long id, String number, String name, String contact, @Nullable RecordingPolicy recording) {

  /// "" = as the firm says for everybody.
  public String recordingName() {
    return recording == null ? "" : recording.name();
  }
}
