package de.beistand.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionEventTest {
  @Test
  void theSignatureCoversEveryFieldInAFixedOrder() {
    var event =
        new SessionEvent(
            "s",
            2,
            EventKind.GIVEN,
            "FILES_IN",
            "once",
            Instant.EPOCH,
            "123456789",
            "Änne",
            "Firma",
            "1",
            "n");
    assertThat(new String(event.signedBytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "beistand event 1\ns\n2\nGIVEN\nFILES_IN\nonce\n1970-01-01T00:00:00Z\n123456789\nÄnne\nFirma\n1\nn");
  }

  @Test
  void theTimeIsCutToWhatTheDatabaseKeeps() {
    var event =
        new SessionEvent(
            "s",
            1,
            EventKind.CONNECTED,
            "",
            "",
            Instant.ofEpochSecond(1, 123_456_789),
            "123456789",
            "A",
            "F",
            "1",
            "n");
    assertThat(event.at()).isEqualTo(Instant.ofEpochSecond(1, 123_456_000));
  }

  @ParameterizedTest
  @CsvSource({
    "FILE_SENT, 'cd 12'",
    "FILE_SENT, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 -1'",
    "CLIPBOARD_SENT, 'video 3'",
    "GIVEN, 'EVERYTHING'",
    "PAUSED, 'VIEW'",
    "ENDED, ''"
  })
  void aSubjectThatDoesNotFitIsRefused(EventKind kind, String subject) {
    assertThatIllegalArgumentException().isThrownBy(() -> kind.checkSubject(subject));
  }
}
