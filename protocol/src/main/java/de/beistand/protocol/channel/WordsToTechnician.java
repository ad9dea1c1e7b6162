package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// What the agent says on the channel `words`, where both sides agree on the words of the spoken
/// check ([de.beistand.protocol.trust.SpokenWords]). Each message comes once for each connection.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface WordsToTechnician {

  /// First: fixes the agent's nonce, which nobody can choose any more.
  ///
  /// @param language of the customer's window, in which both read: `de` or `en`
  /// @param commitment [de.beistand.protocol.trust.SpokenWords#commitment]
  @JsonTypeName("commit")
  record Commit(String language, String commitment) implements WordsToTechnician {}

  /// Answer to [WordsToAgent.Nonce]. A page that finds another nonce than was committed to ends the
  /// session.
  ///
  /// @param nonce 32 bytes, base64url
  @JsonTypeName("reveal")
  record Reveal(String nonce) implements WordsToTechnician {}
}
