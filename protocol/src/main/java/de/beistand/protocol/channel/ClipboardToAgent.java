package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/// What the technician's page says to the agent on the channel `clipboard`. One exchange runs at a
/// time; a new one ends the one before.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ClipboardToAgent {
  /// The technician pastes; the bytes of the parts follow. The agent asks the customer only when it
  /// has all of them, so that the question shows what will really be there.
  ///
  /// @param id of this exchange, larger than every one before
  @JsonTypeName("put")
  record Put(int id, List<ClipboardPart> parts) implements ClipboardToAgent {
    public Put {
      parts = List.copyOf(parts);
    }
  }

  /// The technician wants what stands in the customer's clipboard.
  ///
  /// @param afterCopy the technician has just pressed the keys that copy: nothing older is meant
  @JsonTypeName("fetch")
  record Fetch(int id, boolean afterCopy) implements ClipboardToAgent {}

  /// The technician does not want it any more.
  @JsonTypeName("cancel")
  record Cancel(int id) implements ClipboardToAgent {}
}
