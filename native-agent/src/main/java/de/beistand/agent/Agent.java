package de.beistand.agent;

import de.beistand.agent.chat.Chat;
import de.beistand.agent.clipboard.ClipboardSharing;
import de.beistand.agent.control.AimedInput;
import de.beistand.agent.control.CustomerHold;
import de.beistand.agent.control.RemoteControl;
import de.beistand.agent.identity.KnownMachine;
import de.beistand.agent.ink.Ink;
import de.beistand.agent.packed.Trace;
import de.beistand.agent.peer.PeerConnections;
import de.beistand.agent.request.AbuseReports;
import de.beistand.agent.request.SupportRequests;
import de.beistand.agent.screen.Limit;
import de.beistand.agent.screen.Offer;
import de.beistand.agent.screen.ScreenSource;
import de.beistand.agent.service.Service;
import de.beistand.agent.service.Services;
import de.beistand.agent.session.AgentEvent;
import de.beistand.agent.session.AgentSession;
import de.beistand.agent.session.ComeBack;
import de.beistand.agent.session.Effect;
import de.beistand.agent.session.Fact;
import de.beistand.agent.session.Notary;
import de.beistand.agent.signaling.Program;
import de.beistand.agent.signaling.ServerAddress;
import de.beistand.agent.signaling.ServerLine;
import de.beistand.agent.terms.FirmTerms;
import de.beistand.agent.terms.TermsReading;
import de.beistand.agent.text.PlainText;
import de.beistand.agent.window.CustomerWindow;
import de.beistand.agent.window.RecordingSign;
import de.beistand.agent.window.RequestFields;
import de.beistand.agent.words.WordsService;
import de.beistand.protocol.Grant;
import de.beistand.protocol.SessionEvent;
import de.beistand.protocol.TermsShown;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.trust.SpokenWords;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// The running program: carries out what the session state decides, and brings it what happens.
final class Agent {
  private static final System.Logger LOG = System.getLogger("beistand.agent");

  /// Longest name at the technician's pointer, in characters.
  private static final int POINTER_NAME = 24;

  /// Where the customer's reports about sessions stand.
  private static final String REPORT = "/report/";

  private final ServerAddress server;
  private final FirmTerms terms;
  private final KnownMachine machine;
  private final Desktop desktop;
  private final AgentSession session;
  private final CustomerWindow window;
  private final CustomerHold hold = new CustomerHold(this::customerActive);
  private final Notary notary;
  private final RemoteControl control;
  private final ServerLine line;
  private final PeerConnections connections = new PeerConnections();
  private final Chat chat;
  private final ClipboardSharing clipboard;
  private final WordsService words;
  private final Ink ink;
  private final Services services;
  private final SupportRequests requests;
  private final AbuseReports abuse;
  private final Technicians technicians;
  private final Errands errands;
  private final Shutter shutter;
  private final Footprint footprint;

  Agent(
      Desktop desktop,
      ServerAddress server,
      KnownMachine machine,
      Program program,
      Duration answerWithin,
      SpokenWords.Language language,
      Optional<ComeBack> comeBack,
      Optional<String> number,
      Clock clock) {
    var random = new SecureRandom();
    this.server = server;
    terms = new FirmTerms(server.publicUrl());
    this.machine = machine;
    this.desktop = desktop;
    session = new AgentSession(answerWithin, comeBack, clock, this::carryOut);
    notary = new Notary(machine.key()::sign, random);
    comeBack.ifPresent(notary::goesOn);
    control =
        new RemoteControl(new AimedInput(desktop.input(), desktop.screen().aim()), hold::isHolding);
    line = new ServerLine(server, machine.key(), program, this::heard);
    ink = new Ink(desktop.board(), desktop.screen().aim(), this::inkUsed);
    window = desktop.window().apply(new Customer());
    footprint = new Footprint(machine, desktop.traces(), window::known);
    chat = new Chat(window, clock);
    clipboard = desktop.clipboard().apply(window::clipboardUsed);
    words = new WordsService(language, random, window::words);
    services = new Services(offered(), session::post);
    requests =
        new SupportRequests(
            line::send,
            window::request,
            given -> session.post(new AgentEvent.NumberGiven(given)),
            Locale.of(language == SpokenWords.Language.EN ? "en" : "de"));
    abuse = new AbuseReports(line::send);
    technicians = new Technicians(connections, desktop.screen(), control, session::post, services);
    errands = new Errands(session::post, random);
    shutter = new Shutter(desktop.screen());
    desktop.screen().watch(this::shown);
    number.ifPresent(given -> session.post(new AgentEvent.NumberGiven(given)));
  }

  /// Runs until the customer closes the program or [#close] is called.
  void run() throws InterruptedException {
    desktop.activity().watch(hold::touch);
    desktop.openings().prepare(this::failed);
    line.start();
    try {
      session.run();
    } finally {
      line.close();
      technicians.close();
      services.close();
      ink.close();
      connections.close();
      desktop.activity().close();
      desktop.input().close();
      clipboard.close();
      window.close();
    }
  }

  /// Ends the program as if the customer had closed it; any thread.
  void close() {
    session.post(new AgentEvent.CloseClicked());
  }

  private void failed(Throwable why) {
    LOG.log(System.Logger.Level.ERROR, "no session is possible on this desktop", why);
    close();
  }

  /// Whether the customer wants everything removed, now that the program has ended.
  boolean isRemovalWanted() {
    return footprint.isRemovalWanted();
  }

  /// What is about requests and reports concerns no session, and can give no right.
  private void heard(AgentEvent event) {
    boolean taken =
        event instanceof AgentEvent.FromServer(var message)
            && (requests.heard(message) || abuse.heard(message));
    if (!taken) {
      session.post(event);
    }
    if (event instanceof AgentEvent.LineUp) {
      abuse.lineUp();
    }
  }

  private void customerActive(boolean active) {
    if (active) {
      control.release();
    }
    session.post(new AgentEvent.CustomerActive(active));
  }

  private void shown(ScreenSource.Shown shown) {
    LOG.log(
        System.Logger.Level.INFO, () -> "shown: " + what(shown.limit()) + " " + shown.visibility());
    window.shown(shown);
  }

  /// For the log, without titles: they are nobody's business.
  private static String what(Limit limit) {
    return switch (limit) {
      case Limit.None() -> "everything";
      case Limit.OneMonitor(String name) -> "monitor " + PlainText.line(name, 40);
      case Limit.OneProgram _ -> "one program";
    };
  }

  private void carryOut(Effect effect) {
    LOG.log(System.Logger.Level.DEBUG, () -> effect.getClass().getSimpleName());
    switch (effect) {
      case Effect.Input(boolean allowed) -> control.allow(allowed);
      case Effect.Pause(boolean paused) -> pause(paused);
      case Effect.Look(boolean allowed) -> shutter.hidden(!allowed);
      case Effect.ShowRecording(RecordingSign sign) -> {
        shutter.recording(sign);
        window.recording(sign);
      }
      case Effect.OpenPeer open -> technicians.open(open);
      case Effect.ClosePeer(int peer, var bye) -> {
        ink.vanish();
        technicians.close(peer, bye);
      }
      case Effect.AcceptAnswer(int peer, String sdp) -> technicians.on(peer, p -> p.answer(sdp));
      case Effect.AddCandidate(int peer, var candidate) ->
          technicians.on(peer, p -> p.candidate(candidate));
      case Effect.RestartIce(int peer) -> technicians.on(peer, p -> p.restartIce());
      case Effect.Tell(int peer, var message) -> technicians.on(peer, p -> p.send(message));
      case Effect.TellScreen(int peer) -> technicians.tellScreen(peer);
      case Effect.Send(AgentToServer message) -> line.send(message);
      case Effect.Testify(Fact fact) -> testify(fact);
      case Effect.Restart(var comeBack) ->
          desktop
              .restarts()
              .begin(
                  notary.continued(comeBack),
                  machine,
                  why -> session.post(new AgentEvent.RestartFailed(oneLine(why))));
      case Effect.ForgetComeBack _ -> desktop.restarts().forget();
      case Effect.MakePassword _ -> errands.makePassword();
      case Effect.MakePasswordOf(String number) -> errands.makePasswordOf(number);
      case Effect.StartTimer(int timer, Duration after) -> errands.startTimer(timer, after);
      case Effect.ShowLine(var state) -> window.line(state);
      case Effect.ShowReady(String machineId, String password, String firm, boolean renewed) -> {
        window.ready(machineId, password, firm, renewed);
        desktop.openings().ready();
      }
      case Effect.ShowJoining(var joining) -> {
        window.joining(joining);
        desktop.openings().ready();
      }
      case Effect.Ask(int number, var question) -> {
        desktop.openings().ready(); // the answer has to come from a real device
        window.ask(question, reply -> session.post(new AgentEvent.Answered(number, reply)));
      }
      case Effect.Decide(var wish, boolean allowed) -> services.decided(wish, allowed);
      case Effect.DismissQuestion _ -> window.dismissQuestion();
      case Effect.ShowOnlooker(String name) -> window.onlooker(name);
      case Effect.ShowActive(String technician, String firm, var grants) -> {
        LOG.log(System.Logger.Level.INFO, () -> "grants in force: " + grants);
        window.active(technician, firm, grants);
        ink.named(PlainText.line(technician, POINTER_NAME));
        services.granted(grants);
      }
      case Effect.ShowInterrupted(boolean interrupted) -> {
        ink.vanish();
        window.interrupted(interrupted);
      }
      case Effect.ShowCustomerInControl(boolean holding) -> window.customerInControl(holding);
      case Effect.ShowEnded(var reason, Duration duration) -> {
        LOG.log(System.Logger.Level.INFO, () -> "session over: " + reason + " after " + duration);
        window.ended(reason, duration);
        services.over();
      }
      case Effect.ShowEvidence(String checkValue) -> window.evidence(checkValue);
      case Effect.ShowForged _ -> window.forged();
      case Effect.OfferReport(String token) -> window.report(server.publicUrl() + REPORT + token);
      case Effect.Ignored(String why) -> LOG.log(System.Logger.Level.INFO, () -> "ignored: " + why);
      case Effect.Exit _ -> LOG.log(System.Logger.Level.INFO, "the program ends");
    }
  }

  private void pause(boolean now) {
    shutter.paused(now);
    ink.paused(now);
    clipboard.paused(now);
    window.paused(now);
  }

  private List<Service> offered() {
    List<Service> all = new ArrayList<>(List.of(chat, clipboard, words, ink));
    all.add(desktop.files().apply(window.files()));
    all.add(desktop.machine());
    return all;
  }

  private void inkUsed(boolean used) {
    window.pointing(used);
  }

  private void testify(Fact fact) {
    LOG.log(
        System.Logger.Level.INFO,
        () -> fact.sessionId() + " " + fact.seq() + " " + fact.kind() + " " + fact.subject());
    abuse.isAbout(fact.sessionId());
    line.send(notary.sign(fact));
  }

  private static String oneLine(String text) {
    return PlainText.line(text, SessionEvent.LONGEST_DETAIL / 2);
  }

  private final class Customer implements CustomerWindow.Listener {
    @Override
    public void wantRequestForm() {
      requests.open();
    }

    @Override
    public void requestSupport(RequestFields fields) {
      requests.file(fields);
    }

    @Override
    public void withdrawRequest() {
      requests.withdraw();
    }

    @Override
    public void termsTicked() {
      line.send(new AgentToServer.TermsTicked());
    }

    @Override
    public void reportAbuse(String words) {
      session.post(new AgentEvent.AbuseReported());
      abuse.report(words);
    }

    @Override
    public void terms(TermsShown shown, Consumer<TermsReading> then) {
      Thread.ofVirtual().name("terms").start(() -> then.accept(terms.read(shown)));
    }

    @Override
    public void stop() {
      session.post(new AgentEvent.StopClicked());
    }

    @Override
    public void pause(boolean paused) {
      session.post(new AgentEvent.PauseClicked(paused));
    }

    @Override
    public void withdraw(Grant grant) {
      session.post(new AgentEvent.WithdrawClicked(grant));
    }

    @Override
    public void number(String number) {
      session.post(new AgentEvent.NumberGiven(number));
    }

    @Override
    public void says(String text) {
      chat.customerSays(text);
    }

    @Override
    public void showPointing(boolean shown) {
      ink.wanted(shown);
    }

    @Override
    public void close() {
      session.post(new AgentEvent.CloseClicked());
    }

    @Override
    public void known(boolean keep) {
      footprint.keepKey(keep);
    }

    @Override
    public List<Trace> traces() {
      return footprint.traces();
    }

    @Override
    public void removeEverything() {
      footprint.wantRemoval();
      session.post(new AgentEvent.CloseClicked());
    }

    @Override
    public Offer offer() {
      return desktop.screen().offer();
    }

    @Override
    public void limit(Limit limit) {
      LOG.log(System.Logger.Level.INFO, () -> "the customer shows " + what(limit));
      desktop.screen().limit(limit);
    }
  }
}
