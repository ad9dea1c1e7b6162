package de.beistand.agent.restart;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.identity.KnownMachine;
import de.beistand.agent.session.ComeBack;
import de.beistand.protocol.RecordingPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RestartsTest {
  private static final String SERVER = "https://hilfe.example.com";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ComeBack SESSION =
      new ComeBack(
          "3f0c9a2e-5d1b-4a68-9c07-2b6e8f1d4a90",
          "bm9uY2U",
          "Änne \"Müller\"",
          "Beispiel IT",
          "1",
          RecordingPolicy.ASK,
          "123456789",
          "A".repeat(43),
          7,
          "B".repeat(43),
          NOW.minusSeconds(60),
          NOW.plusSeconds(900));

  private static final Set<Thread.State> STANDS_STILL =
      EnumSet.of(Thread.State.BLOCKED, Thread.State.WAITING, Thread.State.TERMINATED);

  @TempDir Path folder;

  @Test
  void theFileIsForItsOwnerOnlyAndReadOnce() throws Exception {
    var done = new CompletableFuture<Boolean>();
    Restarts restarts = restarts(() -> done.complete(true));
    restarts.begin(SESSION, machine(), why -> done.completeExceptionally(new IOException(why)));
    assertThat(done.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(keyForReturn()).exists();
    assertThat(Files.readString(entry())).contains("Exec=\"/bin/sh\" \"-c\"");
    assertThat(restarts.take(NOW)).contains(SESSION);
    assertNothingLeft();
    assertThat(restarts.take(NOW)).isEmpty();
  }

  @Test
  void whatIsTooLateIsDeletedAndNotTaken() throws Exception {
    Files.writeString(file(), SERVER + "\n" + SESSION.text());
    assertThat(restarts(() -> {}).take(SESSION.until())).isEmpty();
    assertNothingLeft();
  }

  @Test
  void anotherServerHearsNothingOfTheSession() throws Exception {
    Files.writeString(file(), "https://other.example\n" + SESSION.text());
    assertThat(restarts(() -> {}).take(NOW)).isEmpty();
    assertNothingLeft();
  }

  @Test
  void aRestartThatFailsLeavesNothingBehind() throws Exception {
    var failed = new CompletableFuture<String>();
    Restarts restarts =
        restarts(
            () -> {
              throw new IOException("Access denied");
            });
    restarts.begin(SESSION, machine(), failed::complete);
    assertThat(failed.get(20, TimeUnit.SECONDS)).isEqualTo("Access denied");
    assertNothingLeft();
  }

  /// A pipe in the place of the entry holds the restart up until somebody reads it.
  @Test
  @Timeout(60)
  void whoStopsWhileTheRestartIsPreparedStopsIt() throws Exception {
    Path held = folder.resolve("held");
    assertThat(new ProcessBuilder("mkfifo", held.toString()).start().waitFor()).isZero();
    Files.createDirectories(entry().getParent());
    Files.createLink(entry(), held);
    var ended = new CompletableFuture<String>();
    Restarts restarts = restarts(() -> ended.complete("restarted"));
    restarts.begin(SESSION, machine(), ended::complete);
    Awaitility.await().until(() -> Files.exists(keyForReturn()));
    Thread stop = Thread.ofPlatform().start(restarts::forget);
    Awaitility.await().until(() -> STANDS_STILL.contains(stop.getState()));
    assertThat(Files.readString(held)).contains("Beistand");
    assertThat(ended.get(20, TimeUnit.SECONDS)).isEqualTo("nobody wants it any more");
    stop.join();
    assertNothingLeft();
  }

  @Test
  void aFileThatIsNoneIsNotRead() throws Exception {
    Files.createDirectory(file());
    assertThat(restarts(() -> {}).take(NOW)).isEmpty();
    assertNothingLeft();
  }

  @Test
  void everyArgumentReachesTheProgramAsItIs() throws Exception {
    Path said = folder.resolve("said");
    List<String> arguments = List.of("a b", "c\"d", "$HOME", "`id`", "50%f %%", "e\\f", "ü'ö");
    Path program = folder.resolve("a program");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + said + "'\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    var autostart = new Autostart(Map.of("HOME", folder.toString()), folder);
    autostart.register(Stream.concat(Stream.of(program.toString()), arguments.stream()).toList());
    Process launch = new ProcessBuilder("gio", "launch", entry().toString()).inheritIO().start();
    assertThat(launch.waitFor(20, TimeUnit.SECONDS)).isTrue();
    Awaitility.await()
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(Files.readAllLines(said)).isEqualTo(arguments));
    assertThat(entry()).doesNotExist();
  }

  @Test
  void theProgramStartsAgainAsItWasStarted() {
    List<String> words =
        List.of("java", "-cp", "a.jar", "de.beistand.agent.Main", "--server=https://x", "");
    assertThat(Restarts.command(words, Path.of("/jdk/bin/java"), Optional.empty()))
        .containsExactly(
            "/jdk/bin/java", "-cp", "a.jar", "de.beistand.agent.Main", "--server=https://x", "");
    assertThat(
            Restarts.command(
                words, Path.of("/tmp/beistand.x/java"), Optional.of(Path.of("/home/k/B.run"))))
        .containsExactly("/bin/sh", "/home/k/B.run", "--server=https://x", "");
  }

  private Restarts restarts(Reboot reboot) {
    return new Restarts(SERVER, folder, Map.of("HOME", folder.toString()), folder, reboot);
  }

  private KnownMachine machine() {
    return ((KnownMachine.Result.Usable) KnownMachine.open(folder, false)).machine();
  }

  private Path keyForReturn() {
    return folder.resolve("come-back-key.pem");
  }

  private Path file() {
    return folder.resolve("come-back");
  }

  private Path entry() {
    return folder.resolve(".config/autostart/beistand-come-back.desktop");
  }

  private void assertNothingLeft() {
    assertThat(file()).doesNotExist();
    assertThat(keyForReturn()).doesNotExist();
    assertThat(entry()).doesNotExist();
  }
}
