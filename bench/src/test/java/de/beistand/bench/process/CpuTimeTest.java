package de.beistand.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CpuTimeTest {
  @Test
  void addsUserAndSystemTimeOfItselfAndItsEndedChildren() {
    String stat =
        "42 (a) strange (name) S 1 42 42 0 -1 4194304 100 0 0 0 11 22 33 44 20 0 1 0 100 0 0";

    assertThat(CpuTime.nanos(stat)).isEqualTo((11 + 22 + 33 + 44) * 10_000_000L);
  }

  @Test
  void aProcessThatIsGoneHasUsedNothing() {
    assertThat(CpuTime.ofTree(Integer.MAX_VALUE)).isEqualTo(Duration.ZERO);
  }

  @Test
  void thisProcessHasUsedSome() {
    assertThat(CpuTime.ofTree(ProcessHandle.current().pid())).isPositive();
  }
}
