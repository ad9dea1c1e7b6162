package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script `./beistand` as a person meets it before anything is built.
class ScriptIT {
  @TempDir private Path folder;

  /// What a run printed and how it ended.
  record Result(int status, String text) {}

  @Test
  void helpNamesEveryCommand() throws Exception {
    Result help = run(folder, Places.root().resolve("beistand").toString(), "help");
    assertThat(help.status()).isZero();
    assertThat(help.text()).contains("demo", "demo --check", "up", "agent", "test", "doctor");
  }

  @Test
  void anUnknownCommandIsRefused() throws Exception {
    Result wrong = run(folder, Places.root().resolve("beistand").toString(), "dmeo");
    assertThat(wrong.status()).isNotZero();
    assertThat(wrong.text()).contains("dmeo");
  }

  @Test
  void itRunsFromElsewhereThroughALinkWithASpace() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("a link to it"), Places.root());
    Result doctor = run(Path.of("/"), link.resolve("beistand").toString(), "doctor");
    assertThat(doctor.status()).as(doctor.text()).isZero();
    assertThat(doctor.text()).contains("Xtigervnc", "chromium", "JDK 25", "Nothing is missing");
  }

  /// A PATH with little on it stands for a machine with little on it.
  @Test
  void withoutRootItSaysOnceWhatIsMissingAndHowToGetIt() throws Exception {
    assumeTrue(
        System.getProperty("user.name").equals("root"), "needs root to become somebody else");
    Path bare = Files.createDirectory(folder.resolve("bare"));
    for (String tool :
        List.of("bash", "readlink", "dirname", "sed", "env", "mkdir", "date", "cat")) {
      Files.createSymbolicLink(bare.resolve(tool), tool(tool));
    }
    folder.toFile().setExecutable(true, false);
    bare.toFile().setExecutable(true, false);
    Path copy = Files.copy(Places.root().resolve("beistand"), folder.resolve("beistand"));
    copy.toFile().setReadable(true, false);
    Result demo =
        run(
            folder,
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "env",
            "-i",
            "PATH=" + bare,
            "HOME=/",
            "bash",
            copy.toString(),
            "demo");
    assertThat(demo.status()).isEqualTo(1);
    assertThat(demo.text())
        .containsOnlyOnce("Something is missing")
        .containsOnlyOnce("sudo apt-get update")
        .contains("tigervnc-standalone-server", "openbox", "coturn", "websockify");
  }

  private static Path tool(String name) {
    return List.of("/usr/bin/", "/bin/").stream()
        .map(place -> Path.of(place + name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private static Result run(Path from, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
    Process process = builder.directory(from.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), text);
  }
}
