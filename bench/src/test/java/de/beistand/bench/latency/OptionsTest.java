package de.beistand.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import de.beistand.bench.picture.Layout;
import de.beistand.bench.subject.Subject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  @Test
  void ownSubjectComesLastByItself() {
    assertThat(Options.parse(List.of()).subjects())
        .extracting(Subject::key)
        .containsExactly("xvnc", "x11vnc", "beistand");
  }

  @Test
  void readsWhatIsGiven() {
    Options options =
        Options.parse(List.of("--subjects=x11vnc", "--size=1920x1080", "--workloads=still,flip"));

    assertThat(options.size()).isEqualTo(new Layout(1920, 1080));
    assertThat(options.subjects()).extracting(Subject::key).containsExactly("x11vnc");
    assertThat(options.workloads()).containsExactly(Workload.FLIP, Workload.STILL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--samples=0",
        "--samples=many",
        "--size=big",
        "--subjects=vnc",
        "--workloads=sleep",
        "--networks=slow",
        "--colour=red"
      })
  void refusesWhatItDoesNotUnderstand(String argument) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Options.parse(List.of(argument)))
        .withMessageContaining(argument.substring(argument.indexOf('=') + 1));
  }

  @Test
  void theUsualFiguresTakeAQuarterOfAnHour() {
    assertThat(Options.parse(Options.FIGURES).estimate())
        .isBetween(Duration.ofMinutes(8), Duration.ofMinutes(20));
  }
}
