package de.beistand.agent.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleTest {
  private final List<byte[]> sent = new ArrayList<>();
  private final Bundle bundle = new Bundle(sent::add);

  @Test
  void nothingIsSentBeforeTheFlush() {
    bundle.add(new byte[] {1, 2});
    bundle.add(new byte[] {3});
    assertThat(sent).isEmpty();
    assertThat(bundle.size()).isEqualTo(8);
    bundle.flush();
    assertThat(sent).containsExactly(new byte[] {7, 0, 2, 1, 2, 0, 1, 3});
    assertThat(bundle.size()).isZero();
    bundle.flush();
    assertThat(sent).hasSize(1);
  }

  @Test
  void oneAloneGoesAsItIs() {
    bundle.add(new byte[] {1, 2});
    bundle.flush();
    assertThat(sent).containsExactly(new byte[] {1, 2});
  }

  @Test
  void aFullBundleGoesBeforeTheNext() {
    for (int i = 0; i < 5; i++) {
      bundle.add(new byte[1000]);
    }
    assertThat(sent).extracting(one -> one.length).containsExactly(1 + 4 * 1002);
    bundle.flush();
    assertThat(sent).extracting(one -> one.length).containsExactly(4009, 1000);
  }

  @Test
  void aLongMessageKeepsItsPlaceInTheOrder() {
    bundle.add(new byte[] {1});
    bundle.add(new byte[16_384]);
    bundle.add(new byte[] {2});
    bundle.flush();
    assertThat(sent).extracting(one -> one.length).containsExactly(1, 16_384, 1);
  }
}
