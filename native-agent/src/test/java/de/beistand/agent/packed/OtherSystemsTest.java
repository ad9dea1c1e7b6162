package de.beistand.agent.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The files for Windows and macOS, as far as Linux can look at them. Nothing here runs them.
class OtherSystemsTest {
  @TempDir private Path folder;
  private Path app;

  @BeforeEach
  void packed() throws IOException {
    app = folder.resolve("app");
    for (String name :
        List.of("runtime/bin/java", "runtime/bin/javaw.exe", "lib/agent.jar", "native/webrtc")) {
      Files.createDirectories(app.resolve(name).getParent());
      Files.writeString(app.resolve(name), name);
    }
    Files.setPosixFilePermissions(
        app.resolve("runtime/bin/java"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String make(int status, String tool, Path file, String server) throws Exception {
    Process process =
        new ProcessBuilder(
                "packaging/" + tool, app.toString(), file.toString(), "--server=" + server)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isEqualTo(status);
    return said;
  }

  @Test
  void theArchiveForMacosHoldsAProgramThatKnowsItsServerAndMayBeExecuted() throws Exception {
    Path zip = folder.resolve("Beistand-macos.zip");
    make(0, "macos", zip, "https://hilfe.example.com");
    try (FileSystem inside =
        FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true))) {
      Path contents = inside.getPath("Beistand.app/Contents");
      assertThat(Files.readString(contents.resolve("MacOS/beistand")))
          .contains("--server='https://hilfe.example.com'");
      for (String program : List.of("MacOS/beistand", "Resources/runtime/bin/java")) {
        assertThat(Files.getPosixFilePermissions(contents.resolve(program)))
            .as(program)
            .containsAll(
                Set.of(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OTHERS_EXECUTE));
      }
      assertThat(Files.readString(contents.resolve("Info.plist")))
          .contains("<key>CFBundleExecutable</key><string>beistand</string>");
      assertThat(contents.resolve("Resources/native/webrtc")).exists();
    }
  }

  @Test
  void theFileForWindowsIsOneProgram() throws Exception {
    Path exe = folder.resolve("Beistand-windows-x64.exe");
    make(0, "windows", exe, "https://hilfe.example.com");
    byte[] bytes = Files.readAllBytes(exe);
    assertThat(bytes).startsWith('M', 'Z');
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .as("asks for no more rights than the user has")
        .contains("requestedExecutionLevel level=\"asInvoker\"");
  }

  /// Where wine is installed: what Java is started with, said by a program in its place.
  @Test
  void theFileForWindowsStartsJavaWithWhatItNeeds() throws Exception {
    Assumptions.assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "wine"))),
        "wine is not installed");
    Path script = folder.resolve("stub.nsi");
    Files.writeString(
        script,
        """
        Unicode true
        Target amd64-unicode
        SilentInstall silent
        RequestExecutionLevel user
        OutFile "%s"
        Section
          FileOpen $0 "$PROFILE\\said.txt" w
          FileWriteUTF16LE $0 "$CMDLINE"
          FileClose $0
        SectionEnd
        """
            .formatted(app.resolve("runtime/bin/javaw.exe")));
    run(new ProcessBuilder("makensis", "-V1", script.toString()));
    Path exe = folder.resolve("Beistand-123456789 (1).exe");
    make(0, "windows", exe, "https://hilfe.example.com");
    Path prefix = Files.createDirectory(folder.resolve("wine"));
    var started = new ProcessBuilder("wine", exe.toString(), "--language=en");
    started.environment().put("WINEPREFIX", prefix.toString());
    started.environment().put("WINEDEBUG", "-all");
    run(started);
    await().atMost(Duration.ofSeconds(60)).until(() -> said(prefix).isPresent());
    String command = Files.readString(said(prefix).orElseThrow(), StandardCharsets.UTF_16LE);
    var home = new ProcessBuilder("wineserver", "-k");
    home.environment().put("WINEPREFIX", prefix.toString());
    run(home);
    assertThat(command.replaceAll("Beistand\\\\[0-9a-f]{16}", "Beistand\\\\HASH"))
        .matches(
            "\"C:\\\\users\\\\[^\\\\]+\\\\AppData\\\\Local\\\\Beistand\\\\HASH\\\\runtime\\\\bin.*")
        .contains(
            "\\runtime\\bin\\javaw.exe\" ",
            "--enable-native-access=ALL-UNNAMED ",
            "\\Beistand-123456789 (1).exe\" ",
            " -cp \"",
            "\\Beistand\\HASH\\lib\\*\" de.beistand.agent.Main \"--server=https://hilfe.example.com\"")
        .endsWith(" --language=en");
  }

  private static Optional<Path> said(Path prefix) throws IOException {
    try (Stream<Path> files = Files.walk(prefix)) {
      return files.filter(file -> file.endsWith("said.txt")).findFirst();
    } catch (UncheckedIOException e) {
      return Optional.empty(); // wine makes and takes files meanwhile
    }
  }

  private static void run(ProcessBuilder command) throws Exception {
    Process process =
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"macos", "windows"})
  void aServerAddressThatIsNoneIsRefused(String tool) throws Exception {
    Path file = folder.resolve("file");
    assertThat(make(2, tool, file, "https://x'; rm -rf ~; '")).contains("Not the address");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"macos", "windows"})
  void aJdkWithoutModulesIsExplained(String system) throws Exception {
    Process process =
        new ProcessBuilder(
                "packaging/pack",
                folder.resolve("out").toString(),
                "--system=" + system,
                "--jdk=" + folder)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(said).contains("No folder jmods");
  }
}
