package de.beistand.server.requests;

import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.server.sessions.Agents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Tells the customer's program how its request stands. Who filed it on the page looks there.
public final class CustomerSide {
  private final Agents agents;
  private final Clock clock;

  public CustomerSide(Agents agents, Clock clock) {
    this.agents = agents;
    this.clock = clock;
  }

  /// The request as it stands.
  void tell(SupportRequest request) {
    String technician =
        switch (request.state()) {
          case RequestState.Waiting _, RequestState.Settled _ -> "";
          case RequestState.Taken _, RequestState.InSession _ -> request.technician();
        };
    send(
        request,
        new ServerToAgent.RequestStatus(
            request.state().phase(), technician, seconds(request.createdAt(), clock.instant())));
  }

  /// The agent is to join with this number.
  void tellNumber(SupportRequest request, String number) {
    send(request, new ServerToAgent.PickedUp(request.technician(), number));
  }

  private void send(SupportRequest request, ServerToAgent message) {
    String machineId = request.machineId();
    if (machineId != null) {
      agents.find(machineId).ifPresent(agent -> agent.connection().send(message));
    }
  }

  static int seconds(Instant from, Instant to) {
    return (int) Math.clamp(Duration.between(from, to).toSeconds(), 0, Integer.MAX_VALUE);
  }
}
