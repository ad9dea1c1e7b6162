package de.beistand.server.consent;

import de.beistand.protocol.SessionEvent;
import de.beistand.server.machines.Machine;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Whether an event of an agent is evidence: about this session, as the server framed it, signed by
/// this computer.
public final class EventCheck {
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private EventCheck() {}

  /// What every event of a session must repeat.
  ///
  /// @param technician the name that the customer was shown
  /// @param firm the firm that the customer was shown
  /// @param terms version of the terms that the customer was shown
  /// @param nonce the server's, so that events of other sessions do not fit
  public record Frame(
      String sessionId, String technician, String firm, String terms, String nonce) {}

  /// The event with its signature's bytes; empty if any part of it is wrong.
  public static Optional<SignedEvent> check(
      SessionEvent event, String signature, Frame frame, Machine machine) {
    boolean fits =
        frame.equals(
                new Frame(
                    event.sessionId(),
                    event.technician(),
                    event.firm(),
                    event.terms(),
                    event.nonce()))
            && event.machineId().equals(machine.machineId())
            && event.at().isAfter(EARLIEST)
            && event.at().isBefore(LATEST);
    if (!fits || !machine.key().signed(event.signedBytes(), signature)) {
      return Optional.empty();
    }
    return Optional.of(new SignedEvent(event, Base64.getUrlDecoder().decode(signature)));
  }
}
