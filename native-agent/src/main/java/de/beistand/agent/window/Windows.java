package de.beistand.agent.window;

import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.Grant;
import java.awt.EventQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// All windows together, and which of them the customer sees now; only on the windows' thread.
final class Windows {
  /// Of the firm's name, in characters.
  static final int FIRM_LENGTH = 60;

  private final Theme theme;
  private final Texts texts;
  private final Clock clock;
  private final BooleanSupplier lastPressWasReal;
  private final MainFrame main;
  private final ReadyView readyView;
  private final SessionWindows session;
  private final EndView endView;
  private final ProgramMenu menu;
  private final RequestCard requestCard;
  private final RequestFormView requestForm;
  private final CustomerWindow.Listener listener;

  private @Nullable QuestionDialog question;
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
    session = new SessionWindows(main, listener, texts, theme, clock, lastPressWasReal);
    endView =
        new EndView(theme, texts, this::showReady, this::keep, WebBrowser::open, this::openAbuse);
    menu = new ProgramMenu(theme, texts, this::keep, this::askForRemoval);
    main.menu(menu);
    requestForm =
        new RequestFormView(
            theme,
            texts,
            AccountName.guess(),
            listener::requestSupport,
            this::showReady,
            main::fit);
    main.show(readyView);
    main.open();
  }

  /// What is seen while somebody helps.
  SessionWindows session() {
    return session;
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

  private void openAbuse() {
    AbuseDialog.open(false, theme, texts, listener::reportAbuse);
  }

  void request(RequestShown shown) {
    switch (shown) {
      case RequestShown.Form form -> {
        if (!session.isActive() && !endShown) {
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

  void active(String technician, String firm, Set<Grant> grants) {
    if (!session.isActive()) {
      menu.setVisible(false);
      endShown = false;
    }
    session.active(technician, firm, grants);
  }

  void ended(EndReason reason, Duration duration) {
    dismissQuestion();
    boolean wasActive = session.isActive();
    session.ended();
    menu.setVisible(true);
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

  void forged() {
    endView.evidence().forged();
    main.fit();
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
    requestCard.stop();
    session.close();
    main.close();
  }
}
