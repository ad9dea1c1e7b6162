package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/// What the technician's page says on the channel `machine`. The customer is asked about both.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface MachineToAgent {

  /// Wants a report about system and disks.
  @JsonTypeName("want-report")
  record WantReport() implements MachineToAgent {}

  /// Wants the computer restarted, and the session to go on afterwards.
  @JsonTypeName("want-restart")
  record WantRestart() implements MachineToAgent {}
}
