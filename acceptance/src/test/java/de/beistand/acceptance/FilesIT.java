package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import de.beistand.acceptance.CustomerHands.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Files and folders both ways: with the customer's leave, whole and unchanged, under safe names.
@ExtendWith(Scene.Shared.class)
class FilesIT {
  private static final double PATIENCE_MILLIS = 40_000;

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
    assertThat(call.testimony())
        .filteredOn(event -> event.contains("FILE"))
        .hasSize(8)
        .startsWith("ASKED FILES_IN", "GIVEN FILES_IN");
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
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(path -> folder.relativize(path).toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
