package de.beistand.agent;

import de.beistand.agent.identity.KnownMachine;
import de.beistand.agent.packed.Trace;
import de.beistand.agent.packed.Traces;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// What the program leaves on the customer's computer: the key by which it is known, or nothing at
/// all. The customer decides. Any thread may use it.
final class Footprint {
  private static final System.Logger LOG = System.getLogger("beistand.agent");

  private final KnownMachine machine;
  private final Traces traces;
  private final Consumer<Boolean> known;
  private volatile boolean keyWanted;
  private volatile boolean removalWanted;

  /// @param known told whether the key stays here, now and whenever the customer decided
  Footprint(KnownMachine machine, Traces traces, Consumer<Boolean> known) {
    this.machine = machine;
    this.traces = traces;
    this.known = known;
    known.accept(machine.isKept());
  }

  /// Keeps the key's file, or removes it; returns at once. Of two words the later one holds.
  void keepKey(boolean keep) {
    keyWanted = keep;
    Thread.ofVirtual().name("keep the key").start(this::obey);
  }

  /// Whichever thread comes last, it obeys the latest word.
  private synchronized void obey() {
    try {
      if (keyWanted) {
        machine.keep();
      } else {
        machine.forget();
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "the key's file stays as it is", e);
    }
    known.accept(machine.isKept());
  }

  /// What there is on this computer now.
  List<Trace> traces() {
    return traces.present();
  }

  /// Everything is to be removed once the program has ended.
  void wantRemoval() {
    removalWanted = true;
  }

  boolean isRemovalWanted() {
    return removalWanted;
  }
}
