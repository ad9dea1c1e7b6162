package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// What the technician's page says to the agent on the channel `chat`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ChatToAgent {
  /// Longest text of a message, in UTF-16 units; the agent cuts what is longer.
  int LONGEST_TEXT = 2000;

  /// Longest ID of a message.
  int LONGEST_ID = 40;

  /// The page listens, and has everything up to a message; the first thing that it says.
  ///
  /// @param after number of the last message that it has; 0 after a reload
  @JsonTypeName("since")
  record Since(int after) implements ChatToAgent {}

  /// The technician wrote something; said again on the next connection until it comes back as a
  /// [ChatToTechnician.Message] with this ID.
  ///
  /// @param id made by the page, different for each message of a session; 1 to [#LONGEST_ID]
  ///   characters
  @JsonTypeName("say")
  record Say(String id, String text) implements ChatToAgent {
    public Say {
      if (id.isEmpty() || id.length() > LONGEST_ID) {
        throw new IllegalArgumentException("an ID of " + id.length() + " characters");
      }
    }
  }

  /// The page has everything up to this message, and the technician has read everything up to that
  /// one.
  @JsonTypeName("have")
  record Have(int received, int read) implements ChatToAgent {}
}
