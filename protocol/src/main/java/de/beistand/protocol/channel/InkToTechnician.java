package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// What the agent says on the data channel `ink`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface InkToTechnician {
  /// Whether the customer wants to see what is shown; sent at the start and after every change.
  @JsonTypeName("shown")
  record Shown(boolean shown) implements InkToTechnician {}

  /// All strokes are gone: another part of the desktop is shown, or the customer hid them.
  @JsonTypeName("cleared")
  record Cleared() implements InkToTechnician {}
}
