package de.beistand.acceptance;

import java.awt.Rectangle;
import java.time.Duration;
import java.util.Optional;

/// The form of a support request in the agent's main window, filled in by the keyboard as a person
/// does who looks where the ring is.
final class RequestForm {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TAB = 0xff09;

  private final AgentWindow agent;
  private final RfbClient person;

  private RequestForm(AgentWindow agent, RfbClient person) {
    this.agent = agent;
    this.person = person;
  }

  /// The form, if the window shows it now.
  static Optional<RequestForm> in(AgentWindow agent, RfbClient person) {
    return agent.text().contains("Kundennummer")
        ? Optional.of(new RequestForm(agent, person))
        : Optional.empty();
  }

  /// Fills it in from the first empty field on; the name stays as it is.
  void fill(String phone, String words) {
    Until.holds("a field of the form takes keys", PATIENCE, () -> agent.focusRing().isPresent());
    person.type(phone);
    tab(); // company
    tab(); // customer number
    tab();
    person.type(words);
  }

  /// Goes on to the next field, and waits until it has the ring: a person does not tab blindly.
  private void tab() {
    Optional<Rectangle> before = agent.focusRing();
    person.key(TAB);
    Until.holds(
        "the next field takes keys",
        PATIENCE,
        () -> agent.focusRing().filter(ring -> !Optional.of(ring).equals(before)).isPresent());
  }
}
