package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// What the agent says on the channel `machine`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface MachineToTechnician {

  /// The agent reads what there is to report; the customer is asked next.
  @JsonTypeName("reading")
  record Reading() implements MachineToTechnician {}

  /// The report, word for word as the customer saw it.
  ///
  /// @param text lines: a heading, then its facts, indented by two characters: two spaces, or `! `
  ///   for what needs attention; `label: value`. Hostile text of at most [#LONGEST] characters.
  @JsonTypeName("report")
  record Report(String text) implements MachineToTechnician {
    /// Longest report, in characters.
    public static final int LONGEST = 16_000;

    public Report {
      if (text.length() > LONGEST) {
        throw new IllegalArgumentException("a report of " + text.length() + " characters");
      }
    }
  }

  /// The computer did not restart; the session goes on.
  ///
  /// @param why in the customer's language
  @JsonTypeName("not-restarted")
  record NotRestarted(String why) implements MachineToTechnician {}
}
