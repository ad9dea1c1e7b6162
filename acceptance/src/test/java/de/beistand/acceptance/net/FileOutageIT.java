package de.beistand.acceptance.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import de.beistand.acceptance.Asked;
import de.beistand.acceptance.Places;
import de.beistand.acceptance.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The line is cut in the middle of a file, for longer than the connection lives: the file goes on
/// where it stood, and arrives whole.
@ExtendWith(InOwnWorld.class)
class FileOutageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final double OUTAGE_MILLIS = 25_000;

  @Test
  void aFileSurvivesTheLossOfItsLine() throws IOException {
    byte[] content = new byte[20_000_000];
    new Random(5).nextBytes(content);
    Path file = Files.write(Places.newFolder("technician").resolve("Sicherung.bin"), content);
    try (FarCustomer customer = new FarCustomer(Network.parse("20/40/0"))) {
      Page page = customer.console().page();
      page.setInputFiles("#send-files-input", file);
      customer.hands().allow(Asked.FILES_IN);
      Path downloads = customer.desktop().home().resolve("Downloads");
      Path part = downloads.resolve("Sicherung.bin.part");
      Until.holds("two megabytes", PATIENCE, () -> part.toFile().length() > 2_000_000);
      customer.line().cut();
      page.waitForTimeout(OUTAGE_MILLIS);
      long stood = Files.size(part);
      assertThat(stood).isLessThan(content.length);
      customer.line().mend();
      Until.holds("it goes on", PATIENCE, () -> part.toFile().length() != stood);
      Until.holds(
          "the end", PATIENCE, () -> page.isVisible("li[data-transfer='1'][data-end='DONE']"));
      assertThat(downloads.resolve("Sicherung.bin")).hasBinaryContent(content);
      assertThat(part).doesNotExist();
      assertThat(customer.console().mistakes()).isEmpty();
    }
  }
}
