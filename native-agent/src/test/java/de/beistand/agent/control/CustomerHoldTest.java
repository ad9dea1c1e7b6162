package de.beistand.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CustomerHoldTest {
  private final AtomicLong nanos = new AtomicLong(1_000);
  private final List<Boolean> told = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Duration> pauses = new ArrayBlockingQueue<>(10);
  private final BlockingQueue<Boolean> wake = new SynchronousQueue<>();
  private final CustomerHold hold =
      new CustomerHold(
          told::add,
          nanos::get,
          pause -> {
            pauses.put(pause);
            wake.take();
          });

  @Test
  void aTouchHoldsForTheMoment() throws InterruptedException {
    assertThat(hold.isHolding()).isFalse();
    hold.touch();
    assertThat(hold.isHolding()).isTrue();
    assertThat(pauses.take()).isEqualTo(CustomerHold.MOMENT);
    assertThat(told).containsExactly(true);
    nanos.addAndGet(CustomerHold.MOMENT.toNanos());
    wake.put(true);
    await().until(() -> told.size() == 2);
    assertThat(told).containsExactly(true, false);
    assertThat(hold.isHolding()).isFalse();
  }

  @Test
  void eachTouchBeginsTheMomentAnew() throws InterruptedException {
    hold.touch();
    pauses.take();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    hold.touch();
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    wake.put(true);
    assertThat(pauses.take()).isEqualTo(Duration.ofSeconds(1));
    assertThat(hold.isHolding()).isTrue();
    assertThat(told).containsExactly(true);
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    wake.put(true);
    await().until(() -> told.equals(List.of(true, false)));
  }

  @Test
  void touchesAfterItHoldAgain() throws InterruptedException {
    hold.touch();
    pauses.take();
    nanos.addAndGet(CustomerHold.MOMENT.toNanos());
    wake.put(true);
    await().until(() -> told.size() == 2);
    hold.touch();
    assertThat(hold.isHolding()).isTrue();
    await().until(() -> told.equals(List.of(true, false, true)));
  }
}
