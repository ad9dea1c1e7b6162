package de.beistand.verifier;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.SessionEvent;
import de.beistand.protocol.evidence.Chain;
import de.beistand.protocol.evidence.Note;
import de.beistand.protocol.evidence.Testimony;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/// One entry of the record as exported. Bytes are base64url; "" where there are none.
///
/// @param position 0 if it is older than the chain
/// @param source `agent` or `server`
/// @param at the clock of the source
/// @param salt "" if the texts are erased
/// @param previous of the agent's events
/// @param signature of the agent's events
record Entry(
    int position,
    String source,
    int seq,
    String kind,
    String subject,
    String detail,
    String at,
    String storedAt,
    String salt,
    String commitment,
    String previous,
    String signature,
    String link) {

  /// An entry whose parts do not fit each other.
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Said said;

    Broken(String key, Object... values) {
      super(key);
      said = Said.of(key, values);
    }

    /// Why, for people.
    Said said() {
      return said;
    }
  }

  boolean isAgents() {
    return source.equals(Chain.Source.AGENT.text());
  }

  boolean isErased() {
    return salt.isEmpty();
  }

  /// For people.
  Said name() {
    Object who = isAgents() ? Said.of("entry.computer") : source;
    return Said.of("entry", position, who, seq, kind);
  }

  /// What the computer signed.
  ///
  /// @throws Broken if texts, salt and commitment do not belong together
  Testimony testimony(Export.Session session) throws Broken {
    try {
      EventKind what = EventKind.valueOf(kind);
      if (isErased()) {
        if (what.isFree() && !(subject + detail).isEmpty()) {
          throw new Broken("entry.saltless");
        }
        return new Testimony(
            session.session(),
            seq,
            what,
            subject,
            detail,
            Instant.parse(at),
            session.machineId(),
            session.terms(),
            session.nonce(),
            commitment,
            previous);
      }
      Testimony whole =
          new SessionEvent(
                  session.session(),
                  seq,
                  what,
                  subject,
                  detail,
                  Instant.parse(at),
                  session.machineId(),
                  session.technician(),
                  session.firm(),
                  session.terms(),
                  session.nonce(),
                  salt,
                  previous)
              .testimony();
      if (!whole.commitment().equals(commitment)) {
        throw new Broken("entry.texts");
      }
      return whole;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Broken("entry.unsignable");
    }
  }

  /// What the chain keeps of a note of the server.
  ///
  /// @throws Broken if texts, salt and commitment do not belong together
  byte[] note(Export.Session session) throws Broken {
    try {
      if (!previous.isEmpty() || !signature.isEmpty()) {
        throw new Broken("entry.note.signed");
      }
      if (!isErased() && !Note.commitment(bytes(salt), subject, detail).equals(commitment)) {
        throw new Broken("entry.note.texts");
      }
      if (isErased() && !(subject + detail).isEmpty()) {
        throw new Broken("entry.saltless");
      }
      return new Note(session.session(), seq, kind, Instant.parse(at), commitment).hash();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Broken("entry.unhashable");
    }
  }

  /// @throws Broken if it is no moment
  Instant stored() throws Broken {
    try {
      return Instant.parse(storedAt);
    } catch (DateTimeException e) {
      throw new Broken("entry.stored");
    }
  }

  static byte[] bytes(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }
}
