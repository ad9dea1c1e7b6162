package de.beistand.agent.session;

import de.beistand.protocol.SessionEvent;
import de.beistand.protocol.evidence.Chain;
import de.beistand.protocol.evidence.Commitment;
import de.beistand.protocol.signaling.AgentToServer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Signs what the agent testifies, each event bound to the one before it. An event is signed once;
/// whoever asks again gets the same one. Not thread-safe: it belongs to the agent's session.
public final class Notary {
  /// What is not committed yet is at most one session old: the next one begins with the server's
  /// help, which first commits the rest.
  private static final int SESSIONS = 4;

  private final Function<byte[], String> key;
  private final SecureRandom random;
  private final Map<String, Chapter> chapters = new LinkedHashMap<>();

  /// The signed events of one session, from the number `first` on.
  private static final class Chapter {
    final int first;
    final List<AgentToServer.Record> signed = new ArrayList<>();
    String previous;

    Chapter(int first, String previous) {
      this.first = first;
      this.previous = previous;
    }
  }

  /// @param key the machine key: gives the signature over bytes, base64url
  public Notary(Function<byte[], String> key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  /// The session was begun before this program started.
  public void goesOn(ComeBack comeBack) {
    keep(comeBack.sessionId(), new Chapter(comeBack.nextSeq(), comeBack.previous()));
  }

  /// The same, with what the next event has to name as the one before it.
  public ComeBack continued(ComeBack comeBack) {
    return comeBack.after(chapter(comeBack.sessionId()).previous);
  }

  /// The signed event.
  public AgentToServer.Record sign(Fact fact) {
    Chapter chapter =
        chapters.containsKey(fact.sessionId())
            ? chapter(fact.sessionId())
            : begin(fact.sessionId(), fact.nonce());
    int index = fact.seq() - chapter.first;
    if (index < chapter.signed.size()) {
      return chapter.signed.get(index);
    }
    if (index > chapter.signed.size()) {
      throw new IllegalStateException("event " + fact.seq() + " comes too early");
    }
    byte[] salt = new byte[Commitment.SALT];
    random.nextBytes(salt);
    SessionEvent event = fact.event(Chain.text(salt), chapter.previous);
    byte[] bytes = event.signedBytes();
    String signature = key.apply(bytes);
    chapter.previous = Chain.text(Chain.after(bytes, Base64.getUrlDecoder().decode(signature)));
    var signed = new AgentToServer.Record(event, signature);
    chapter.signed.add(signed);
    return signed;
  }

  private Chapter begin(String sessionId, String nonce) {
    return keep(sessionId, new Chapter(1, Chain.text(Chain.start(sessionId, nonce))));
  }

  private Chapter keep(String sessionId, Chapter chapter) {
    chapters.put(sessionId, chapter);
    if (chapters.size() > SESSIONS) {
      chapters.remove(chapters.keySet().iterator().next());
    }
    return chapter;
  }

  private Chapter chapter(String sessionId) {
    Chapter chapter = chapters.get(sessionId);
    if (chapter == null) {
      throw new IllegalStateException("nothing was signed in session " + sessionId);
    }
    return chapter;
  }
}
