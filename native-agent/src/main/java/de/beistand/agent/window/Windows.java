package de.beistand.agent.window;

import de.beistand.agent.screen.Limit;
import de.beistand.agent.screen.ScreenSource.Shown;
import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.Grant;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import java.awt.EventQueue;
import java.awt.Rectangle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/// All windows together, and which of them the customer sees now; only on the windows' thread.
final class Windows {
  private static final int FIRM_LENGTH = 60;
  private static final int TICK_MILLIS = 500;

  private final Theme theme;
  private final Texts texts;
  private final Clock clock;
  private final BooleanSupplier lastPressWasReal;
  private final MainFrame main;
  private final ReadyView readyView;
  private final SessionView sessionView;
  private final WordsSection wordsSection;
  private final PointingRow pointing;
  private final EndView endView;
  private final ProgramMenu menu;
  private final RequestCard requestCard;
  private final RequestFormView requestForm;
  private final ChatFrame chat;
  private final SwingFileDesk files;
  private final ClipboardNote clipboardNote;
  private final StopSign sign;
  private final CustomerWindow.Listener listener;
  private final ShareFrame frame = new ShareFrame();
  private final Timer ticks = new Timer(TICK_MILLIS, _ -> tick());

  private @Nullable QuestionDialog question;
  private @Nullable Instant activeSince;
  private Shown shown = new Shown(new Limit.None(), Visibility.SHOWN);
  private @Nullable List<Rectangle> framed;
  private boolean interrupted;
  private boolean paused;
  private boolean endShown;

  Windows(
      CustomerWindow.Listener listener,
      Texts texts,
      Theme theme,
      Clock clock,
      BooleanSupplier lastPressWasReal) {
    this.listener = listener;
    this.theme = theme;
    this.texts = texts;
    this.clock = clock;
    this.lastPressWasReal = lastPressWasReal;
    main = new MainFrame(theme, texts, listener::close);
    requestCard =
        new RequestCard(
            theme, texts, clock, listener::wantRequestForm, listener::withdrawRequest, main::fit);
    readyView = new ReadyView(theme, texts, requestCard, listener::number, main::fit);
    sessionView =
        new SessionView(theme, texts, listener::stop, listener::withdraw, shareChoice(), main::fit);
    var links = new LinkOpener(theme, texts, lastPressWasReal, WebBrowser::open);
    chat = new ChatFrame(theme, texts, listener::says, links, main::placeBeside);
    sessionView.onPause(this::pauseOrGoOn);
    sessionView.addButton(chat.button());
    clipboardNote = new ClipboardNote(theme);
    sessionView.addSection(clipboardNote);
    wordsSection = new WordsSection(theme, texts);
    sessionView.addSection(wordsSection);
    pointing = new PointingRow(theme, texts, listener::showPointing);
    sessionView.addSection(pointing);
    endView =
        new EndView(
            theme, texts, this::showReady, this::keep, WebBrowser::open, () -> openAbuse(false));
    menu = new ProgramMenu(theme, texts, this::keep, this::askForRemoval);
    main.menu(menu);
    sessionView.onReport(() -> openAbuse(true));
    requestForm =
        new RequestFormView(
            theme,
            texts,
            AccountName.guess(),
            listener::requestSupport,
            this::showReady,
            main::fit);
    files = new SwingFileDesk(theme, texts, lastPressWasReal);
    sessionView.addOnTop(files.panel());
    sessionView.addButton(files.button());
    files.takeDropsOn(sessionView);
    sign = new StopSign(texts, listener::stop, main::raise, this::pauseOrGoOn);
    main.show(readyView);
    main.open();
  }

  SwingFileDesk files() {
    return files;
  }

  void known(boolean kept) {
    menu.known(kept);
    endView.known(kept);
  }

  /// Whoever is not at this computer makes it neither known nor unknown.
  private void keep(boolean wanted) {
    if (lastPressWasReal.getAsBoolean()) {
      listener.known(wanted);
    } else {
      known(!wanted);
    }
  }

  private void askForRemoval() {
    new RemovalQuestion(
            theme, texts, listener.traces(), lastPressWasReal, listener::removeEverything)
        .open();
  }

  private void openAbuse(boolean running) {
    AbuseDialog.open(running, theme, texts, listener::reportAbuse);
  }

  void request(RequestShown shown) {
    switch (shown) {
      case RequestShown.Form form -> {
        if (activeSince == null && !endShown) {
          requestForm.show(form);
          main.show(requestForm);
          // Behind the focus that a new view takes from the button that opened it.
          EventQueue.invokeLater(requestForm::takeFocus);
        }
      }
      case RequestShown.Refused refused -> requestForm.show(refused);
      case RequestShown.Filed filed -> {
        requestCard.show(filed);
        if (requestForm.isShowing()) {
          requestForm.clear();
          showReady();
        }
        main.fit();
      }
    }
  }

  void line(CustomerWindow.Line line) {
    requestCard.line(line);
    readyView.line(line);
    main.fit();
  }

  void ready(String machineId, String password, String firm, boolean renewed) {
    main.firm(PlainText.line(firm, FIRM_LENGTH));
    readyView.show(machineId, password, renewed);
    main.fit();
  }

  void joining(Joining joining) {
    readyView.show(joining);
    main.fit();
  }

  void ask(CustomerWindow.Question asked, CustomerWindow.Answer answer) {
    QuestionDialog open = question;
    if (open != null) {
      open.refuse();
    }
    if (endShown) {
      showReady();
    }
    question = new QuestionDialog(asked, answer, listener, theme, texts, clock, lastPressWasReal);
    question.open();
  }

  void dismissQuestion() {
    if (question != null) {
      question.close();
      question = null;
    }
  }

  void onlooker(String name) {
    sessionView.onlooker(QuestionText.name(name, texts));
  }

  void active(String technician, String firm, Set<Grant> grants) {
    chat.technician(QuestionText.name(technician, texts));
    sessionView.show(
        QuestionText.name(technician, texts), PlainText.line(firm, FIRM_LENGTH), grants);
    if (activeSince == null) {
      activeSince = clock.instant();
      menu.setVisible(false);
      endShown = false;
      interrupted = false;
      sessionView.interrupted(false);
      sessionView.customerHolds(false);
      paused(false);
      main.showAside(sessionView);
      sign.show();
      ticks.start();
    } else {
      main.fit();
    }
    tick();
  }

  /// In the session's window. Whoever is not at this computer changes nothing.
  private ShareChoice shareChoice() {
    return new ShareChoice(
        theme,
        texts,
        listener::offer,
        limit -> {
          if (lastPressWasReal.getAsBoolean()) {
            listener.limit(limit);
          } else {
            sessionView.shows(shown);
          }
        });
  }

  void shown(Shown now) {
    shown = now;
    sessionView.shows(now);
    main.fit();
    framed = ShareFrame.of(now.limit(), listener.offer().monitors());
    tick();
  }

  void interrupted(boolean interrupted) {
    this.interrupted = interrupted;
    sessionView.interrupted(interrupted);
    main.fit();
    tick();
  }

  void words(List<String> words) {
    wordsSection.show(words);
  }

  void customerInControl(boolean holding) {
    sessionView.customerHolds(holding);
    sign.customerHolds(holding);
    main.fit();
  }

  void clipboardUsed(String what) {
    clipboardNote.say(what);
  }

  void chat(List<CustomerWindow.ChatLine> lines, int delivered) {
    chat.show(lines, delivered);
  }

  void pointing(boolean used) {
    pointing.used(used);
  }

  /// Whoever presses may pause; only the customer's own hand shows the screen again.
  private void pauseOrGoOn() {
    if (!paused || lastPressWasReal.getAsBoolean()) {
      listener.pause(!paused);
    }
  }

  void recording(RecordingSign now) {
    sessionView.recording(now);
    sign.recording(now);
    main.fit();
    tick();
  }

  void paused(boolean now) {
    paused = now;
    sessionView.paused(now);
    main.fit();
    tick();
  }

  private void tick() {
    if (activeSince != null) {
      Duration running = Duration.between(activeSince, clock.instant());
      sessionView.clock(running);
      frame.show(framed, interrupted || paused ? theme.warn() : theme.primary());
      sign.tick(running, interrupted, paused);
    }
  }

  void ended(EndReason reason, Duration duration) {
    dismissQuestion();
    boolean wasActive = activeSince != null;
    activeSince = null;
    menu.setVisible(true);
    ticks.stop();
    frame.hide();
    sign.hide();
    clipboardNote.clear();
    boolean worthTelling =
        switch (reason) {
          // The customer saw nothing of it; the renewed password explains itself.
          case WRONG_PASSWORD, NO_PASSWORD -> wasActive;
          case CONSENT_REFUSED,
              CONSENT_EXPIRED,
              CUSTOMER_STOPPED,
              AGENT_CLOSED,
              AGENT_LOST,
              TECHNICIAN_ENDED,
              HANDED_OVER,
              TECHNICIAN_LEFT,
              CONNECTION_FAILED,
              UNTRUSTED_PEER,
              WORDS_DIFFER,
              ABUSE_REPORTED,
              ACCESS_REVOKED ->
              true;
        };
    if (worthTelling) {
      endShown = true;
      endView.show(reason, duration);
      main.showBack(endView);
      main.raise();
    }
  }

  void evidence(String checkValue) {
    endView.evidence().show(checkValue);
  }

  void report(String address) {
    endView.evidence().report(address);
  }

  private void showReady() {
    endShown = false;
    main.show(readyView);
  }

  void close() {
    dismissQuestion();
    ticks.stop();
    requestCard.stop();
    frame.hide();
    sign.close();
    chat.close();
    main.close();
  }
}
