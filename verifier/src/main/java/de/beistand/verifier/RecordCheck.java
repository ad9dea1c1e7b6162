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

  /// Whether every entry fits the one before it. If not, nothing that stands in the record is
  /// proven.
  boolean isWhole() {
    return whole;
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
          throw new Entry.Broken("entry.place", position);
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
          throw new Entry.Broken("entry.link");
        }
        links.put(position, Chain.checkValue(link));
        erased += entry.isErased() ? 1 : 0;
      } catch (Entry.Broken e) {
        findings.add(Finding.of(Weight.BROKEN, "entry.broken", entry.name(), e.said()));
        whole = false;
        break; // what follows cannot be told apart from the consequences
      }
    }
    report();
  }

  private byte[] testified(Entry entry, byte[] previous) throws Entry.Broken {
    events++;
    if (entry.seq() != events) {
      throw new Entry.Broken("entry.event.missing");
    }
    Testimony testimony = entry.testimony(session);
    if (!Signatures.verify(session.machineKey(), testimony.bytes(), entry.signature())) {
      throw new Entry.Broken("entry.unsigned");
    }
    if (!testimony.previous().equals(Chain.text(previous))) {
      throw new Entry.Broken("entry.previous");
    }
    return Chain.after(testimony.bytes(), Entry.bytes(entry.signature()));
  }

  private byte[] noted(Entry entry) throws Entry.Broken {
    notes++;
    if (!entry.source().equals(Chain.Source.SERVER.text())) {
      throw new Entry.Broken("entry.source");
    }
    if (entry.seq() != notes) {
      throw new Entry.Broken("entry.note.missing");
    }
    return entry.note(session);
  }

  private void report() {
    if (older > 0) {
      open("record.older", older);
    }
    if (!whole) {
      return;
    }
    if (events > 0) {
      proven("record.events", session.machineKey(), events);
      open("record.computer", session.machineId());
    } else {
      open("record.nothing");
    }
    if (notes > 0) {
      proven("record.notes", notes);
    }
    if (erased > 0) {
      open("record.erased", erased);
    }
    if (events > 0 && !isComplete()) {
      open("record.endless");
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

  private void proven(String key, Object... values) {
    findings.add(Finding.of(Weight.PROVEN, key, values));
  }

  private void open(String key, Object... values) {
    findings.add(Finding.of(Weight.OPEN, key, values));
  }
}
