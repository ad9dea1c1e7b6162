package de.beistand.agent.control;

import de.beistand.protocol.channel.TechnicianToAgent;
import de.beistand.protocol.channel.TechnicianToAgent.Move;
import java.util.ArrayList;
import java.util.List;

/// The pointer moves of one connection, which come unordered and often faster than they are needed.
final class Moves {
  private long lastSeq = Long.MIN_VALUE;

  /// The messages in order, where neighbouring moves have become one and older moves than the last
  /// are gone.
  List<TechnicianToAgent> coalesce(List<TechnicianToAgent> messages) {
    List<TechnicianToAgent> kept = new ArrayList<>(messages.size());
    for (TechnicianToAgent message : messages) {
      if (message instanceof Move move) {
        if (move.seq() <= lastSeq) {
          continue;
        }
        lastSeq = move.seq();
        if (!kept.isEmpty() && kept.getLast() instanceof Move) {
          kept.removeLast();
        }
      }
      kept.add(message);
    }
    return kept;
  }
}
