package de.beistand.agent.session;

import de.beistand.protocol.Grant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The questions to the customer during a session: one is open, others wait for it.
///
/// @param question number of the open one; 0 = none
/// @param wish what it asks for
/// @param waiting asked later, in this order
/// @param noes how often the customer refused or did not answer, for each right
record Asking(int question, Wish wish, List<Wish> waiting, Map<Grant, Integer> noes) {
  static final Asking NOTHING = new Asking(0, Wish.standing(Grant.CONTROL), List.of(), Map.of());

  /// After so many noes the customer is left in peace about this right for the rest of the session.
  private static final int ENOUGH = 3;

  /// More than a technician wants at a time.
  private static final int MOST_WAITING = 8;

  Asking {
    waiting = List.copyOf(waiting);
    noes = Map.copyOf(noes);
  }

  boolean isOpen() {
    return question != 0;
  }

  boolean isOpenFor(int wishId) {
    return isOpen() && wish.isUse() && wish.id() == wishId;
  }

  boolean isEnough(Grant grant) {
    return noes.getOrDefault(grant, 0) >= ENOUGH;
  }

  boolean isFull() {
    return waiting.size() >= MOST_WAITING;
  }

  /// The same right is asked for already, for the session.
  boolean knows(Wish asked) {
    return !asked.isUse() && (isOpen() && wish.equals(asked) || waiting.contains(asked));
  }

  Asking opened(int number, Wish asked) {
    return new Asking(number, asked, waiting, noes);
  }

  Asking closed(boolean no) {
    if (!no) {
      return new Asking(0, wish, waiting, noes);
    }
    Map<Grant, Integer> more = new EnumMap<>(Grant.class);
    more.putAll(noes);
    more.merge(wish.grant(), 1, Integer::sum);
    return new Asking(0, wish, waiting, more);
  }

  Asking later(Wish asked) {
    return waiting(Stream.concat(waiting.stream(), Stream.of(asked)).toList());
  }

  Asking waiting(List<Wish> now) {
    return new Asking(question, wish, now, noes);
  }
}
