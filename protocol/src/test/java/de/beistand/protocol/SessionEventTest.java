package de.beistand.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionEventTest {
  private static final String SALT = "AAECAwQFBgcICQoLDA0ODw";
  private static final String PREVIOUS = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  @Test
  void theSignatureCoversFixedWordsOpenly() {
    assertThat(signed(event(EventKind.GIVEN, "FILES_IN", "once", Instant.EPOCH)))
        .startsWith(
            "beistand event 2\ns\n2\nGIVEN\nFILES_IN\nonce\n1970-01-01T00:00:00Z\n123456789\n1\nn\n")
        .endsWith("\n" + PREVIOUS)
        .doesNotContain("Änne", "Firma", SALT);
  }

  @Test
  void theSignatureCoversFreeTextAsCommitmentOnly() {
    String subject = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0";
    SessionEvent sent = event(EventKind.FILE_SENT, subject, "Akte.pdf", Instant.EPOCH);
    assertThat(signed(sent))
        .startsWith("beistand event 2\ns\n2\nFILE_SENT\n\n\n1970")
        .doesNotContain("Akte", "e3b0c4");
    assertThat(signed(event(EventKind.FILE_SENT, subject, "Brief.pdf", Instant.EPOCH)))
        .isNotEqualTo(signed(sent));
  }

  @Test
  void theTimeIsCutToWhatTheDatabaseKeeps() {
    assertThat(event(EventKind.CONNECTED, "", "", Instant.ofEpochSecond(1, 123_456_789)).at())
        .isEqualTo(Instant.ofEpochSecond(1, 123_456_000));
  }

  @ParameterizedTest
  @CsvSource({
    "'', " + PREVIOUS,
    "AAECAwQFBgcICQoLDA0ODw==, " + PREVIOUS,
    "AAECAwQFBgcICQoLDA0ODx, " + PREVIOUS,
    SALT + ", " + SALT,
    SALT + ", ''"
  })
  void saltAndPreviousHaveTheirLengthAndOneForm(String salt, String previous) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> event(EventKind.PAUSED, "", "", Instant.EPOCH, salt, previous));
  }

  @ParameterizedTest
  @CsvSource({"ASKED, VIEW", "PAUSED, ''", "ENDED, CUSTOMER_STOPPED", "REFUSED, VIEW"})
  void whatCannotBeErasedSaysNothingFree(EventKind kind, String subject) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> event(kind, subject, "free words", Instant.EPOCH));
  }

  private static String signed(SessionEvent event) {
    return new String(event.signedBytes(), StandardCharsets.UTF_8);
  }

  private static SessionEvent event(EventKind kind, String subject, String detail, Instant at) {
    return event(kind, subject, detail, at, SALT, PREVIOUS);
  }

  private static SessionEvent event(
      EventKind kind, String subject, String detail, Instant at, String salt, String previous) {
    return new SessionEvent(
        "s", 2, kind, subject, detail, at, "123456789", "Änne", "Firma", "1", "n", salt, previous);
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
