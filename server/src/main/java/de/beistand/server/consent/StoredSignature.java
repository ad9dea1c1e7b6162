package de.beistand.server.consent;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.SessionEvent;
import de.beistand.protocol.evidence.Testimony;
import de.beistand.server.machines.MachineKey;
import java.nio.charset.StandardCharsets;

/// Whether a computer's key signed just what is stored.
public final class StoredSignature {
  private StoredSignature() {}

  /// Checks one entry of the agent.
  ///
  /// @param frame of its session
  /// @param machineId nine digits
  public static boolean holds(
      TimelineEntry entry, EventCheck.Frame frame, String machineId, MachineKey key) {
    String signature = entry.signature();
    if (signature == null) {
      return false;
    }
    TimelineEntry.Chained chained = entry.chained();
    try {
      byte[] bytes =
          chained == null
              ? older(entry, frame, machineId)
              : testimony(entry, chained, frame, machineId).bytes();
      return key.signed(bytes, signature);
    } catch (IllegalArgumentException impossible) { // nobody can have signed such an event
      return false;
    }
  }

  /// With texts that must fit the commitment, or with the commitment alone once they are erased.
  private static Testimony testimony(
      TimelineEntry entry,
      TimelineEntry.Chained chained,
      EventCheck.Frame frame,
      String machineId) {
    EventKind kind = EventKind.valueOf(entry.kind());
    String salt = chained.salt();
    String previous = chained.previous() == null ? "" : chained.previous();
    if (salt != null) {
      return new SessionEvent(
              frame.sessionId(),
              entry.seq(),
              kind,
              entry.subject(),
              entry.detail(),
              entry.happenedAt(),
              machineId,
              frame.technician(),
              frame.firm(),
              frame.terms(),
              frame.nonce(),
              salt,
              previous)
          .testimony();
    }
    if (kind.isFree() && !(entry.subject() + entry.detail()).isEmpty()) {
      throw new IllegalArgumentException("a text without its salt");
    }
    return new Testimony(
        frame.sessionId(),
        entry.seq(),
        kind,
        entry.subject(),
        entry.detail(),
        entry.happenedAt(),
        machineId,
        frame.terms(),
        frame.nonce(),
        chained.commitment(),
        previous);
  }

  /// What was signed before there were chains.
  private static byte[] older(TimelineEntry entry, EventCheck.Frame frame, String machineId) {
    return String.join(
            "\n",
            "beistand event 1",
            frame.sessionId(),
            Integer.toString(entry.seq()),
            entry.kind(),
            entry.subject(),
            entry.detail(),
            entry.happenedAt().toString(),
            machineId,
            frame.technician(),
            frame.firm(),
            frame.terms(),
            frame.nonce())
        .getBytes(StandardCharsets.UTF_8);
  }
}
