package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Files that are dropped, and files that somebody changes their mind about.
@ExtendWith(Scene.Shared.class)
class FilesHandoverIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// Large enough to be under way for as long as anybody needs to stop it.
  private static final long LARGE = 1L << 30;

  @TempDir Path own;
  private Page page;
  private Path downloads;

  @BeforeEach
  void see(Scene scene) throws IOException {
    page = scene.console().page();
    downloads = scene.customer().desktop().home().resolve("Downloads");
    if (Files.exists(downloads)) {
      try (Stream<Path> old = Files.walk(downloads)) {
        old.sorted(Comparator.reverseOrder()).forEach(FilesHandoverIT::delete);
      }
    }
  }

  @Test
  void droppedOnThePictureCancelledByTheCustomerAndTheRightTakenBack(Scene scene)
      throws IOException {
    Call call = scene.showScreen();
    Path letter = Files.write(own.resolve("Grüße.pdf"), random(300_000));
    FileDrag drag = new FileDrag(page);
    drag.over("#stage", letter);
    page.waitForSelector("#drop-zone");
    drag.drop();
    scene.hands().allowAlways(Asked.FILES_IN);
    awaitOver(1, "DONE");
    assertThat(downloads.resolve("Grüße.pdf")).hasSameBinaryContentAs(letter);

    Path large = own.resolve("gross.bin");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(LARGE);
    }
    drag.over("#stage", large);
    drag.drop();
    awaitPart("gross.bin.part");
    scene.hands().clickWord("Abbrechen");
    awaitOver(3, "CANCELLED");
    awaitOnly("Grüße.pdf");

    drag.over("#stage", large);
    drag.drop();
    awaitPart("gross.bin.part");
    scene.hands().scrollAndWithdraw();
    awaitOver(5, "CANCELLED");
    awaitOnly("Grüße.pdf");
    Until.holds(
        "the right taken back on record",
        PATIENCE,
        () -> call.testimony().contains("WITHDRAWN FILES_IN"));
    assertThat(call.testimony())
        .filteredOn(event -> event.contains("FILE"))
        .hasSize(4)
        .startsWith("ASKED FILES_IN", "GIVEN FILES_IN")
        .endsWith("WITHDRAWN FILES_IN");
    assertThat(scene.console().mistakes()).isEmpty();
  }

  @Test
  void theCustomerSendsByTheButtonAndByDroppingOnTheWindow(Scene scene) throws IOException {
    VirtualDesktop desktop = scene.customer().desktop();
    Path report = Files.write(desktop.home().resolve("Bericht.bin"), random(123_456));
    scene.showScreen();
    page.evaluate("() => { window.showSaveFilePicker = window.showDirectoryPicker = undefined }");

    scene.hands().clickWord("Dateien");
    scene.hands().choose(report);
    scene.hands().allow(Asked.SEND_FILES);
    save(2, report);

    try (Program other =
        desktop.start(
            "other-program",
            Places.java(),
            "-cp",
            Places.root().resolve("acceptance/target/test-classes").toString(),
            OtherProgram.class.getName(),
            "drag-file",
            report.toString())) {
      other.awaitLine(line -> line.equals("given"), PATIENCE);
      Until.holds("the other program", PATIENCE, () -> desktop.windows("^Ordner$").size() == 1);
      Rectangle from = desktop.windows("^Ordner$").getFirst();
      Rectangle to = scene.hands().mainWindow().orElseThrow();
      desktop.person().drag(from, to);
      scene.hands().refuse(Asked.SEND_FILES);
      desktop.person().drag(from, to);
      scene.hands().allow(Asked.SEND_FILES);
      Locator offered = await("li[data-state='offered']");
      save(Integer.parseInt(offered.getAttribute("data-transfer")), report);
    }
    assertThat(scene.console().mistakes()).isEmpty();
  }

  private void save(int transfer, Path original) throws IOException {
    await("li[data-transfer='%d'][data-state='offered']".formatted(transfer));
    page.click("li[data-transfer='%d'] [data-do=save]".formatted(transfer));
    awaitOver(transfer, "DONE");
    Path saved =
        page.waitForDownload(
                () -> page.click("li[data-transfer='%d'] a[download]".formatted(transfer)))
            .path();
    assertThat(saved).hasSameBinaryContentAs(original);
  }

  private void awaitPart(String name) {
    Until.holds("the part", PATIENCE, () -> names().contains(name));
  }

  private void awaitOnly(String name) {
    Until.holds("nothing else left", PATIENCE, () -> names().equals(List.of("", name)));
  }

  private void awaitOver(int transfer, String end) {
    await("li[data-transfer='%d'][data-end='%s']".formatted(transfer, end));
  }

  private Locator await(String selector) {
    Locator element = page.locator(selector);
    element.waitFor(
        new Locator.WaitForOptions()
            .setState(WaitForSelectorState.ATTACHED)
            .setTimeout(PATIENCE.toMillis()));
    return element;
  }

  private static byte[] random(int bytes) {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return content;
  }

  private List<String> names() {
    return Tree.names(downloads);
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
