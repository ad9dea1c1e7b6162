package de.beistand.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.beistand.agent.identity.KnownMachine;
import de.beistand.agent.packed.PackedProgram;
import de.beistand.agent.packed.Trace;
import de.beistand.agent.packed.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window shows what really is on this computer, and the customer's latest word holds.
class FootprintTest {
  @TempDir private Path user;
  private Path home;
  private Path key;
  private final List<Boolean> told = new CopyOnWriteArrayList<>();

  @BeforeEach
  void aComputerThatNeverSawTheProgram() throws IOException {
    home = Files.createDirectory(user.resolve("beistand"));
    key = home.resolve(KnownMachine.KEPT);
  }

  @Test
  void theWindowIsToldAtOnceHowItStands() throws IOException {
    footprint(machine());
    assertThat(told).containsExactly(false);
    machine().keep();
    footprint(machine());
    assertThat(told).containsExactly(false, true);
  }

  @Test
  void whatIsKeptIsThereAndAmongTheTraces() {
    Footprint footprint = footprint(machine());
    assertThat(footprint.traces()).isEmpty();
    footprint.keepKey(true);
    awaitTold(false, true);
    assertThat(footprint.traces()).containsExactly(new Trace(Trace.Kind.KEY, key));
  }

  @Test
  void whatIsTakenBackIsGone() {
    Footprint footprint = footprint(machine());
    footprint.keepKey(true);
    awaitTold(false, true);
    footprint.keepKey(false);
    awaitTold(false, true, false);
    assertThat(footprint.traces()).isEmpty();
  }

  @Test
  void whereItCannotBeKeptTheWindowDoesNotSayIt() throws IOException {
    Footprint footprint = footprint(machine());
    Files.delete(home); // as on a medium that was pulled out
    footprint.keepKey(true);
    awaitTold(false, false);
  }

  @Test
  void whereItCannotBeRemovedTheWindowSaysThatItIsThere() throws IOException {
    KnownMachine machine = machine();
    machine.keep();
    Footprint footprint = footprint(machine);
    Files.delete(key);
    Files.createDirectories(key.resolve("in the way"));
    footprint.keepKey(false);
    awaitTold(true, true);
  }

  @Test
  void ofTwoWordsTheLaterHolds() {
    Footprint footprint = footprint(machine());
    for (int round = 1; round <= 100; round++) { // two threads may overtake each other
      footprint.keepKey(true);
      footprint.keepKey(false);
      int all = 1 + 2 * round;
      await().pollInterval(Duration.ofMillis(1)).until(() -> told.size() == all);
      assertThat(told.getLast()).isFalse();
      assertThat(key).doesNotExist();
    }
  }

  @Test
  void removalIsWantedOnlyOnceTheCustomerSaysSo() throws IOException {
    KnownMachine machine = machine();
    machine.keep();
    Footprint footprint = footprint(machine);
    assertThat(footprint.isRemovalWanted()).isFalse();
    footprint.wantRemoval();
    assertThat(footprint.isRemovalWanted()).isTrue();
    assertThat(key).as("while the program runs").exists();
  }

  private KnownMachine machine() {
    return ((KnownMachine.Result.Usable) KnownMachine.open(home, false)).machine();
  }

  private Footprint footprint(KnownMachine machine) {
    var program = new PackedProgram(Optional.empty(), Optional.empty());
    var traces = new Traces(home, user, user.resolve("come-back.desktop"), program);
    return new Footprint(machine, traces, told::add);
  }

  private void awaitTold(Boolean... all) {
    await().untilAsserted(() -> assertThat(told).containsExactly(all));
  }
}
