package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// What the technician's page says on the channel `still`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface StillToAgent {
  /// Asks the customer to take a photograph; only the customer's own finger takes one.
  @JsonTypeName("want")
  record Want() implements StillToAgent {}

  /// All bytes of this photograph are there, and its hash is right.
  @JsonTypeName("got")
  record Got(int id) implements StillToAgent {}
}
