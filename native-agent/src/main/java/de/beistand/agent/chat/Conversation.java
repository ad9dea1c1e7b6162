package de.beistand.agent.chat;

import de.beistand.agent.text.PlainText;
import de.beistand.protocol.channel.ChatToAgent;
import de.beistand.protocol.channel.ChatToTechnician;
import de.beistand.protocol.channel.ChatToTechnician.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/// What both wrote in one session, the newest [ChatToTechnician#MOST_MESSAGES] of it.
///
/// Every text in it is harmless: whoever wrote it, [PlainText] has seen it. A message that comes a
/// second time is there once.
final class Conversation {
  /// Messages of the technician that may come at once.
  static final int BURST = 20;

  /// Afterwards one may come in this time.
  static final Duration PACE = Duration.ofMillis(500);

  private final String name = UUID.randomUUID().toString().substring(0, 8);
  private final Deque<Message> messages = new ArrayDeque<>();
  private int last;
  private int received;
  private int read;
  private Instant quietSince = Instant.EPOCH;

  /// What became of something that the technician wrote.
  sealed interface Heard {
    record New(Message message) implements Heard {}

    /// It was here before, on a connection that broke.
    record Again(Message message) implements Heard {}

    /// There is nothing to read in it, or too many came at once.
    record Refused() implements Heard {}
  }

  Heard technician(ChatToAgent.Say say, Instant now) {
    for (Message message : messages) {
      if (!message.customer() && message.id().equals(say.id())) {
        return new Heard.Again(message);
      }
    }
    String text = PlainText.lines(say.text(), ChatToAgent.LONGEST_TEXT);
    if (text.isEmpty() || !isInPace(now)) {
      return new Heard.Refused();
    }
    return new Heard.New(add(say.id(), false, now, text));
  }

  /// Each message makes the technician busy for the time of [#PACE], at most for a [#BURST] ahead.
  private boolean isInPace(Instant now) {
    boolean isPast = quietSince.isBefore(now);
    boolean setBack = quietSince.isAfter(now.plus(PACE.multipliedBy(BURST))); // the clock
    Instant from = isPast || setBack ? now : quietSince;
    if (Duration.between(now, from).compareTo(PACE.multipliedBy(BURST - 1)) > 0) {
      return false;
    }
    quietSince = from.plus(PACE);
    return true;
  }

  /// The customer wrote something; it is kept until the page has it.
  ///
  /// @return false if there is nothing to read in it
  boolean customer(String written, Instant now) {
    String text = PlainText.lines(written, ChatToAgent.LONGEST_TEXT);
    if (text.isEmpty()) {
      return false;
    }
    add(name + "/" + (last + 1), true, now, text);
    return true;
  }

  private Message add(String id, boolean customer, Instant at, String text) {
    last++;
    var message = new Message(last, id, customer, at, text);
    messages.addLast(message);
    if (messages.size() > ChatToTechnician.MOST_MESSAGES) {
      messages.removeFirst();
    }
    return message;
  }

  /// The page has everything up to `received`, and its reader knows everything up to `read`.
  void have(ChatToAgent.Have have) {
    received = Math.clamp(have.received(), received, last);
    read = Math.clamp(have.read(), read, last);
  }

  /// Everything that is kept and came after the message `seq`.
  List<Message> after(int seq) {
    return messages.stream().filter(message -> message.seq() > seq).toList();
  }

  /// Tells it from every other conversation.
  String name() {
    return name;
  }

  /// Number of the last message that the page has.
  int received() {
    return received;
  }

  /// Number of the last message that the technician has read.
  int read() {
    return read;
  }
}
