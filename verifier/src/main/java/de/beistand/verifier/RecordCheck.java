package de.beistand.verifier;

import de.beistand.protocol.evidence.Chain;
import de.beistand.protocol.evidence.Signatures;
import de.beistand.protocol.evidence.Testimony;
import de.beistand.verifier.Finding.Weight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The two chains of the record: the computer's through its signed events, the server's through
/// everything.
final class RecordCheck {
  private final Export.Session session;
  private final List<Entry> entries;
  private final List<Finding> findings;
  private final Map<Integer, String> links = new LinkedHashMap<>();
  private int older;
  private int events;
  private int notes;
  private int erased;
  private boolean whole = true;

  RecordCheck(Export export, List<Finding> findings) {
    this.session = export.session();
    this.entries = export.entries();
    this.findings = findings;
  }

  /// The check value at each entry whose link is right.
  Map<Integer, String> links() {
    return links;
  }

  void run() {
    byte[] link = Chain.start(session.session(), session.nonce());
    byte[] previous = link;
    int position = 0;
    for (Entry entry : entries) {
      if (entry.position() == 0 && position == 0) {
        older++;
        continue;
      }
      position++;
      try {
        if (entry.position() != position) {
          throw new Entry.Broken("it stands at place " + position + ": one is missing or moved");
        }
        byte[] hash;
        if (entry.isAgents()) {
          hash = testified(entry, previous);
          previous = hash;
        } else {
          hash = noted(entry);
        }
        Chain.Source source = entry.isAgents() ? Chain.Source.AGENT : Chain.Source.SERVER;
        link = Chain.link(link, source, entry.seq(), entry.stored(), hash);
        if (!Chain.text(link).equals(entry.link())) {
          throw new Entry.Broken("its link is not what follows from the entries before it");
        }
        links.put(position, Chain.checkValue(link));
        erased += entry.isErased() ? 1 : 0;
      } catch (Entry.Broken e) {
        findings.add(new Finding(Weight.BROKEN, entry.name() + ": " + e.getMessage() + "."));
        whole = false;
        break; // what follows cannot be told apart from the consequences
      }
    }
    report();
  }

  private byte[] testified(Entry entry, byte[] previous) throws Entry.Broken {
    events++;
    if (entry.seq() != events) {
      throw new Entry.Broken("an event of the computer is missing, added or moved");
    }
    Testimony testimony = entry.testimony(session);
    if (!Signatures.verify(session.machineKey(), testimony.bytes(), entry.signature())) {
      throw new Entry.Broken("the computer did not sign this");
    }
    if (!testimony.previous().equals(Chain.text(previous))) {
      throw new Entry.Broken("the computer signed it behind another event");
    }
    return Chain.after(testimony.bytes(), Entry.bytes(entry.signature()));
  }

  private byte[] noted(Entry entry) throws Entry.Broken {
    notes++;
    if (!entry.source().equals(Chain.Source.SERVER.text())) {
      throw new Entry.Broken("it comes from nobody that is known");
    }
    if (entry.seq() != notes) {
      throw new Entry.Broken("a note of the server is missing, added or moved");
    }
    return entry.note(session);
  }

  private void report() {
    if (older > 0) {
      open(older + " entries are older than the chain: whether some are missing cannot be told.");
    }
    if (!whole) {
      return;
    }
    if (events > 0) {
      proven(
          "The computer with the key "
              + session.machineKey()
              + " signed all "
              + events
              + " of its events, in this order, none missing in between, none changed.");
      open(
          "Which computer has that key: the server gave it the ID "
              + session.machineId()
              + ". The times of its events are those of its own clock.");
    } else {
      open("The computer testified nothing: there was no right password, or nothing came of it.");
    }
    if (notes > 0) {
      proven(
          "The server's "
              + notes
              + " notes stand in one chain with them, none changed since the"
              + " last countersignature. They are the firm's own word.");
    }
    if (erased > 0) {
      open(
          "The texts of "
              + erased
              + " entries were erased; that they once stood there is proven,"
              + " what they said is not.");
    }
    if (events > 0 && !isComplete()) {
      open("The computer's last event is no end: later ones may never have reached the server.");
    }
  }

  private boolean isComplete() {
    Entry last = entries.stream().filter(Entry::isAgents).toList().getLast();
    return switch (last.kind()) {
      case "ENDED" -> true;
      case "REFUSED", "EXPIRED" -> last.subject().equals("VIEW");
      default -> false;
    };
  }

  private void proven(String text) {
    findings.add(new Finding(Weight.PROVEN, text));
  }

  private void open(String text) {
    findings.add(new Finding(Weight.OPEN, text));
  }
}
