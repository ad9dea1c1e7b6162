package de.beistand.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionEventTest {
  @Test
  void theSignatureCoversEveryFieldInAFixedOrder() {
    var event =
        new SessionEvent(
            "s", 2, EventKind.GIVEN, "VIEW", Instant.EPOCH, "123456789", "Änne", "Firma", "1", "n");
    assertThat(new String(event.signedBytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "beistand event 1\ns\n2\nGIVEN\nVIEW\n1970-01-01T00:00:00Z\n123456789\nÄnne\nFirma\n1\nn");
  }

  @Test
  void theTimeIsCutToWhatTheDatabaseKeeps() {
    var event =
        new SessionEvent(
            "s",
            1,
            EventKind.CONNECTED,
            "",
            Instant.ofEpochSecond(1, 123_456_789),
            "123456789",
            "A",
            "F",
            "1",
            "n");
    assertThat(event.at()).isEqualTo(Instant.ofEpochSecond(1, 123_456_000));
  }
}
