package de.beistand.agent;

import de.beistand.agent.session.AgentEvent;
import de.beistand.agent.session.SessionPassword;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the session's thread does not wait for: each has a thread of its own, returns at once, and
/// ends in an event.
final class Errands {
  private final Consumer<AgentEvent> mailbox;
  private final SecureRandom random;

  /// @param mailbox gets the events; any thread calls it
  Errands(Consumer<AgentEvent> mailbox, SecureRandom random) {
    this.mailbox = mailbox;
    this.random = random;
  }

  /// Makes a password for whoever has this computer's ID; ends in [AgentEvent.PasswordMade].
  void makePassword() {
    make(() -> SessionPassword.make(random));
  }

  /// Makes the password that goes with a session number; ends in [AgentEvent.PasswordMade].
  void makePasswordOf(String number) {
    make(() -> SessionPassword.ofNumber(number, random));
  }

  /// Slow: a secret is stretched from it.
  private void make(Supplier<SessionPassword> slow) {
    Thread.ofVirtual()
        .name("password")
        .start(() -> mailbox.accept(new AgentEvent.PasswordMade(slow.get())));
  }

  /// Ends in [AgentEvent.TimeUp] after this time.
  void startTimer(int timer, Duration after) {
    Thread.ofVirtual()
        .name("timer " + timer)
        .start(
            () -> {
              try {
                Thread.sleep(after);
                mailbox.accept(new AgentEvent.TimeUp(timer));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // nobody does this
              }
            });
  }
}
