package de.beistand.agent.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the one file does before the program in it runs: here that is a script which says how it
/// was started.
class OneFileTest {
  private static final Path PACKAGING = Path.of("packaging").toAbsolutePath();
  private static final String SERVER = "https://hilfe.example.com";

  @TempDir private static Path made;
  private static Path packed;

  @TempDir private Path user;
  private Path file;

  /// What came of a start.
  private record Outcome(int status, String out, String err) {
    Path unpacked() {
      return out.lines()
          .filter(line -> line.startsWith("-Dbeistand.unpacked="))
          .map(line -> Path.of(line.substring("-Dbeistand.unpacked=".length())))
          .findFirst()
          .orElseThrow(() -> new AssertionError(this.toString()));
    }
  }

  @BeforeAll
  static void make() throws Exception {
    Path app = made.resolve("app");
    Path java = app.resolve("runtime/bin/java");
    write(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\ntest -z \"${SLEEP-}\" || sleep \"$SLEEP\"\n");
    write(app.resolve("lib/agent.jar"), "jar");
    write(app.resolve("native/library.so"), "x".repeat(300_000));
    Path script = app.resolve("bin/beistand-agent");
    Files.createDirectories(script.getParent());
    Files.copy(PACKAGING.resolve("beistand-agent"), script, StandardCopyOption.COPY_ATTRIBUTES);
    for (Path program : List.of(java, script)) {
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    packed = made.resolve("Beistand.run");
    Outcome bundled =
        run(
            Map.of("PATH", System.getenv("PATH")),
            List.of(
                PACKAGING.resolve("bundle").toString(),
                app.toString(),
                packed.toString(),
                "--server=" + SERVER));
    assertThat(bundled.status).as(bundled.toString()).isZero();
  }

  @BeforeEach
  void download() throws IOException {
    file = Files.createDirectories(user.resolve("Meine Downloads")).resolve("Beistand (1).run");
    Files.copy(packed, file);
  }

  private static void write(Path path, String text) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Map<String, String> environment() {
    return Map.of("HOME", user.toString(), "PATH", "/usr/bin:/bin", "TMPDIR", user + "/tmp");
  }

  private Outcome start(String... arguments) throws Exception {
    return run(environment(), command(arguments));
  }

  private List<String> command(String... arguments) {
    return Stream.concat(Stream.of("/bin/sh", file.toString()), Stream.of(arguments)).toList();
  }

  private static Process launch(Map<String, String> environment, List<String> command)
      throws IOException {
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Outcome run(Map<String, String> environment, List<String> command)
      throws Exception {
    return outcome(launch(environment, command));
  }

  private static Outcome outcome(Process process) throws Exception {
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), out, err);
  }

  private Path cache() {
    return user.resolve(".cache/beistand");
  }

  private List<Path> inCache() throws IOException {
    try (Stream<Path> inside = Files.list(cache())) {
      return inside.toList();
    }
  }

  @Test
  void unpacksIntoTheCacheAndStartsWithItsServerItsOwnNameAndTheArguments() throws Exception {
    Outcome outcome = start("--language=en", "two words");
    assertThat(outcome.status).isZero();
    assertThat(outcome.err).isEmpty();
    assertThat(outcome.out.lines())
        .contains("-Dbeistand.program=" + file.toRealPath())
        .containsSequence(
            "de.beistand.agent.Main",
            "--server=" + SERVER,
            "--language=en",
            "--language=en",
            "two words");
    assertThat(outcome.unpacked().getParent()).isEqualTo(cache());
    assertThat(inCache()).containsExactly(outcome.unpacked());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache())))
        .isEqualTo("rwx------");
  }

  @Test
  void germanForEverybodyButEnglishSpeakers() throws Exception {
    assertThat(start().out).contains("--language=de");
    for (String language : List.of("en_GB.UTF-8", "en")) {
      Map<String, String> english = new HashMap<>(environment());
      english.put("LANG", language);
      assertThat(run(english, command()).out).contains("--language=en");
    }
  }

  @Test
  void aSecondStartUnpacksNothing() throws Exception {
    Path library = start().unpacked().resolve("native/library.so");
    Object first = Files.readAttributes(library, "unix:ino").get("ino");
    Path unpacked = start().unpacked();
    assertThat(Files.readAttributes(unpacked.resolve("native/library.so"), "unix:ino").get("ino"))
        .isEqualTo(first);
  }

  @Test
  void whatWasDamagedThereIsUnpackedAgain() throws Exception {
    Path unpacked = start().unpacked();
    Files.writeString(unpacked.resolve("native/library.so"), "half");
    Files.delete(unpacked.resolve("lib/agent.jar"));
    assertThat(start().unpacked()).isEqualTo(unpacked);
    assertThat(unpacked.resolve("native/library.so")).hasSize(300_000);
    assertThat(unpacked.resolve("lib/agent.jar")).exists();
    assertThat(inCache()).containsExactly(unpacked);
  }

  @Test
  void severalStartsAtOnceDoNotCollide() throws Exception {
    var running = new ArrayList<Process>();
    for (int i = 0; i < 5; i++) {
      running.add(launch(environment(), command()));
    }
    for (Process process : running) {
      Outcome outcome = outcome(process);
      assertThat(outcome.status).as(outcome.toString()).isZero();
      assertThat(outcome.unpacked()).isDirectory();
    }
    assertThat(inCache()).hasSize(1);
  }

  @Test
  void leftoversOfInterruptedStartsAndOldVersionsGo() throws Exception {
    for (String name : List.of("new.abcdef", "0123456789abcdef", "fedcba9876543210")) {
      write(cache().resolve(name).resolve("file"), "x");
    }
    age("new.abcdef", 7200);
    age("0123456789abcdef", 40L * 24 * 3600);
    Path unpacked = start().unpacked();
    assertThat(inCache()).containsExactlyInAnyOrder(unpacked, cache().resolve("fedcba9876543210"));
  }

  private void age(String name, long seconds) throws IOException {
    Files.setLastModifiedTime(
        cache().resolve(name), FileTime.from(Instant.now().minusSeconds(seconds)));
  }

  @Test
  void halfADownloadSaysSoInBothLanguages() throws Exception {
    try (var content = new RandomAccessFile(file.toFile(), "rw")) {
      content.setLength(Files.size(file) - 100);
    }
    assertThat(start()).extracting(Outcome::status).isEqualTo(1);
    assertThat(start().err).contains("nicht vollständig");
    assertThat(start("--language=en").err).contains("not complete");
    assertThat(cache()).doesNotExist();
  }

  @Test
  void oneWrongByteIsFound() throws Exception {
    try (var content = new RandomAccessFile(file.toFile(), "rw")) {
      content.seek(Files.size(file) - 50);
      int last = content.read();
      content.seek(Files.size(file) - 50);
      content.write(last ^ 1);
    }
    assertThat(start().err).contains("beschädigt");
    assertThat(cache()).doesNotExist();
  }

  @Test
  void withoutAWritableHomeItRunsFromATemporaryFolderThatGoesWithIt() throws Exception {
    Files.createDirectory(user.resolve("tmp"));
    Files.writeString(user.resolve(".cache"), "a file where the folder should be");
    Outcome outcome = start();
    assertThat(outcome.status).as(outcome.toString()).isZero();
    assertThat(outcome.unpacked()).startsWithRaw(user.resolve("tmp")).doesNotExist();
    try (Stream<Path> left = Files.list(user.resolve("tmp"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void whereNothingCanBeWrittenItSaysSo() throws Exception {
    Files.writeString(user.resolve(".cache"), "a file where the folder should be");
    Outcome outcome = start(); // there is no folder tmp either
    assertThat(outcome.status).isEqualTo(1);
    assertThat(outcome.err).contains("nicht entpackt").contains(".cache/beistand");
  }

  @Test
  void aFullDiskSaysHowMuchIsNeeded() throws Exception {
    Outcome outcome = onSmallDisk("size=64k");
    assertThat(outcome.status).isEqualTo(1);
    assertThat(outcome.err).contains("MB frei, gebraucht werden");
  }

  @Test
  void aDiskWithoutExecutionIsNamed() throws Exception {
    Outcome outcome = onSmallDisk("noexec");
    assertThat(outcome.status).isEqualTo(1);
    assertThat(outcome.err).contains("noexec");
  }

  /// With home and temporary folder on a file system of their own.
  private Outcome onSmallDisk(String option) throws Exception {
    Path disk = Files.createDirectory(user.resolve("disk"));
    String mount = "mount -t tmpfs -o %s none '%s'".formatted(option, disk);
    List<String> ways =
        List.of("unshare -m", "unshare -Urm").stream()
            .filter(way -> works(way + " sh -c \"" + mount + "\""))
            .toList();
    assumeTrue(!ways.isEmpty(), "this system lets nobody mount anything");
    return run(
        Map.of(
            "HOME", disk.toString(), "PATH", "/usr/sbin:/usr/bin:/bin", "TMPDIR", disk.toString()),
        List.of(
            "sh", "-c", ways.getFirst() + " sh -c \"" + mount + " && exec sh '" + file + "'\""));
  }

  private static boolean works(String command) {
    try {
      Process process = new ProcessBuilder("sh", "-c", command).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void withoutAnUnpackerItNamesThePackage() throws Exception {
    Path tools = Files.createDirectory(user.resolve("tools"));
    for (String tool :
        List.of("uname", "readlink", "wc", "tail", "cut", "sha256sum", "id", "sh", "dirname")) {
      Files.createSymbolicLink(tools.resolve(tool), Path.of("/usr/bin", tool));
    }
    Outcome outcome = run(Map.of("HOME", user.toString(), "PATH", tools.toString()), command());
    assertThat(outcome.status).isEqualTo(1);
    assertThat(outcome.err).contains("xz-utils");
  }

  @Test
  void aServerAddressThatIsNoneIsNotPutIntoAScript() throws Exception {
    for (String server : List.of("https://x'; rm -rf ~; '", "ftp://x", "x", "https://x|y")) {
      Outcome outcome =
          run(
              Map.of("PATH", System.getenv("PATH")),
              List.of(
                  PACKAGING.resolve("bundle").toString(),
                  made.resolve("app").toString(),
                  made.resolve("other.run").toString(),
                  "--server=" + server));
      assertThat(outcome.status).as(server).isEqualTo(2);
    }
    assertThat(made.resolve("other.run")).doesNotExist();
  }
}
