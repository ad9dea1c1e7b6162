package de.beistand.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownMachineTest {
  @TempDir private Path home;

  private KnownMachine open() {
    return ((KnownMachine.Result.Usable) KnownMachine.open(home, false)).machine();
  }

  private String[] files() throws IOException {
    try (var inside = Files.list(home)) {
      return inside.map(path -> path.getFileName().toString()).sorted().toArray(String[]::new);
    }
  }

  @Test
  void withoutAgreementNothingIsWrittenAndTheNextRunIsAnotherComputer() throws IOException {
    KnownMachine first = open();
    assertThat(first.isKept()).isFalse();
    assertThat(files()).isEmpty();
    assertThat(open().key().publicKey()).isNotEqualTo(first.key().publicKey());
  }

  @Test
  void agreedThenTheNextRunIsTheSameComputer() throws IOException {
    KnownMachine first = open();
    first.keep();
    first.keep();
    assertThat(first.isKept()).isTrue();
    assertThat(files()).containsExactly("machine-key.pem");
    KnownMachine second = open();
    assertThat(second.isKept()).isTrue();
    assertThat(second.key().publicKey()).isEqualTo(first.key().publicKey());
  }

  @Test
  void agreedThenTakenBackLeavesNothing() throws IOException {
    KnownMachine machine = open();
    machine.keep();
    machine.forget();
    assertThat(machine.isKept()).isFalse();
    assertThat(files()).isEmpty();
    assertThat(open().key().publicKey()).isNotEqualTo(machine.key().publicKey());
  }

  @Test
  void comesBackFromARestartAsTheSameComputerButIsNotKept() throws IOException {
    KnownMachine before = open();
    before.keepForReturn();
    assertThat(files()).containsExactly("come-back-key.pem");
    KnownMachine after = open();
    assertThat(after.key().publicKey()).isEqualTo(before.key().publicKey());
    assertThat(after.isKept()).isFalse();
  }

  @Test
  void aKeptKeyNeedsNoSecondFileForARestart() throws IOException {
    KnownMachine machine = open();
    machine.keep();
    machine.keepForReturn();
    assertThat(files()).containsExactly("machine-key.pem");
  }
}
