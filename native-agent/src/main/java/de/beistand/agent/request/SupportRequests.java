package de.beistand.agent.request;

import de.beistand.agent.window.RequestFields;
import de.beistand.agent.window.RequestShown;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import java.util.Locale;
import java.util.function.Consumer;

/// The customer's support request: asks the server what the form needs, files it, and follows what
/// becomes of it. When a technician picks it up, the agent joins by itself.
///
/// Nothing here gives a right: whoever picks the request up can do no more than be asked by the
/// customer. Thread-safe.
public final class SupportRequests {
  private final Consumer<AgentToServer> server;
  private final Consumer<RequestShown> window;
  private final Consumer<String> join;
  private final Locale language;
  private String terms = "";

  /// @param server takes messages; those while the line is down are lost
  /// @param window shows how things stand
  /// @param join takes a session number
  public SupportRequests(
      Consumer<AgentToServer> server,
      Consumer<RequestShown> window,
      Consumer<String> join,
      Locale language) {
    this.server = server;
    this.window = window;
    this.join = join;
    this.language = language;
  }

  /// The customer wants the form.
  public void open() {
    server.accept(new AgentToServer.WantRequestForm());
  }

  /// The customer sends the form.
  public synchronized void file(RequestFields fields) {
    server.accept(
        new AgentToServer.RequestSupport(
            fields.company(),
            fields.name(),
            fields.phone(),
            fields.customerNumber(),
            fields.words(),
            fields.agreed() ? terms : "",
            language.getLanguage().equals("en") ? "en" : "de"));
  }

  /// The customer takes the request back.
  public void withdraw() {
    server.accept(new AgentToServer.WithdrawRequest());
  }

  /// Takes what the server says; false if it is about something else.
  public synchronized boolean heard(ServerToAgent message) {
    switch (message) {
      case ServerToAgent.RequestForm form -> {
        terms = form.terms();
        window.accept(
            new RequestShown.Form(
                form.registeredOnly(),
                form.termsByClick(),
                form.terms(),
                form.phone(),
                form.callCost().in(language.getLanguage()),
                form.price().in(language.getLanguage())));
      }
      case ServerToAgent.RequestStatus(var phase, String technician, int seconds) ->
          window.accept(new RequestShown.Filed(phase, technician, seconds));
      case ServerToAgent.RequestRefused(var faults, String phone, int seconds) ->
          window.accept(new RequestShown.Refused(faults, phone, (seconds + 59) / 60));
      case ServerToAgent.PickedUp(String _, String number) -> join.accept(number);
      default -> {
        return false;
      }
    }
    return true;
  }
}
