package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// What the technician's page says on the channel `words`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface WordsToAgent {

  /// Answer to [WordsToTechnician.Commit]; only the first one counts.
  ///
  /// @param nonce 32 fresh random bytes, base64url
  @JsonTypeName("nonce")
  record Nonce(String nonce) implements WordsToAgent {}

  /// What the technician heard on the telephone.
  ///
  /// @param same false ends the session
  @JsonTypeName("verdict")
  record Verdict(boolean same) implements WordsToAgent {}
}
