package de.beistand.bench.longrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FootprintTest {
  @Test
  void readsTheHeapOfBothCollectors() {
    String serial =
        """
        def new generation   total 9216K, used 1000K [0x1, 0x2, 0x3)
        tenured generation   total 20480K, used 2000K [0x1, 0x2, 0x3)
        Metaspace       used 9999K, committed 10000K, reserved 20000K
        """;
    String g1 =
        """
        garbage-first heap   total reserved 6305792K, committed 65536K, used 4000K [0x1, 0x2)
        Metaspace       used 9999K, committed 10000K, reserved 20000K
        """;

    String jdk25 =
        """
        DefNew     total 116160K, used 1000K [0x1, 0x2, 0x3)
         eden space 103296K,  30% used [0x1, 0x2, 0x3)
        Tenured    total 258048K, used 2000K [0x1, 0x2, 0x3)
        """;

    assertThat(Footprint.heap(jdk25)).isEqualTo(3.072, within(1e-9));
    assertThat(Footprint.heap(serial)).isEqualTo(3.072, within(1e-9));
    assertThat(Footprint.heap(g1)).isEqualTo(4.096, within(1e-9));
  }

  @Test
  void growthIsASlopeWithoutTheWarmUp() {
    List<Footprint> all =
        IntStream.range(0, 40)
            .mapToObj(
                i -> {
                  double warming = i < 10 ? 50 : 100 + i * 0.5;
                  return new Footprint(i, warming, 0, 0, 0, 0);
                })
            .toList();

    assertThat(Growth.perHour(all, Footprint::agentResident)).isEqualTo(30, within(1e-6));
  }
}
