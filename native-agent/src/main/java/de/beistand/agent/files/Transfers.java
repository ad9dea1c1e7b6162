package de.beistand.agent.files;

import de.beistand.protocol.channel.TransferEnd;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The transfers of a session by their numbers: those under way, and how the others ended. The
/// page's numbers are odd, those made up here even; within a session none is used twice.
final class Transfers {
  /// Transfers under way that the page may begin.
  static final int MOST_AT_ONCE = 16;

  private final Map<Integer, Transfer> underWay = new LinkedHashMap<>();
  private final Map<Integer, TransferEnd> ended = new HashMap<>();
  private int lastOwn;

  /// A new number of our own.
  int ownNumber() {
    lastOwn += 2;
    return lastOwn;
  }

  /// Whether a number was made up here.
  static boolean isOwn(int number) {
    return number % 2 == 0;
  }

  /// Whether a number belongs to a transfer, or did.
  boolean isUsed(int number) {
    return underWay.containsKey(number) || ended.containsKey(number);
  }

  /// Whether the page may begin a transfer of this unused number now.
  boolean mayBegin(int number) {
    return !isOwn(number) && underWay.size() < MOST_AT_ONCE;
  }

  /// A transfer begins, or what was asked for comes.
  void put(int number, Transfer transfer) {
    underWay.put(number, transfer);
  }

  /// Null if it is not under way.
  @Nullable Transfer get(int number) {
    return underWay.get(number);
  }

  /// The numbers of those under way, as they are now.
  List<Integer> numbers() {
    return List.copyOf(underWay.keySet());
  }

  /// Those under way, the oldest first.
  Map<Integer, Transfer> underWay() {
    return underWay;
  }

  /// A transfer is not under way any more.
  void ended(int number, TransferEnd why) {
    underWay.remove(number);
    ended.put(number, why);
  }

  /// How a transfer ended; one that nobody knows was lost.
  TransferEnd endOf(int number) {
    return ended.getOrDefault(number, TransferEnd.LOST);
  }

  /// The session is over, and with it the memory of what ended.
  void forgetEnded() {
    ended.clear();
  }
}
