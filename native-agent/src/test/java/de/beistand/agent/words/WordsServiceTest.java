package de.beistand.agent.words;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.service.Message;
import de.beistand.agent.service.Page;
import de.beistand.agent.session.Wish;
import de.beistand.protocol.Codec;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.channel.WordsToTechnician;
import de.beistand.protocol.channel.WordsToTechnician.Commit;
import de.beistand.protocol.channel.WordsToTechnician.Reveal;
import de.beistand.protocol.trust.SpokenWords;
import de.beistand.protocol.trust.SpokenWords.Fingerprints;
import de.beistand.protocol.trust.SpokenWords.Language;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WordsServiceTest {
  private static final String PAGE_NONCE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
  private static final String OTHER_NONCE = "BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
  private static final Fingerprints ENDS = new Fingerprints("0a".repeat(32), "0b".repeat(32));

  private final List<List<String>> shown = new ArrayList<>();
  private final WordsService service =
      new WordsService(Language.DE, new SecureRandom(), shown::add);
  private final FakePage page = new FakePage(Optional.of(ENDS));

  @Test
  @DisplayName("opened -> commits to a nonce that it does not tell; no words yet")
  void commits() {
    service.opened(page);
    assertThat(page.said).singleElement().isInstanceOf(Commit.class);
    assertThat(shown).containsOnly(List.of());
  }

  @Test
  @DisplayName("committed + Nonce -> words in the window, and the nonce that was committed to")
  void reveals() {
    service.opened(page);
    nonce(PAGE_NONCE);
    var commit = (Commit) page.said.getFirst();
    var reveal = (Reveal) page.said.getLast();
    assertThat(SpokenWords.commitment(reveal.nonce())).isEqualTo(commit.commitment());
    assertThat(shown.getLast())
        .isEqualTo(SpokenWords.of(Language.DE, reveal.nonce(), PAGE_NONCE, ENDS));
  }

  @Test
  @DisplayName("revealed + another Nonce -> nothing: it was chosen after the reveal")
  void onlyTheFirstNonceCounts() {
    service.opened(page);
    nonce(PAGE_NONCE);
    List<String> words = shown.getLast();
    nonce(OTHER_NONCE);
    assertThat(shown.getLast()).isEqualTo(words);
    assertThat(page.said).hasSize(2);
  }

  @Test
  @DisplayName("committed + what is no nonce -> nothing is revealed")
  void badNonce() {
    service.opened(page);
    for (String bad : List.of("", PAGE_NONCE + "A", "ä".repeat(43))) {
      nonce(bad);
    }
    service.received(new Message.Text("{}"));
    service.received(new Message.Bytes(new byte[43]));
    assertThat(page.said).hasSize(1);
  }

  @Test
  @DisplayName("words + Verdict(true), twice -> WORDS_CONFIRMED with the words, once")
  void confirmed() {
    service.opened(page);
    verdict(true);
    assertThat(page.happened).as("nothing to confirm yet").isEmpty();
    nonce(PAGE_NONCE);
    verdict(true);
    verdict(true);
    assertThat(page.happened)
        .containsExactly("WORDS_CONFIRMED " + String.join(" – ", shown.getLast()));
  }

  @Test
  @DisplayName("words + Verdict(false) -> the session ends")
  void differ() {
    service.opened(page);
    nonce(PAGE_NONCE);
    verdict(false);
    assertThat(page.wordsDiffer).isTrue();
    assertThat(page.happened).isEmpty();
  }

  @Test
  @DisplayName("words + closed, opened again -> other words, the old ones are gone meanwhile")
  void anotherConnectionHasOtherWords() {
    service.opened(page);
    nonce(PAGE_NONCE);
    List<String> first = shown.getLast();
    service.closed();
    assertThat(shown.getLast()).isEmpty();
    service.opened(page);
    nonce(PAGE_NONCE);
    assertThat(shown.getLast()).hasSize(3).isNotEqualTo(first);
  }

  @Test
  @DisplayName("opened without fingerprints -> nothing that could look like a check")
  void nothingWithoutFingerprints() {
    FakePage blind = new FakePage(Optional.empty());
    service.opened(blind);
    nonce(PAGE_NONCE);
    assertThat(blind.said).isEmpty();
    assertThat(shown).allMatch(List::isEmpty);
  }

  private void nonce(String nonce) {
    service.received(new Message.Text("{\"type\":\"nonce\",\"nonce\":\"" + nonce + "\"}"));
  }

  private void verdict(boolean same) {
    service.received(new Message.Text("{\"type\":\"verdict\",\"same\":" + same + "}"));
  }

  private static final class FakePage implements Page {
    private final Codec<WordsToTechnician> codec = Codec.strict(WordsToTechnician.class);
    private final List<WordsToTechnician> said = new ArrayList<>();
    private final List<String> happened = new ArrayList<>();
    private final Optional<Fingerprints> fingerprints;
    private boolean wordsDiffer;

    FakePage(Optional<Fingerprints> fingerprints) {
      this.fingerprints = fingerprints;
    }

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
      try {
        said.add(codec.decode(text));
      } catch (ProtocolException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void send(byte[] bytes) {
      throw new AssertionError("no bytes here");
    }

    @Override
    public Wish wish(Grant grant, List<String> details) {
      throw new AssertionError("no wish here");
    }

    @Override
    public void takeBack(Wish wish) {
      throw new AssertionError("no wish here");
    }

    @Override
    public Optional<Fingerprints> fingerprints() {
      return fingerprints;
    }

    @Override
    public void restart() {
      throw new AssertionError("no restart here");
    }

    @Override
    public void wordsDiffer() {
      wordsDiffer = true;
    }

    @Override
    public void happened(EventKind kind, String subject, String detail) {
      happened.add((kind + " " + subject).strip() + " " + detail);
    }
  }
}
