package de.beistand.agent.service;

import de.beistand.agent.session.Wish;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.trust.SpokenWords;
import java.util.List;
import java.util.Optional;

/// The technician's page as a [Service] sees it, for one connection; and the way to the customer
/// and to the record. Any thread may use it; nothing waits.
public interface Page {
  /// Whether the channel still stands.
  boolean isOpen();

  /// Bytes that wait for the network. More than 1 MiB makes the input beside it slow; more than 16
  /// MiB closes the channel.
  long backlog();

  /// Says text; lost if the channel is gone.
  void send(String text);

  /// Sends bytes; lost if the channel is gone. Pieces of at most 16 KiB keep the input quick.
  void send(byte[] bytes);

  /// Asks the customer, unless the right is in force already; [Service#decided] tells the answer.
  ///
  /// @param details what it is about, as the question shows it, a line each: hostile text
  Wish wish(Grant grant, List<String> details);

  /// The wish is not wanted any more; a question about it closes.
  void takeBack(Wish wish);

  /// Both ends of the connection as this computer sees them; empty if the library does not tell.
  Optional<SpokenWords.Fingerprints> fingerprints();

  /// Restarts the computer, which the customer allowed; the session goes on afterwards.
  void restart();

  /// Ends the session: the two people read different words to each other.
  void wordsDiffer();

  /// Writes into the signed record what was carried out.
  ///
  /// @param detail as [EventKind] says: one line, cut to what the record holds
  void happened(EventKind kind, String subject, String detail);
}
