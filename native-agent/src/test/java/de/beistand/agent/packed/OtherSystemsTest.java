package de.beistand.agent.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
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
