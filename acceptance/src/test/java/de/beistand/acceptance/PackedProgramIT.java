package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The one file, downloaded and started by a user without a past, on a computer without Java.
@ExtendWith(Scene.Shared.class)
class PackedProgramIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Unpacking on a busy machine with two cores.
  private static final Duration FIRST_START = Duration.ofMinutes(3);

  /// The goal for the download, with all its care; here it is packed in a hurry.
  private static final long MOST_BYTES = 60_000_000;

  @Test
  void theOneFileRunsForAFreshUserAndLeavesNothing(Scene scene) throws Exception {
    Path offered = scene.programs().resolve("Beistand-linux-x64.run");
    try (VirtualDesktop desktop = new VirtualDesktop("fresh-desktop", 1280, 800, "de");
        FreshUser user = new FreshUser(desktop);
        AutoCloseable _ = () -> Scene.photograph("fresh-desktop", desktop)) {
      OneFile.make(offered, scene.firm().server().url(), desktop);
      Path file = download(scene, user);
      var hands = new CustomerHands(desktop);
      String first;
      try (Program program = user.start(file)) {
        Until.holds("the program's window", FIRST_START, () -> hands.mainWindow().isPresent());
        first = hands.machineId();
        assertThat(executable(program)).startsWith(user.home().resolve(".cache/beistand"));
        showScreen(scene, hands, first);
        assertThat(key(user)).as("nobody agreed to keep it").doesNotExist();
        hands.backToStart();
        hands.chooseInMenu("behalten");
        Until.holds("the key that is kept", PATIENCE, () -> Files.exists(key(user)));
        hands.closeProgram();
        assertThat(program.awaitExit(PATIENCE)).isZero();
      }
      try (Program program = user.start(file)) {
        assertThat(hands.machineId()).as("the same computer").isEqualTo(first);
        hands.chooseInMenu("entfernen");
        hands.allow(Asked.REMOVAL);
        Until.holds("the last window", PATIENCE, () -> hands.reads().contains("entfernt"));
        Scene.photograph("removed", desktop);
        assertThat(user.files()).as("what the program leaves").containsExactly(".Xauthority");
        hands.closeProgram();
        assertThat(program.awaitExit(PATIENCE)).isZero();
      }
      assertThat(user.files()).containsExactly(".Xauthority");
    } finally {
      Files.deleteIfExists(offered);
    }
  }

  private static void showScreen(Scene scene, CustomerHands hands, String machineId) {
    TechnicianConsole console = scene.newConsole();
    console.logIn(scene.firm().technician());
    console.connect(machineId, hands.password());
    hands.allow(Asked.VIEW);
    console.awaitPicture();
    console.end();
    assertThat(console.awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
    console.page().close();
    Until.holds("the end in the customer's window", PATIENCE, () -> hands.stopSign().isEmpty());
  }

  /// As a browser does it.
  private static Path download(Scene scene, FreshUser user) throws Exception {
    Path file = user.home().resolve("Downloads/Beistand.run");
    try (HttpClient browser = HttpClient.newHttpClient()) {
      HttpResponse<Path> answer =
          browser.send(
              HttpRequest.newBuilder(URI.create(scene.firm().server().url() + "/download/linux"))
                  .build(),
              HttpResponse.BodyHandlers.ofFile(file));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"Beistand.run\"");
    }
    assertThat(Files.size(file)).isLessThan(MOST_BYTES);
    user.own(file);
    return file;
  }

  private static Path key(FreshUser user) {
    return user.home().resolve(".config/beistand/machine-key.pem");
  }

  /// What really runs: nobody's Java but its own.
  private static Path executable(Program program) throws IOException {
    return Path.of("/proc", Long.toString(program.pid()), "exe").toRealPath();
  }
}
