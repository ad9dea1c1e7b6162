package de.beistand.agent.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PauseGateTest {
  private static final int PATIENCE = 10_000;

  @Test
  @DisplayName(
      "working + pause -> whoever waits goes on once the thread rests, and nothing is done")
  void aPauseIsOverTheLastStep() throws Exception {
    var gate = new PauseGate(false);
    var steps = new AtomicInteger();
    Thread worker = work(gate, steps);
    gate.pause(true);
    gate.awaitRest(PATIENCE);
    int done = steps.get();
    assertThat(worker.join(Duration.ofMillis(50))).isFalse();
    assertThat(steps).hasValue(done);
    gate.stop();
    worker.join();
  }

  @Test
  @DisplayName("resting + end of the pause -> it works again, and rests again in the next pause")
  void itGoesOnAfterAPause() throws Exception {
    var gate = new PauseGate(true);
    var steps = new AtomicInteger();
    Thread worker = work(gate, steps);
    gate.awaitRest(PATIENCE);
    assertThat(steps).hasValue(0);
    gate.pause(false);
    while (steps.get() == 0) {
      Thread.onSpinWait();
    }
    gate.pause(true);
    gate.awaitRest(PATIENCE);
    gate.stop();
    worker.join();
  }

  @Test
  @DisplayName("ended + pause -> nobody waits for a thread that is no more")
  void aThreadThatEndedRests() throws Exception {
    var gate = new PauseGate(false);
    gate.end();
    gate.pause(true);
    gate.awaitRest(Integer.MAX_VALUE); // would last for weeks
    assertThat(gate.isPaused()).isTrue();
  }

  @Test
  @DisplayName("a step that does not end + pause -> whoever waits gives up in time")
  void aStepThatLastsIsNotWaitedForForever() {
    var gate = new PauseGate(false);
    long begin = System.nanoTime();
    gate.pause(true);
    gate.awaitRest(30);
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(30_000_000 - 1_000_000);
  }

  private static Thread work(PauseGate gate, AtomicInteger steps) throws Exception {
    var begun = new CountDownLatch(1);
    Thread worker =
        Thread.ofVirtual()
            .start(
                () -> {
                  begun.countDown();
                  try {
                    while (!gate.isStopped()) {
                      if (gate.isPaused()) {
                        gate.rest();
                      } else {
                        steps.incrementAndGet();
                      }
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  } finally {
                    gate.end();
                  }
                });
    begun.await();
    return worker;
  }
}
