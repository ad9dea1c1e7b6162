package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/// What the agent says to the technician's page on the channel `chat`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ChatToTechnician {
  /// Most messages that the agent keeps; the oldest go first.
  int MOST_MESSAGES = 500;

  /// The channel stands; the first thing that the agent says. The page answers with
  /// [ChatToAgent.Since].
  ///
  /// @param conversation another one than before if the agent was restarted and knows nothing of
  ///   what was written: then the numbers start again
  /// @param read number of the last message that the technician has read
  @JsonTypeName("hello")
  record Hello(String conversation, int read) implements ChatToTechnician {}

  /// One message as the agent keeps it: new, or what [ChatToAgent.Since] asked for.
  ///
  /// @param seq 1 for the first message of a session, then without gaps
  /// @param id made by its writer
  /// @param customer whether the customer wrote it, else the technician
  /// @param at when the agent got it, by its own clock
  /// @param text hostile text; made harmless once by the agent
  @JsonTypeName("message")
  record Message(int seq, String id, boolean customer, Instant at, String text)
      implements ChatToTechnician {
    public Message {
      if (seq < 1) {
        throw new IllegalArgumentException("seq starts at 1");
      }
    }
  }

  /// A message came that the agent does not keep: there is nothing to read in it, or too many came
  /// at once. Nobody saw it.
  @JsonTypeName("refused")
  record Refused(String id) implements ChatToTechnician {}
}
