package de.beistand.acceptance;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// The customer in front of the agent's windows: looks for a button on the screen, moves the mouse
/// there and clicks; reads what is written.
///
/// All input goes through the remote framebuffer, to which the desktop's programs answer as to a
/// real mouse; the agent ignores XTEST input on purpose.
public final class CustomerHands {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Whoever clicks again sooner closes what opens.
  private static final Duration ANSWER = Duration.ofSeconds(4);

  private static final Pattern MACHINE_ID = Pattern.compile("\\d{9}");
  private static final Pattern PASSWORD = Pattern.compile("[A-Z0-9]{3}( [A-Z0-9]{3}){2}");
  private static final int ALT = 0xffe9;
  private static final int CONTROL = 0xffe3;
  private static final int F4 = 0xffc1;
  private static final String ABUSE = "^Missbrauch melden\\?$";

  /// From the lower edge of Stop to the words below it.
  private static final int REPORT_BELOW_STOP = 22;

  private static final String CHOOSER = "^Dateien auswählen$";

  /// From the upper edge of the Stop sign to the middle of the pause.
  private static final int PAUSE_BELOW_SIGN = 116;

  private final VirtualDesktop desktop;
  private final RfbClient person;
  private final AgentWindow agent;

  public CustomerHands(VirtualDesktop desktop) {
    this.desktop = desktop;
    person = desktop.person();
    agent = new AgentWindow(desktop);
  }

  /// The nine digits, copied by the button beside them.
  public String machineId() {
    return copy(0, MACHINE_ID);
  }

  /// The session password, copied by the button beside it.
  public String password() {
    return copy(1, PASSWORD);
  }

  private String copy(int button, Pattern expected) {
    return Until.present(
        expected + " copied from the agent's window",
        PATIENCE,
        () -> {
          Optional<Rectangle> place = agent.copyButton(button);
          place.ifPresent(person::click);
          String copied = person.copied();
          return place.isPresent() && expected.matcher(copied).matches()
              ? Optional.of(copied)
              : Optional.empty();
        });
  }

  /// The agent's main window.
  public Optional<Rectangle> mainWindow() {
    return agent.place();
  }

  /// Waits for a question whose buttons take clicks.
  public Question awaitQuestion(Asked asked) {
    Until.holds("the question for " + asked, PATIENCE, () -> isAsked(asked));
    lookFreely();
    return Until.present("buttons for " + asked, PATIENCE, () -> Question.on(desktop, asked));
  }

  /// Takes the mouse off everything: a button under it has another colour. Not at once after a
  /// click: a button forgets a press when the mouse is elsewhere as soon as that.
  private void lookFreely() {
    person.move(0, 400);
  }

  /// Whether a window with this question is on the screen.
  public boolean isAsked(Asked asked) {
    return !desktop.windowIds(asked.title()).isEmpty();
  }

  /// Waits for the question and clicks Allow.
  public void allow(Asked asked) {
    person.click(awaitQuestion(asked).allow());
    Until.holds("the question is gone", PATIENCE, () -> !isAsked(asked));
  }

  /// Waits for the question and allows it for the session.
  public void allowAlways(Asked asked) {
    person.click(awaitQuestion(asked).always());
    Until.holds("the question is gone", PATIENCE, () -> !isAsked(asked));
  }

  /// Waits for the question and clicks Refuse.
  public void refuse(Asked asked) {
    person.click(awaitQuestion(asked).refuse());
    Until.holds("the question is gone", PATIENCE, () -> !isAsked(asked));
  }

  /// Waits for the chooser of files.
  public void awaitChooser() {
    Until.holds("the chooser", PATIENCE, () -> !desktop.windowIds(CHOOSER).isEmpty());
  }

  /// Waits for the chooser of files and types a path into it.
  public void choose(Path path) {
    awaitChooser();
    // As soon as it has the keyboard: what is typed too early is lost, or goes to the window below.
    Until.holds("the keyboard in the chooser", PATIENCE, () -> desktop.isActive(CHOOSER));
    person.type(path + "\n");
    Until.holds("the path is taken", PATIENCE, () -> desktop.windowIds(CHOOSER).isEmpty());
  }

  /// The Stop sign at the top left, if it is on the screen.
  public Optional<Rectangle> stopSign() {
    Rectangle corner = new Rectangle(0, 0, 100, 120);
    return Sight.rowsOf(person.picture(), corner, AgentColours.STOP, 20).stream()
        .filter(area -> area.width >= 60 && area.height >= 60)
        .findFirst();
  }

  /// Waits for the Stop sign and clicks it.
  public void stop() {
    person.click(Until.present("the Stop sign", PATIENCE, this::stopSign));
  }

  /// Clicks the button beside "uses mouse and keyboard" in the agent's window.
  public void withdrawControl() {
    withdraw(1);
  }

  /// Takes a right back.
  ///
  /// @param index among the rights in force, from top to bottom; the view is 0
  public void withdraw(int index) {
    person.click(
        Until.present("a right to take back", PATIENCE, () -> agent.withdrawButton(index)));
  }

  /// Clicks the pause below the Stop sign, or its end.
  public void pauseOrGoOn() {
    Rectangle sign = Until.present("the Stop sign", PATIENCE, this::stopSign);
    person.click((int) sign.getCenterX(), sign.y + PAUSE_BELOW_SIGN);
    lookFreely();
  }

  /// In the question for the view, or in the window of the running session, chooses what is shown.
  ///
  /// @param title of the window, as a regular expression
  /// @param steps how many lines below the one that is chosen now; negative: above
  public void chooseWhatIsShown(String title, int steps) {
    var choice = new ViewChoice(desktop, title);
    Rectangle box = Until.present("the choice of what is shown", PATIENCE, choice::box);
    person.click(box);
    Rectangle line = Until.present("the open list", PATIENCE, () -> choice.chosenLine(box));
    person.click((int) line.getCenterX(), (int) line.getCenterY() + steps * line.height);
    lookFreely();
  }

  /// Reads the end of a session away, if it is still shown, until ID and password are there again.
  public void backToStart() {
    Until.holds(
        "ID and password in the agent's window",
        PATIENCE,
        () -> {
          if (agent.copyButton(0).isPresent()) {
            return true;
          }
          lookFreely();
          agent.goOnButton().ifPresent(person::click);
          return false;
        });
  }

  /// Files a support request: opens the form, leaves the name as it is, and fills it in by the
  /// keyboard.
  public void askForHelp(String phone, String words) {
    RequestForm form =
        Until.present(
            "the form of a request",
            PATIENCE,
            () -> {
              agent.words("anfordern").stream().findFirst().ifPresent(person::click);
              return Until.within(ANSWER, () -> RequestForm.in(agent, person));
            });
    form.fill(phone, words);
    clickWord("stimme");
    clickWord("absenden");
  }

  /// Reports abuse in the running session.
  public void reportAbuse(String words) {
    Rectangle stop = Until.present("Stop in the session's window", PATIENCE, agent::stopButton);
    person.click((int) stop.getCenterX(), stop.y + stop.height + REPORT_BELOW_STOP);
    Until.holds("the keyboard in the question", PATIENCE, () -> desktop.isActive(ABUSE));
    lookFreely();
    person.type(words);
    person.click(
        Until.present(
            "the button that reports",
            PATIENCE,
            () ->
                desktop.windows(ABUSE).stream()
                    .findFirst()
                    .flatMap(
                        window ->
                            Sight.rowsOf(person.picture(), window, AgentColours.STOP, 4).stream()
                                .filter(area -> area.width > 100 && area.height > 30)
                                .findFirst())));
  }

  /// Closes the agent's window by the keyboard.
  public void closeProgram() {
    Rectangle window = Until.present("the agent's window", PATIENCE, this::mainWindow);
    person.click(window.x + window.width / 2, window.y + 8);
    person.key(ALT, true);
    person.key(F4);
    person.key(ALT, false);
  }

  /// Opens the program's menu and clicks the entry with this word.
  public void chooseInMenu(String word) {
    lookFreely();
    Rectangle entry =
        Until.present(
            "the menu's entry " + word,
            PATIENCE.multipliedBy(2),
            () -> {
              agent.menuButton().ifPresent(person::click);
              return Until.within(ANSWER, () -> agent.words(word).stream().findFirst());
            });
    person.click(entry);
  }

  /// Types a session number into the agent's window, in the place of whatever stands there.
  public void giveNumber(String number) {
    Rectangle field =
        Until.present("the field for the session number", PATIENCE, agent::numberField);
    Until.holds(
        "the field for the session number takes keys",
        PATIENCE,
        () -> {
          person.click(field);
          return agent.takesKeys(field);
        });
    person.key(CONTROL, true);
    person.key('a');
    person.key(CONTROL, false);
    person.type(number + "\n");
    lookFreely();
  }

  /// What is written in the agent's main window now.
  public String reads() {
    return agent.text();
  }

  /// Waits until the agent's main window says these words.
  public void awaitWords(String words) {
    Until.holds("the agent's window says: " + words, PATIENCE, () -> reads().contains(words));
  }

  /// Waits until a word stands in the agent's main window, and clicks the topmost one.
  public void clickWord(String word) {
    person.click(
        Until.present("the word " + word, PATIENCE, () -> agent.words(word).stream().findFirst()));
  }

  /// Turns the wheel until the rights are in sight, and takes the lowest one back.
  public void scrollAndWithdraw() {
    Until.holds(
        "a right below",
        PATIENCE,
        () -> {
          Rectangle window = mainWindow().orElseThrow();
          person.wheelDown((int) window.getCenterX(), window.y + window.height / 3);
          return agent.words("Zurücknehmen").size() > 1;
        });
    var before = new AtomicReference<>(List.<Rectangle>of());
    Until.holds(
        "the rights standing still",
        PATIENCE,
        () -> {
          List<Rectangle> now = agent.words("Zurücknehmen");
          return now.size() > 1 && now.equals(before.getAndSet(now));
        });
    person.click(before.get().getLast());
  }
}
