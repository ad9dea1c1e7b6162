package de.beistand.agent.words;

import de.beistand.agent.service.Message;
import de.beistand.agent.service.Page;
import de.beistand.agent.service.Service;
import de.beistand.protocol.Codec;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.channel.WordsToAgent;
import de.beistand.protocol.channel.WordsToTechnician;
import de.beistand.protocol.trust.SpokenWords;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The spoken check: makes the three words of each connection together with the page, shows them to
/// the customer, and records that the technician found them to be the same.
public final class WordsService implements Service {
  private static final System.Logger LOG = System.getLogger("beistand.words");

  private final Codec<WordsToAgent> in = Codec.tolerant(WordsToAgent.class);
  private final Codec<WordsToTechnician> out = Codec.tolerant(WordsToTechnician.class);
  private final SpokenWords.Language language;
  private final SecureRandom random;
  private final Consumer<List<String>> window;
  private @Nullable Exchange exchange;

  /// One connection.
  ///
  /// @param ownNonce what this computer committed to
  /// @param words none until the page's nonce came
  private record Exchange(
      Page page,
      SpokenWords.Fingerprints ends,
      String ownNonce,
      List<String> words,
      boolean confirmed) {}

  /// @param language of the customer's window
  /// @param window shows the words, or takes them away if there are none
  public WordsService(
      SpokenWords.Language language, SecureRandom random, Consumer<List<String>> window) {
    this.language = language;
    this.random = random;
    this.window = window;
  }

  @Override
  public String label() {
    return "words";
  }

  /// Without fingerprints there is no check, and the page says that it has none.
  @Override
  public void opened(Page page) {
    page.fingerprints()
        .ifPresentOrElse(
            ends -> commit(page, ends),
            () -> LOG.log(System.Logger.Level.WARNING, "no fingerprints: no spoken check"));
  }

  private void commit(Page page, SpokenWords.Fingerprints ends) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    exchange = new Exchange(page, ends, nonce, List.of(), false);
    window.accept(List.of());
    say(page, new WordsToTechnician.Commit(language.tag(), SpokenWords.commitment(nonce)));
  }

  @Override
  public void received(Message message) {
    Exchange now = exchange;
    if (now == null || !(message instanceof Message.Text(String text))) {
      return;
    }
    try {
      switch (in.decode(text)) {
        case WordsToAgent.Nonce(String nonce) -> exchange = answered(now, nonce);
        case WordsToAgent.Verdict(boolean same) -> exchange = judged(now, same);
      }
    } catch (ProtocolException e) {
      LOG.log(System.Logger.Level.WARNING, () -> "not understood: " + e.getMessage());
    }
  }

  /// Only the first nonce counts: a second one would be chosen by somebody who knows ours.
  private Exchange answered(Exchange now, String pageNonce) {
    if (!now.words().isEmpty() || !SpokenWords.isNonce(pageNonce)) {
      LOG.log(System.Logger.Level.WARNING, "a nonce that does not count");
      return now;
    }
    List<String> words = SpokenWords.of(language, now.ownNonce(), pageNonce, now.ends());
    window.accept(words);
    say(now.page(), new WordsToTechnician.Reveal(now.ownNonce()));
    return new Exchange(now.page(), now.ends(), now.ownNonce(), words, now.confirmed());
  }

  private Exchange judged(Exchange now, boolean same) {
    if (!same) {
      now.page().wordsDiffer();
      return now;
    }
    if (now.words().isEmpty() || now.confirmed()) {
      return now;
    }
    now.page().happened(EventKind.WORDS_CONFIRMED, "", String.join(" – ", now.words()));
    return new Exchange(now.page(), now.ends(), now.ownNonce(), now.words(), true);
  }

  private void say(Page page, WordsToTechnician message) {
    page.send(out.encode(message));
  }

  @Override
  public void closed() {
    over();
  }

  @Override
  public void over() {
    exchange = null;
    window.accept(List.of());
  }
}
