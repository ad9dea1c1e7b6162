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

    Broken(String why) {
      super(why);
    }
  }

  boolean isAgents() {
    return source.equals(Chain.Source.AGENT.text());
  }

  boolean isErased() {
    return salt.isEmpty();
  }

  /// For people.
  String name() {
    return "entry " + position + " (" + source + " " + seq + ", " + kind + ")";
  }

  /// What the computer signed.
  ///
  /// @throws Broken if texts, salt and commitment do not belong together
  Testimony testimony(Export.Session session) throws Broken {
    try {
      EventKind what = EventKind.valueOf(kind);
      if (isErased()) {
        if (what.isFree() && !(subject + detail).isEmpty()) {
          throw new Broken("it has a text, but no salt to prove it");
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
        throw new Broken("its texts, or the names in session.json, are not those that were hashed");
      }
      return whole;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Broken("nobody can have signed this: " + e.getMessage());
    }
  }

  /// What the chain keeps of a note of the server.
  ///
  /// @throws Broken if texts, salt and commitment do not belong together
  byte[] note(Export.Session session) throws Broken {
    try {
      if (!previous.isEmpty() || !signature.isEmpty()) {
        throw new Broken("a note of the server has no signature of the computer");
      }
      if (!isErased() && !Note.commitment(bytes(salt), subject, detail).equals(commitment)) {
        throw new Broken("its texts are not those that were hashed");
      }
      if (isErased() && !(subject + detail).isEmpty()) {
        throw new Broken("it has a text, but no salt to prove it");
      }
      return new Note(session.session(), seq, kind, Instant.parse(at), commitment).hash();
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Broken("it cannot be hashed: " + e.getMessage());
    }
  }

  /// @throws Broken if it is no moment
  Instant stored() throws Broken {
    try {
      return Instant.parse(storedAt);
    } catch (DateTimeException e) {
      throw new Broken("storedAt is no moment");
    }
  }

  static byte[] bytes(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }
}
