package de.beistand.agent;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent;
import de.beistand.agent.session.SessionPassword;
import de.beistand.protocol.trust.SessionSecret;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The session's thread goes on while an errand is run, and hears how it ended.
@Timeout(20)
class ErrandsTest {
  private final BlockingQueue<AgentEvent> mailbox = new LinkedBlockingQueue<>();

  @Test
  void nobodyWaitsForAPassword() throws InterruptedException {
    var awaited = new CountDownLatch(1);
    errands(new SlowRandom(awaited)).makePassword();
    assertThat(mailbox).isEmpty();
    awaited.countDown(); // not reached if the caller made it
    assertThat(password().shown()).hasSize("F2K 4LM 7RZ".length());
  }

  @Test
  void nobodyWaitsForThePasswordOfANumber() throws InterruptedException {
    var awaited = new CountDownLatch(1);
    errands(new SlowRandom(awaited)).makePasswordOf("481205337");
    assertThat(mailbox).isEmpty();
    awaited.countDown();
    SessionPassword password = password();
    assertThat(password.shown()).isEqualTo("481 205 337");
    var technicians = SessionSecret.of("481205337", password.salt(), password.iterations());
    assertThat(password.secret().proves(technicians.proof("session"), "session")).isTrue();
  }

  @Test
  void passwordsAreNeverTheSame() throws InterruptedException {
    Errands errands = errands(new SecureRandom());
    errands.makePassword();
    errands.makePassword();
    assertThat(password().shown()).isNotEqualTo(password().shown());
  }

  @Test
  void aTimerIsUpByItselfWhateverElseIsAwaited() throws InterruptedException {
    Errands errands = errands(new SecureRandom());
    errands.startTimer(1, Duration.ofDays(1));
    errands.startTimer(2, Duration.ZERO);
    assertThat(next()).isEqualTo(new AgentEvent.TimeUp(2));
    assertThat(mailbox).isEmpty();
  }

  @Test
  void aTimerIsNotUpBeforeItsTime() throws InterruptedException {
    long begin = System.nanoTime();
    errands(new SecureRandom()).startTimer(3, Duration.ofMillis(30));
    assertThat(next()).isEqualTo(new AgentEvent.TimeUp(3));
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(30_000_000 - 1_000_000);
  }

  private Errands errands(SecureRandom random) {
    return new Errands(mailbox::add, random);
  }

  private SessionPassword password() throws InterruptedException {
    return ((AgentEvent.PasswordMade) next()).password();
  }

  private AgentEvent next() throws InterruptedException {
    AgentEvent event = mailbox.poll(30, TimeUnit.SECONDS);
    assertThat(event).as("the end of an errand").isNotNull();
    return event;
  }

  /// Has nothing to give until somebody says so.
  private static final class SlowRandom extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient CountDownLatch awaited;

    SlowRandom(CountDownLatch awaited) {
      this.awaited = awaited;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      await();
      super.nextBytes(bytes);
    }

    @Override
    public int nextInt(int bound) {
      await();
      return super.nextInt(bound);
    }

    private void await() {
      try {
        awaited.await();
      } catch (InterruptedException e) {
        throw new AssertionError("nobody opened it: the caller has to wait", e);
      }
    }
  }
}
