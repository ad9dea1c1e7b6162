package de.beistand.acceptance;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The customer in front of the agent's windows: looks for a button on the screen, moves the mouse
/// there and clicks; reads what is written.
///
/// All input goes through the remote framebuffer, to which the desktop's programs answer as to a
/// real mouse; the agent ignores XTEST input on purpose.
public final class CustomerHands {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(4);
  private static final Pattern MACHINE_ID = Pattern.compile("\\d{9}");
  private static final Pattern PASSWORD = Pattern.compile("[A-Z0-9]{3}( [A-Z0-9]{3}){2}");
  private static final int TAB = 0xff09;
  private static final int ALT = 0xffe9;
  private static final int CONTROL = 0xffe3;
  private static final int F4 = 0xffc1;

  /// Colours of the agent's windows.
  private static final int OUTLINE = 0x7C8F96;

  private static final int ACCENT = 0x0B6E6E;
  private static final int MUTED = 0x55666D;
  private static final int STOP = 0xC4261D;

  /// The choice of what is shown is outlined like the buttons, but lower and wider.
  private static final int CHOICE_HEIGHT = 48;

  private static final int CHOICE_WIDTH = 200;

  private static final int DRAG_STEPS = 40;
  private static final String ABUSE = "^Missbrauch melden\\?$";

  /// From the lower edge of Stop to the words below it.
  private static final int REPORT_BELOW_STOP = 22;

  private static final String CHOOSER = "^Dateien auswählen$";
  private static final Comparator<Rectangle> LINE_BY_LINE =
      Comparator.comparingInt((Rectangle box) -> box.y / CHOICE_HEIGHT)
          .thenComparingInt(box -> box.x);

  /// From the upper edge of the Stop sign to the middle of the pause.
  private static final int PAUSE_BELOW_SIGN = 116;

  private final VirtualDesktop desktop;

  public CustomerHands(VirtualDesktop desktop) {
    this.desktop = desktop;
  }

  /// What the customer is asked for.
  public enum Asked {
    VIEW("^Bildschirm zeigen\\?$", 2),
    CONTROL("^Maus und Tastatur freigeben\\?$", 2),
    SYSTEM_INFORMATION("^Angaben zum Computer senden\\?$", 2),
    RESTART("^Computer neu starten\\?$", 2),
    RECORDING("^Sitzung aufzeichnen\\?$", 2),
    HANDOVER("^Sitzung übergeben\\?$", 2),
    ONLOOKER("^Noch jemanden zuschauen lassen\\?$", 2),
    FILES_IN("^Dateien annehmen\\?$", 3),
    FILES_OUT("^Dateien herausgeben\\?$", 2),
    CLIPBOARD_IN("^In Ihre Zwischenablage einfügen\\?$", 3),
    CLIPBOARD_OUT("^Zwischenablage weitergeben\\?$", 3),
    REMOVAL("^Alles entfernen\\?$", 2),
    SEND_FILES("^Diese Dateien senden\\?$", 2);

    private final String title;
    private final int answers;

    Asked(String title, int answers) {
      this.title = title;
      this.answers = answers;
    }

    /// Of the question's window, as a regular expression.
    public String title() {
      return title;
    }
  }

  /// A question on the screen with its answers.
  ///
  /// @param allow the smaller yes
  /// @param always yes for the session; the same as `allow` if there is only one yes
  public record Question(Rectangle window, Rectangle refuse, Rectangle allow, Rectangle always) {}

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
          Optional<Rectangle> place = copyButton(button);
          place.ifPresent(this::click);
          String copied = desktop.person().copied();
          return place.isPresent() && expected.matcher(copied).matches()
              ? Optional.of(copied)
              : Optional.empty();
        });
  }

  /// The copy buttons are the only things in the accent colour that lie on the window's right side
  /// alone: the wide button after a session begins further to the left.
  private Optional<Rectangle> copyButton(int index) {
    return mainWindow()
        .map(
            window -> {
              Rectangle right =
                  new Rectangle(
                      window.x + window.width * 3 / 5,
                      window.y,
                      window.width * 2 / 5,
                      window.height);
              List<Rectangle> found = Sight.rowsOf(desktop.person().picture(), right, ACCENT, 20);
              boolean alone = found.stream().allMatch(area -> area.x > right.x);
              return found.size() == 2 && alone ? found.get(index) : null;
            });
  }

  /// The agent's main window.
  public Optional<Rectangle> mainWindow() {
    return desktop.windows(" – Fernwartung$").stream().findFirst();
  }

  /// Waits for a question whose buttons take clicks.
  public Question awaitQuestion(Asked asked) {
    Until.holds("the question for " + asked, PATIENCE, () -> isAsked(asked));
    lookFreely();
    return Until.present("buttons for " + asked, PATIENCE, () -> question(asked));
  }

  /// Takes the mouse off everything: a button under it has another colour. Not at once after a
  /// click: a button forgets a press when the mouse is elsewhere as soon as that.
  private void lookFreely() {
    desktop.person().move(0, 400);
  }

  /// The question on the screen now, if its buttons take clicks already.
  public Optional<Question> question(Asked asked) {
    return desktop.windows(asked.title).stream()
        .findFirst()
        .flatMap(
            window -> {
              List<Rectangle> boxes =
                  Sight.outlinedBoxes(desktop.person().picture(), window, OUTLINE, 100).stream()
                      .filter(box -> box.height > CHOICE_HEIGHT)
                      .sorted(LINE_BY_LINE)
                      .toList();
              return boxes.size() == asked.answers
                  ? Optional.of(new Question(window, boxes.get(0), boxes.get(1), boxes.getLast()))
                  : Optional.empty();
            });
  }

  /// Whether a window with this question is on the screen.
  public boolean isAsked(Asked asked) {
    return !desktop.windowIds(asked.title).isEmpty();
  }

  /// Waits for the question and clicks Allow.
  public void allow(Asked asked) {
    click(awaitQuestion(asked).allow());
    Until.holds("the question is gone", PATIENCE, () -> !isAsked(asked));
  }

  /// Waits for the question and allows it for the session.
  public void allowAlways(Asked asked) {
    click(awaitQuestion(asked).always());
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
    desktop.person().type(path + "\n");
    Until.holds("the path is taken", PATIENCE, () -> desktop.windowIds(CHOOSER).isEmpty());
  }

  /// Waits for the question and clicks Refuse.
  public void refuse(Asked asked) {
    click(awaitQuestion(asked).refuse());
    Until.holds("the question is gone", PATIENCE, () -> !isAsked(asked));
  }

  /// The Stop sign at the top left, if it is on the screen.
  public Optional<Rectangle> stopSign() {
    BufferedImage picture = desktop.person().picture();
    List<Rectangle> red = Sight.rowsOf(picture, new Rectangle(0, 0, 100, 120), STOP, 20);
    return red.stream().filter(area -> area.width >= 60 && area.height >= 60).findFirst();
  }

  /// Waits for the Stop sign and clicks it.
  public void stop() {
    click(Until.present("the Stop sign", PATIENCE, this::stopSign));
  }

  /// Clicks the button beside "uses mouse and keyboard" in the agent's window.
  public void withdrawControl() {
    withdraw(1);
  }

  /// Takes a right back.
  ///
  /// @param index among the rights in force, from top to bottom; the view is 0
  public void withdraw(int index) {
    click(
        Until.present(
            "a right to take back",
            PATIENCE,
            () ->
                mainWindow()
                    .map(
                        window ->
                            Sight.outlinedBoxes(desktop.person().picture(), window, OUTLINE, 50)
                                .stream()
                                .filter(box -> box.width < CHOICE_WIDTH)
                                .sorted(Comparator.comparingInt(box -> box.y))
                                .toList())
                    .map(CustomerHands::flushWithTheFirst)
                    .filter(boxes -> boxes.size() > index)
                    .map(boxes -> boxes.get(index))));
  }

  /// The buttons beside the rights end at the same line; those above Stop do not.
  private static List<Rectangle> flushWithTheFirst(List<Rectangle> boxes) {
    return boxes.stream()
        .filter(box -> Math.abs(box.getMaxX() - boxes.getFirst().getMaxX()) < 3)
        .toList();
  }

  /// Clicks the pause below the Stop sign, or its end.
  public void pauseOrGoOn() {
    Rectangle sign = Until.present("the Stop sign", PATIENCE, this::stopSign);
    desktop.person().click((int) sign.getCenterX(), sign.y + PAUSE_BELOW_SIGN);
    lookFreely();
  }

  /// In the question for the view, or in the window of the running session, chooses what is shown.
  ///
  /// @param title of the window, as a regular expression
  /// @param steps how many lines below the one that is chosen now; negative: above
  public void chooseWhatIsShown(String title, int steps) {
    Rectangle box = Until.present("the choice of what is shown", PATIENCE, () -> choice(title));
    click(box);
    Rectangle line = Until.present("the open list", PATIENCE, () -> chosenLine(box));
    desktop.person().click((int) line.getCenterX(), (int) line.getCenterY() + steps * line.height);
    lookFreely();
  }

  /// In the open list, right of the words: the line that is chosen now, with the box's rim perhaps.
  private Optional<Rectangle> chosenLine(Rectangle box) {
    Rectangle strip = new Rectangle(box.x + box.width - 60, box.y - 300, 20, 700);
    return Sight.rowsOf(desktop.person().picture(), strip, ACCENT, 0).stream()
        .filter(line -> line.height >= 20 && line.height <= CHOICE_HEIGHT)
        .findFirst();
  }

  /// The box with what is shown.
  public Optional<Rectangle> choice(String title) {
    return desktop.windows(title).stream()
        .findFirst()
        .flatMap(
            window ->
                Sight.outlinedBoxes(desktop.person().picture(), window, OUTLINE, CHOICE_WIDTH)
                    .stream()
                    .filter(box -> box.height <= CHOICE_HEIGHT)
                    .findFirst());
  }

  /// Reads the end of a session away, if it is still shown, until ID and password are there again.
  public void backToStart() {
    Until.holds(
        "ID and password in the agent's window",
        PATIENCE,
        () -> {
          if (copyButton(0).isPresent()) {
            return true;
          }
          lookFreely();
          goOnButton().ifPresent(this::click);
          return false;
        });
  }

  /// The wide button below "We have no access any more".
  private Optional<Rectangle> goOnButton() {
    BufferedImage picture = desktop.person().picture();
    return mainWindow()
        .flatMap(
            window ->
                Sight.rowsOf(picture, window, ACCENT, 4).stream()
                    .filter(area -> area.width > 250 && area.height > 30)
                    .findFirst());
  }

  /// Files a support request: opens the form, leaves the name as it is, and fills it in by the
  /// keyboard.
  public void askForHelp(String phone, String words) {
    Until.holds(
        "the form of a request",
        PATIENCE,
        () -> {
          words("anfordern").stream().findFirst().ifPresent(this::click);
          return soon(this::formOfRequest).isPresent();
        });
    Until.holds("a field of the form takes keys", PATIENCE, () -> focusRing().isPresent());
    desktop.person().type(phone);
    tab(); // company
    tab(); // customer number
    tab();
    desktop.person().type(words);
    clickWord("stimme");
    clickWord("absenden");
  }

  private Optional<String> formOfRequest() {
    return Optional.of(reads()).filter(words -> words.contains("Kundennummer"));
  }

  /// Goes on to the next field, and waits until it has the ring: a person does not tab blindly.
  private void tab() {
    Optional<Rectangle> before = focusRing();
    desktop.person().key(TAB);
    Until.holds(
        "the next field takes keys",
        PATIENCE,
        () -> focusRing().filter(ring -> !Optional.of(ring).equals(before)).isPresent());
  }

  /// The upper line of the ring around the field that takes keys; the button that sends has the
  /// same colour, further down.
  private Optional<Rectangle> focusRing() {
    BufferedImage picture = desktop.person().picture();
    return mainWindow()
        .map(window -> new Rectangle(window.x, window.y, window.width, window.height * 3 / 4))
        .flatMap(
            fields ->
                Sight.rowsOf(picture, fields, ACCENT, 0).stream()
                    .filter(row -> row.width > 250)
                    .findFirst());
  }

  /// Reports abuse in the running session.
  public void reportAbuse(String words) {
    Rectangle stop =
        Until.present(
            "Stop in the session's window",
            PATIENCE,
            () ->
                mainWindow()
                    .flatMap(
                        window ->
                            Sight.rowsOf(desktop.person().picture(), window, STOP, 4).stream()
                                .filter(area -> area.width > 250 && area.height > 40)
                                .findFirst()));
    desktop.person().click((int) stop.getCenterX(), stop.y + stop.height + REPORT_BELOW_STOP);
    Until.holds("the keyboard in the question", PATIENCE, () -> desktop.isActive(ABUSE));
    lookFreely();
    desktop.person().type(words);
    click(
        Until.present(
            "the button that reports",
            PATIENCE,
            () ->
                desktop.windows(ABUSE).stream()
                    .findFirst()
                    .flatMap(
                        window ->
                            Sight.rowsOf(desktop.person().picture(), window, STOP, 4).stream()
                                .filter(area -> area.width > 100 && area.height > 30)
                                .findFirst())));
  }

  /// Closes the agent's window by the keyboard.
  public void closeProgram() {
    Rectangle window = Until.present("the agent's window", PATIENCE, this::mainWindow);
    desktop.person().click(window.x + window.width / 2, window.y + 8);
    desktop.person().key(ALT, true);
    desktop.person().key(F4);
    desktop.person().key(ALT, false);
  }

  /// Opens the program's menu and clicks the entry with this word.
  public void chooseInMenu(String word) {
    lookFreely();
    Rectangle entry =
        Until.present(
            "the menu's entry " + word,
            PATIENCE.multipliedBy(2),
            () -> {
              menuButton().ifPresent(this::click);
              return soon(() -> words(word).stream().findFirst());
            });
    click(entry);
  }

  /// What comes within a moment: whoever clicks again too early closes what opens.
  private static <T> Optional<T> soon(Supplier<Optional<T>> value) {
    try {
      return Optional.of(Until.present("an answer", ANSWER, value));
    } catch (IllegalStateException notYet) {
      return Optional.empty();
    }
  }

  /// Three lines in the upper right corner.
  private Optional<Rectangle> menuButton() {
    BufferedImage picture = desktop.person().picture();
    return mainWindow()
        .map(window -> new Rectangle(window.x + window.width - 64, window.y, 64, 80))
        .flatMap(
            corner ->
                Sight.rowsOf(picture, corner, MUTED, 8).stream()
                    .filter(lines -> lines.width >= 12 && lines.width <= 26)
                    .findFirst());
  }

  /// Types a session number into the agent's window, in the place of whatever stands there.
  public void giveNumber(String number) {
    // The field beside it has another colour while it has the focus.
    Rectangle button =
        Until.present(
            "the button beside the session number",
            PATIENCE,
            () ->
                mainWindow()
                    .map(
                        window ->
                            Sight.outlinedBoxes(desktop.person().picture(), window, OUTLINE, 80))
                    .filter(boxes -> !boxes.isEmpty())
                    .map(List::getLast));
    Rectangle field = new Rectangle(button.x - 200, button.y - 4, 190, button.height + 8);
    Until.holds(
        "the field for the session number takes keys",
        PATIENCE,
        () -> {
          click(field);
          return !Sight.rowsOf(desktop.person().picture(), field, ACCENT, 4).isEmpty();
        });
    desktop.person().key(CONTROL, true);
    desktop.person().key('a');
    desktop.person().key(CONTROL, false);
    desktop.person().type(number + "\n");
    lookFreely();
  }

  /// What is written in the agent's main window now.
  public String reads() {
    BufferedImage picture = desktop.person().picture();
    return mainWindow().map(window -> Sight.text(picture, window)).orElse("");
  }

  /// Waits until the agent's main window says these words.
  public void awaitWords(String words) {
    Until.holds("the agent's window says: " + words, PATIENCE, () -> reads().contains(words));
  }

  /// Waits until a word stands in the agent's main window, and clicks the topmost one.
  public void clickWord(String word) {
    click(Until.present("the word " + word, PATIENCE, () -> words(word).stream().findFirst()));
  }

  /// Turns the wheel until the rights are in sight, and takes the lowest one back.
  public void scrollAndWithdraw() {
    Until.holds(
        "a right below",
        PATIENCE,
        () -> {
          Rectangle window = mainWindow().orElseThrow();
          desktop.person().wheelDown((int) window.getCenterX(), window.y + window.height / 3);
          return words("Zurücknehmen").size() > 1;
        });
    var before = new AtomicReference<>(List.<Rectangle>of());
    Until.holds(
        "the rights standing still",
        PATIENCE,
        () -> {
          List<Rectangle> now = words("Zurücknehmen");
          return now.size() > 1 && now.equals(before.getAndSet(now));
        });
    click(before.get().getLast());
  }

  private List<Rectangle> words(String word) {
    BufferedImage picture = desktop.person().picture();
    return mainWindow().map(window -> Sight.words(picture, window, word)).orElse(List.of());
  }

  /// Takes what lies in the middle of one place to the middle of another, as a hand does: not at
  /// once.
  public void drag(Rectangle from, Rectangle to) {
    int x = (int) from.getCenterX();
    int y = (int) from.getCenterY();
    desktop.person().move(x, y);
    desktop.person().press(x, y);
    for (int step = 1; step <= DRAG_STEPS; step++) {
      desktop
          .person()
          .move(
              x + (int) (to.getCenterX() - x) * step / DRAG_STEPS,
              y + (int) (to.getCenterY() - y) * step / DRAG_STEPS);
      desktop.person().picture(); // the desktop has seen it then
    }
    desktop.person().release((int) to.getCenterX(), (int) to.getCenterY());
  }

  /// Clicks the middle of what was seen.
  public void click(Rectangle place) {
    Point middle = new Point((int) place.getCenterX(), (int) place.getCenterY());
    desktop.person().click(middle.x, middle.y);
  }
}
