package de.beistand.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void quantilesAreSamples() {
    Samples samples = Samples.of(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());

    assertThat(samples.median()).isEqualTo(50);
    assertThat(samples.quantile(0.95)).isEqualTo(95);
    assertThat(samples.quantile(1)).isEqualTo(100);
  }

  @Test
  void whatWasMissedIsTheWorst() {
    Samples samples = Samples.of(Double.POSITIVE_INFINITY, 1, 2, 3);

    assertThat(samples.missed()).isEqualTo(1);
    assertThat(samples.median()).isEqualTo(2);
    assertThat(samples.quantile(0.95)).isInfinite();
  }
}
