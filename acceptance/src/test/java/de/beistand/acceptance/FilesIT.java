package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Files and folders both ways: with the customer's leave, whole and unchanged, under safe names.
@ExtendWith(Scene.Shared.class)
class FilesIT {
  private static final double PATIENCE_MILLIS = 40_000;

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final String EMPTY_SHA256 =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  @TempDir Path own;
  private Page page;
  private Path downloads;

  @BeforeEach
  void see(Scene scene) throws IOException {
    page = scene.console().page();
    downloads = scene.customer().desktop().home().resolve("Downloads");
    if (Files.exists(downloads)) {
      try (Stream<Path> old = Files.walk(downloads)) {
        old.sorted(java.util.Comparator.reverseOrder()).forEach(FilesIT::delete);
      }
    }
  }

  @Test
  void filesAndFoldersReachTheCustomer(Scene scene) throws IOException {
    Call call = scene.showScreen();
    Path letter = write("Grüße.pdf", 300_000);
    page.setInputFiles("#send-files-input", letter);
    scene.hands().awaitQuestion(Asked.FILES_IN);
    photograph(scene, "files-question");
    scene.hands().allow(Asked.FILES_IN);
    awaitOver(1, "DONE");
    assertThat(downloads.resolve("Grüße.pdf")).hasSameBinaryContentAs(letter);

    page.setInputFiles("#send-files-input", letter);
    scene.hands().allowAlways(Asked.FILES_IN);
    awaitOver(3, "DONE");
    assertThat(downloads.resolve("Grüße (2).pdf")).hasSameBinaryContentAs(letter);

    Path folder = Files.createDirectories(own.resolve("Übergabe/Bücher/tief"));
    Path deep = write("Übergabe/Bücher/tief/ß.bin", 2_500_000);
    Path empty = write("Übergabe/leer.txt", 0);
    assertThat(folder).isDirectory();
    page.setInputFiles("#send-folder-input", own.resolve("Übergabe"));
    awaitOver(5, "DONE");
    assertThat(downloads.resolve("Übergabe/Bücher/tief/ß.bin")).hasSameBinaryContentAs(deep);
    assertThat(downloads.resolve("Übergabe/leer.txt")).hasSameBinaryContentAs(empty);
    assertThat(names(downloads)).noneMatch(name -> name.endsWith(".part"));
    // the page hears of the end from the agent, the record by way of the server
    Until.holds("eight events", PATIENCE, () -> filesIn(call).size() >= 8);
    assertThat(filesIn(call)).hasSize(8).startsWith("ASKED FILES_IN", "GIVEN FILES_IN");
  }

  @Test
  void theCustomerChoosesWhatLeavesAndConfirmsIt(Scene scene) throws IOException {
    VirtualDesktop desktop = scene.customer().desktop();
    byte[] content = new byte[1_234_567];
    new Random(3).nextBytes(content);
    Path report = Files.write(desktop.home().resolve("Bericht.bin"), content);
    Call call = scene.showScreen();
    withoutPickers();
    ask("das Protokoll des Druckers");
    scene.hands().refuse(Asked.FILES_OUT);
    awaitOver(1, "REFUSED");

    ask("das Protokoll des Druckers");
    scene.hands().allow(Asked.FILES_OUT);
    await("li[data-transfer='3'][data-state='choosing']");
    scene.hands().awaitChooser();
    photograph(scene, "files-chooser");
    scene.hands().choose(report);
    scene.hands().awaitQuestion(Asked.SEND_FILES);
    photograph(scene, "files-confirm");
    scene.hands().refuse(Asked.SEND_FILES);
    awaitOver(3, "REFUSED");

    ask("");
    scene.hands().allow(Asked.FILES_OUT);
    scene.hands().choose(report);
    scene.hands().allow(Asked.SEND_FILES);
    await("li[data-transfer='5'][data-state='offered']");
    page.click("li[data-transfer='5'] [data-do=save]");
    awaitOver(5, "DONE");
    Download saved =
        page.waitForDownload(() -> page.click("li[data-transfer='5'] a[download='Bericht.bin']"));
    assertThat(saved.path()).hasBinaryContent(content);
    Until.holds("the event", PATIENCE, () -> call.testimony().getLast().startsWith("FILE_SENT "));
    assertThat(call.testimony())
        .filteredOn(event -> event.contains("FILE"))
        .startsWith(
            "ASKED FILES_OUT",
            "REFUSED FILES_OUT",
            "ASKED FILES_OUT",
            "GIVEN FILES_OUT",
            "ASKED FILES_OUT",
            "GIVEN FILES_OUT")
        .hasSize(7);
  }

  @Test
  void refusedCancelledAndForgedTransfersLeaveNothing(Scene scene) throws IOException {
    scene.showScreen();
    Path small = write("klein.txt", 10);
    page.setInputFiles("#send-files-input", small);
    scene.hands().refuse(Asked.FILES_IN);
    awaitOver(1, "REFUSED");
    assertThat(downloads).doesNotExist();

    page.setInputFiles("#send-files-input", write("gross.bin", 400_000_000));
    scene.hands().allowAlways(Asked.FILES_IN);
    await("li[data-transfer='3'][data-state='running']");
    Until.holds("the part", PATIENCE, () -> names(downloads).contains("gross.bin.part"));
    Until.holds(
        "its speed", PATIENCE, () -> page.innerText("li[data-transfer='3']").contains("/s"));
    photograph(scene, "files-progress");
    page.click("li[data-transfer='3'] [data-do=dismiss]");
    awaitOver(3, "CANCELLED");
    Until.holds("nothing left", PATIENCE, () -> names(downloads).equals(List.of("")));

    Wire wire = scene.console().wire();
    forge(wire, 1001, "../../frech.txt", "_/_/frech.txt");
    forge(wire, 1003, "C:\\\\autostart.exe", "C_/autostart.exe");
    forge(wire, 1005, "NUL.txt", "_NUL.txt");
    forge(wire, 1007, ".bashrc", "_bashrc");
    forge(wire, 1009, "a\\u202efdp.exe", "afdp.exe");
    assertThat(names(downloads))
        .containsExactlyInAnyOrder(
            "",
            "_",
            "_/_",
            "_/_/frech.txt",
            "C_",
            "C_/autostart.exe",
            "_NUL.txt",
            "_bashrc",
            "afdp.exe");
    assertThat(downloads.getParent().resolve("frech.txt")).doesNotExist();
    assertThat(scene.console().mistakes()).isEmpty();
  }

  @Test
  void aFullDiskIsToldAndTheSessionGoesOn(Scene scene) throws IOException {
    Files.createDirectories(downloads);
    VirtualDesktop desktop = scene.customer().desktop();
    assumeTrue(mounts(desktop), "only root may mount a small disk");
    try {
      scene.showScreen();
      page.setInputFiles("#send-files-input", write("zu-gross.bin", 120_000_000));
      scene.hands().allowAlways(Asked.FILES_IN);
      awaitOver(1, "NO_SPACE");
      assertThat(names(downloads)).containsExactly("");

      page.setInputFiles("#send-files-input", write("passt.bin", 70_000_000));
      Until.holds("the part", PATIENCE, () -> names(downloads).contains("passt.bin.part"));
      fill(downloads.resolve("voll"));
      awaitOver(3, "NO_SPACE");
      assertThat(names(downloads)).containsExactly("", "voll");
      photograph(scene, "files-full-disk");

      Files.delete(downloads.resolve("voll"));
      page.setInputFiles("#send-files-input", write("klein.txt", 1000));
      awaitOver(5, "DONE");
      assertThat(scene.console().word("phase")).isEqualTo("active");
    } finally {
      desktop.run("umount", downloads.toString());
    }
  }

  private static List<String> filesIn(Call call) {
    return call.testimony().stream().filter(event -> event.contains("FILE")).toList();
  }

  private boolean mounts(VirtualDesktop desktop) {
    try (Program mount =
        desktop.start(
            "mount", "mount", "-t", "tmpfs", "-o", "size=150m", "tmpfs", downloads.toString())) {
      return mount.awaitExit(PATIENCE) == 0;
    }
  }

  /// Another program takes all room that is left.
  private static void fill(Path file) throws IOException {
    byte[] block = new byte[1 << 16];
    try (var out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(Files.size(file)).isPositive();
    }
  }

  private void photograph(Scene scene, String name) throws IOException {
    Path folder = Places.logs();
    Path technician = folder.resolve(name + "-technician.png");
    page.screenshot(new Page.ScreenshotOptions().setPath(technician));
    BufferedImage customer = scene.customer().desktop().person().picture();
    ImageIO.write(customer, "png", folder.resolve(name + "-customer.png").toFile());
  }

  /// An empty file under a name that no system of the technician's would allow. Sends an empty file
  /// of this name past the page, and waits until it lies there under a harmless one. The end is
  /// said again until the agent listens: a forger does not wait for its leave.
  private void forge(Wire wire, int transfer, String path, String harmless) {
    String entry = "{\"path\":\"%s\",\"bytes\":0,\"folder\":false}".formatted(path);
    for (String message :
        List.of(
            "{\"type\":\"offer\",\"transfer\":%d,\"files\":1,\"folders\":0,\"bytes\":0}",
            "{\"type\":\"entries\",\"transfer\":%d,\"entries\":[" + entry + "]}")) {
      wire.send("files", message.formatted(transfer));
    }
    String sent =
        "{\"type\":\"sent\",\"transfer\":%d,\"entry\":0,\"sha256\":\"%s\"}"
            .formatted(transfer, EMPTY_SHA256);
    Until.holds(
        harmless,
        PATIENCE,
        () -> {
          wire.send("files", sent);
          return names(downloads).contains(harmless);
        });
  }

  /// As in a browser that writes no files by itself.
  private void withoutPickers() {
    page.evaluate("() => { delete window.showSaveFilePicker; delete window.showDirectoryPicker }");
    page.evaluate("() => { window.showSaveFilePicker = window.showDirectoryPicker = undefined }");
  }

  private void ask(String words) {
    if (!page.isVisible("#drawer-files")) {
      page.click("#dock-files");
    }
    page.fill("#ask-files-words", words);
    page.click("#ask-files");
  }

  private Locator awaitOver(int transfer, String end) {
    return await("li[data-transfer='%d'][data-end='%s']".formatted(transfer, end));
  }

  private Locator await(String selector) {
    Locator element = page.locator(selector);
    element.waitFor(
        new Locator.WaitForOptions()
            .setState(WaitForSelectorState.ATTACHED)
            .setTimeout(PATIENCE_MILLIS));
    return element;
  }

  /// A file of the technician with random bytes.
  private Path write(String name, int bytes) throws IOException {
    byte[] content = new byte[bytes];
    new Random(bytes).nextBytes(content);
    return Files.write(own.resolve(name), content);
  }

  private static List<String> names(Path folder) {
    return Tree.names(folder);
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
