package de.beistand.server.sessions;

import static org.assertj.core.api.Assertions.assertThatCode;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.SessionPhase;
import de.beistand.server.consent.EventCheck;
import de.beistand.server.machines.Machine;
import org.junit.jupiter.api.Test;

class LiveSessionTest {
  /// The page has its password challenge a moment before the session's thread runs; a server that
  /// stopped then did not get any further with stopping.
  @Test
  void theServerStopsWhileASessionIsJustBeingOpened() {
    var row =
        new SessionRow(
            new EventCheck.Frame("id", "Tom", "Firma", "1", "nonce"),
            new Machine(1, "123456789", null),
            1,
            SessionPhase.WAITING,
            RecordingPolicy.OFF,
            null,
            null,
            null);
    var session = new LiveSession(row, null, new Sessions.Parts(null, null, null, null, null));
    assertThatCode(session::stop).doesNotThrowAnyException();
  }
}
