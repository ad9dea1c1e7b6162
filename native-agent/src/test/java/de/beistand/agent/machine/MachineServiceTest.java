package de.beistand.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.service.Message;
import de.beistand.agent.service.Page;
import de.beistand.agent.session.Wish;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.trust.SpokenWords.Fingerprints;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MachineServiceTest {
  private static final String TEXT = "Computer\n  System: Debian";

  /// SHA-256 and length of [#TEXT], from sha256sum and wc.
  private static final String FINGERPRINT =
      "113918aa3fa8c0ee6c32d15a8f020b388014b8bb9c4577e3af556c9eba4d2fd7 25";

  private final FakePage page = new FakePage();
  private final MachineService service = new MachineService(() -> TEXT, Optional.empty());

  @Test
  @DisplayName("want-report -> the customer is asked with the whole text; nothing is sent yet")
  void asksFirst() {
    want("report");
    assertThat(page.wishes)
        .containsExactly(
            new Wish(1, Grant.SYSTEM_INFORMATION, List.of("Computer", "  System: Debian")));
    assertThat(page.said).containsExactly("{\"type\":\"reading\"}");
  }

  @Test
  @DisplayName("asked + yes -> just this text, and its hash on record; once")
  void sendsWhatWasShown() {
    want("report");
    service.decided(page.wishes.getFirst(), true);
    service.decided(page.wishes.getFirst(), true);
    assertThat(page.said)
        .containsExactly(
            "{\"type\":\"reading\"}",
            "{\"type\":\"report\",\"text\":\"Computer\\n  System: Debian\"}");
    assertThat(page.happened).containsExactly("SYSTEM_INFORMATION_SENT " + FINGERPRINT);
  }

  @Test
  @DisplayName("asked + no, or over -> nothing is sent")
  void keepsItOtherwise() {
    want("report");
    service.decided(page.wishes.getFirst(), false);
    want("report");
    service.over();
    service.decided(page.wishes.getLast(), true);
    assertThat(page.said).allMatch("{\"type\":\"reading\"}"::equals);
    assertThat(page.happened).isEmpty();
  }

  @Test
  @DisplayName("want-report while asked -> nothing more")
  void oneQuestionAtATime() {
    want("report");
    service.received(new Message.Text("{\"type\":\"want-report\"}"));
    service.received(new Message.Text("{\"type\":\"want-reports\"}"));
    service.received(new Message.Bytes(new byte[9]));
    assertThat(page.wishes).hasSize(1);
  }

  @Test
  @DisplayName("want-restart + yes -> restarts; + no -> does not")
  void restarts() {
    want("restart");
    service.decided(page.wishes.getFirst(), false);
    assertThat(page.restarted).isFalse();
    want("restart");
    assertThat(page.wishes.getLast().grant()).isEqualTo(Grant.RESTART);
    service.decided(page.wishes.getLast(), true);
    assertThat(page.restarted).isTrue();
  }

  @Test
  @DisplayName("want-restart where it cannot be -> nobody is asked, the technician hears why")
  void cannotRestart() {
    var unable = new MachineService(() -> TEXT, Optional.of("Hier nicht."));
    unable.opened(page);
    unable.received(new Message.Text("{\"type\":\"want-restart\"}"));
    assertThat(page.wishes).isEmpty();
    assertThat(page.said).containsExactly("{\"type\":\"not-restarted\",\"why\":\"Hier nicht.\"}");
  }

  private void want(String what) {
    service.opened(page);
    service.received(new Message.Text("{\"type\":\"want-" + what + "\"}"));
  }

  private static final class FakePage implements Page {
    private final List<String> said = new ArrayList<>();
    private final List<String> happened = new ArrayList<>();
    private final List<Wish> wishes = new ArrayList<>();
    private boolean restarted;

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public long backlog() {
      return 0;
    }

    @Override
    public void send(String text) {
      said.add(text);
    }

    @Override
    public void send(byte[] bytes) {
      throw new AssertionError("no bytes here");
    }

    @Override
    public Wish wish(Grant grant, List<String> details) {
      wishes.add(new Wish(wishes.size() + 1, grant, details));
      return wishes.getLast();
    }

    @Override
    public void takeBack(Wish wish) {
      throw new AssertionError("nothing is taken back here");
    }

    @Override
    public Optional<Fingerprints> fingerprints() {
      return Optional.empty();
    }

    @Override
    public void restart() {
      restarted = true;
    }

    @Override
    public void wordsDiffer() {
      throw new AssertionError("no words here");
    }

    @Override
    public void happened(EventKind kind, String subject, String detail) {
      happened.add((kind + " " + subject + " " + detail).strip());
    }
  }
}
