package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import java.util.List;

/// What the agent says to the technician's page, peer to peer on the data channel `control`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface AgentToTechnician {

  /// The grants in force; sent at the start and after every change.
  @JsonTypeName("grants")
  record Grants(List<Grant> grants) implements AgentToTechnician {
    public Grants {
      grants = List.copyOf(grants);
    }
  }

  /// What became of a [TechnicianToAgent.Ask].
  ///
  /// @param answer ASKED while the customer is thinking, then GIVEN, REFUSED or EXPIRED
  @JsonTypeName("answer")
  record Answer(Grant grant, EventKind answer) implements AgentToTechnician {}

  /// Size of the shared picture in pixels, before any scaling by the encoder.
  @JsonTypeName("screen")
  record Screen(int width, int height) implements AgentToTechnician {}

  /// The customer uses mouse or keyboard; the technician's input waits.
  @JsonTypeName("customer-active")
  record CustomerActive(boolean active) implements AgentToTechnician {}

  /// Characters that the customer's computer could not type.
  @JsonTypeName("untyped")
  record Untyped(String text) implements AgentToTechnician {}

  /// Answer to [TechnicianToAgent.Ping]; sent after the input that came before it was injected.
  @JsonTypeName("pong")
  record Pong(int seq) implements AgentToTechnician {}

  /// The session is over.
  @JsonTypeName("bye")
  record Bye(EndReason reason) implements AgentToTechnician {}
}
