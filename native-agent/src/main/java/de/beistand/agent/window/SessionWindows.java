package de.beistand.agent.window;

import de.beistand.agent.screen.Limit;
import de.beistand.agent.screen.ScreenSource.Shown;
import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.Grant;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import java.awt.Rectangle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.swing.Timer;
import org.jspecify.annotations.Nullable;

/// What the customer sees as long as somebody helps: the session's view in the main window with its
/// clock, the Stop sign, the frame around what is shown, and the chat; only on the windows' thread.
final class SessionWindows {
  private static final int TICK_MILLIS = 500;

  private final CustomerWindow.Listener listener;
  private final Theme theme;
  private final Texts texts;
  private final Clock clock;
  private final BooleanSupplier lastPressWasReal;
  private final MainFrame main;
  private final SessionView view;
  private final WordsSection wordsSection;
  private final PointingRow pointing;
  private final ChatFrame chat;
  private final SwingFileDesk files;
  private final ClipboardNote clipboardNote;
  private final StopSign sign;
  private final ShareFrame frame = new ShareFrame();
  private final Timer ticks = new Timer(TICK_MILLIS, _ -> tick());

  private @Nullable Instant activeSince;
  private Shown shown = new Shown(new Limit.None(), Visibility.SHOWN);
  private @Nullable List<Rectangle> framed;
  private boolean interrupted;
  private boolean paused;

  /// @param main in which the view lies while a session runs
  SessionWindows(
      MainFrame main,
      CustomerWindow.Listener listener,
      Texts texts,
      Theme theme,
      Clock clock,
      BooleanSupplier lastPressWasReal) {
    this.main = main;
    this.listener = listener;
    this.theme = theme;
    this.texts = texts;
    this.clock = clock;
    this.lastPressWasReal = lastPressWasReal;
    view =
        new SessionView(theme, texts, listener::stop, listener::withdraw, shareChoice(), main::fit);
    var links = new LinkOpener(theme, texts, lastPressWasReal, WebBrowser::open);
    chat = new ChatFrame(theme, texts, listener::says, links, main::placeBeside);
    view.onPause(this::pauseOrGoOn);
    view.addButton(chat.button());
    clipboardNote = new ClipboardNote(theme);
    view.addSection(clipboardNote);
    wordsSection = new WordsSection(theme, texts);
    view.addSection(wordsSection);
    pointing = new PointingRow(theme, texts, listener::showPointing);
    view.addSection(pointing);
    view.onReport(() -> AbuseDialog.open(true, theme, texts, listener::reportAbuse));
    files = new SwingFileDesk(theme, texts, lastPressWasReal);
    view.addOnTop(files.panel());
    view.addButton(files.button());
    files.takeDropsOn(view);
    sign = new StopSign(texts, listener::stop, main::raise, this::pauseOrGoOn);
  }

  SwingFileDesk files() {
    return files;
  }

  /// Whether a session runs.
  boolean isActive() {
    return activeSince != null;
  }

  /// Somebody helps now, or may do other things than before.
  ///
  /// @param technician as the firm's server names him
  /// @param firm may be long and hostile, like the name
  void active(String technician, String firm, Set<Grant> grants) {
    chat.technician(QuestionText.name(technician, texts));
    view.show(
        QuestionText.name(technician, texts), PlainText.line(firm, Windows.FIRM_LENGTH), grants);
    if (activeSince == null) {
      activeSince = clock.instant();
      interrupted = false;
      view.interrupted(false);
      view.customerHolds(false);
      paused(false);
      main.showAside(view);
      sign.show();
      ticks.start();
    } else {
      main.fit();
    }
    tick();
  }

  void onlooker(String name) {
    view.onlooker(QuestionText.name(name, texts));
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
            view.shows(shown);
          }
        });
  }

  void shown(Shown now) {
    shown = now;
    view.shows(now);
    main.fit();
    framed = ShareFrame.of(now.limit(), listener.offer().monitors());
    tick();
  }

  void interrupted(boolean interrupted) {
    this.interrupted = interrupted;
    view.interrupted(interrupted);
    main.fit();
    tick();
  }

  void words(List<String> words) {
    wordsSection.show(words);
  }

  void customerInControl(boolean holding) {
    view.customerHolds(holding);
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
    view.recording(now);
    sign.recording(now);
    main.fit();
    tick();
  }

  void paused(boolean now) {
    paused = now;
    view.paused(now);
    main.fit();
    tick();
  }

  private void tick() {
    if (activeSince != null) {
      Duration running = Duration.between(activeSince, clock.instant());
      view.clock(running);
      frame.show(framed, interrupted || paused ? theme.warn() : theme.primary());
      sign.tick(running, interrupted, paused);
    }
  }

  /// Nobody helps any more: sign, frame and clock are gone.
  void ended() {
    activeSince = null;
    ticks.stop();
    frame.hide();
    sign.hide();
    clipboardNote.clear();
  }

  /// The program ends.
  void close() {
    ticks.stop();
    frame.hide();
    sign.close();
    chat.close();
  }
}
