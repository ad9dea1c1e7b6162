package de.beistand.agent.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.beistand.protocol.Grant;
import de.beistand.protocol.trust.SpokenWords;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ServiceRunnerTest {
  private final FakeService service = new FakeService();
  private final Services services = new Services(List.of(service), _ -> {});
  private final ServiceRunner runner = services.possible().getFirst();
  private final FakeChannel channel = new FakeChannel();

  @AfterEach
  void close() {
    services.close();
  }

  @Test
  @Timeout(30)
  @DisplayName("a flood while the service is busy -> closed; the session and the library go on")
  void aFloodHoldsUpNobodyElse() {
    runner.opened(1, channel);
    say(channel, "busy");
    while (!channel.closed) {
      say(channel, "flood");
    }
    services.granted(Set.of(Grant.VIEW));
    runner.closed(channel);
    services.over();
    assertThat(service.heard).doesNotContain("over");
    service.free.countDown();
    await().until(() -> service.heard.contains("over"));
    assertThat(service.heard).endsWith("flood", "granted", "closed", "over");
  }

  @Test
  @DisplayName("an Error in the service -> what comes next is heard")
  void anErrorIsNotItsEnd() {
    runner.opened(1, channel);
    say(channel, "error");
    say(channel, "next");
    await().until(() -> service.heard.contains("next"));
  }

  @Test
  @DisplayName("a message before the library's thread told that the channel stands -> not lost")
  void theFirstMessageMayBeQuicker() {
    say(channel, "first");
    runner.opened(1, channel);
    say(channel, "second");
    await().until(() -> service.heard.contains("second"));
    assertThat(service.heard).containsExactly("opened", "first", "second");
  }

  @Test
  @DisplayName("a message of a channel that is gone -> nobody hears it, on the next one neither")
  void whatComesTooLateIsLost() {
    runner.opened(1, channel);
    channel.open = false;
    runner.closed(channel);
    say(channel, "late");
    var next = new FakeChannel();
    runner.opened(2, next);
    say(next, "next");
    await().until(() -> service.heard.contains("next"));
    assertThat(service.heard).containsExactly("opened", "closed", "opened", "next");
  }

  @Test
  @DisplayName("an early message on a channel that never stood -> the next channel begins anew")
  void whatCameEarlyIsOfItsOwnChannelOnly() {
    say(channel, "early");
    runner.closed(channel);
    var next = new FakeChannel();
    runner.opened(2, next);
    runner.opened(3, channel);
    say(channel, "last");
    await().until(() -> service.heard.contains("last"));
    assertThat(service.heard).containsExactly("opened", "opened", "last");
  }

  private void say(FakeChannel on, String text) {
    runner.received(on, new Message.Text(text));
  }

  private static final class FakeService implements Service {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final CountDownLatch free = new CountDownLatch(1);

    @Override
    public String label() {
      return "fake";
    }

    @Override
    public void opened(Page page) {
      heard.add("opened");
    }

    @Override
    public void received(Message message) {
      String text = message instanceof Message.Text(String said) ? said : "bytes";
      switch (text) {
        case "busy" -> awaitFree();
        case "error" -> throw new NoClassDefFoundError("a library that is not there");
        default -> {
          if (!heard.getLast().equals(text)) {
            heard.add(text);
          }
        }
      }
    }

    private void awaitFree() {
      try {
        free.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void closed() {
      heard.add("closed");
    }

    @Override
    public void granted(Set<Grant> inForce) {
      heard.add("granted");
    }

    @Override
    public void over() {
      heard.add("over");
    }
  }

  private static final class FakeChannel implements ServiceRunner.Channel {
    volatile boolean open = true;
    volatile boolean closed;

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public long backlog() {
      return 0;
    }

    @Override
    public void send(byte[] message, boolean binary) {}

    @Override
    public Optional<SpokenWords.Fingerprints> fingerprints() {
      return Optional.empty();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
