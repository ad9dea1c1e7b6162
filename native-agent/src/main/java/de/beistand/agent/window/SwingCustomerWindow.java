package de.beistand.agent.window;

import de.beistand.agent.screen.ScreenSource.Shown;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.Grant;
import java.awt.EventQueue;
import java.lang.reflect.InvocationTargetException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The customer's windows in Swing: puts what the session reports onto the windows' thread.
public final class SwingCustomerWindow implements CustomerWindow {
  private final Windows windows;

  private SwingCustomerWindow(Windows windows) {
    this.windows = windows;
  }

  /// Opens the main window, in the colours that the desktop prefers.
  ///
  /// @param lastPressWasReal [de.beistand.agent.input.LocalActivity#lastPressWasReal]
  public static SwingCustomerWindow open(
      Listener listener, Texts texts, Clock clock, BooleanSupplier lastPressWasReal) {
    return open(listener, texts, Appearance.preferred(), clock, lastPressWasReal);
  }

  static SwingCustomerWindow open(
      Listener listener, Texts texts, Theme theme, Clock clock, BooleanSupplier lastPressWasReal) {
    var made = new Windows[1];
    try {
      EventQueue.invokeAndWait(
          () -> {
            theme.install();
            made[0] = new Windows(listener, texts, theme, clock, lastPressWasReal);
          });
    } catch (InterruptedException | InvocationTargetException e) {
      throw new IllegalStateException("no window", e);
    }
    return new SwingCustomerWindow(made[0]);
  }

  @Override
  public void known(boolean kept) {
    EventQueue.invokeLater(() -> windows.known(kept));
  }

  @Override
  public void line(Line line) {
    EventQueue.invokeLater(() -> windows.line(line));
  }

  @Override
  public void ready(
      String machineId, String password, String firm, boolean renewedAfterWrongAttempts) {
    EventQueue.invokeLater(
        () -> windows.ready(machineId, password, firm, renewedAfterWrongAttempts));
  }

  @Override
  public void request(RequestShown shown) {
    EventQueue.invokeLater(() -> windows.request(shown));
  }

  @Override
  public void joining(Joining joining) {
    EventQueue.invokeLater(() -> windows.joining(joining));
  }

  @Override
  public void ask(Question question, Answer answer) {
    EventQueue.invokeLater(() -> windows.ask(question, answer));
  }

  @Override
  public void dismissQuestion() {
    EventQueue.invokeLater(windows::dismissQuestion);
  }

  @Override
  public void onlooker(String name) {
    EventQueue.invokeLater(() -> windows.session().onlooker(name));
  }

  @Override
  public void active(String technician, String firm, Set<Grant> grants) {
    Set<Grant> given = Set.copyOf(grants);
    EventQueue.invokeLater(() -> windows.active(technician, firm, given));
  }

  @Override
  public void shown(Shown shown) {
    EventQueue.invokeLater(() -> windows.session().shown(shown));
  }

  @Override
  public void interrupted(boolean interrupted) {
    EventQueue.invokeLater(() -> windows.session().interrupted(interrupted));
  }

  @Override
  public void words(List<String> words) {
    List<String> shown = List.copyOf(words);
    EventQueue.invokeLater(() -> windows.session().words(shown));
  }

  @Override
  public void customerInControl(boolean holding) {
    EventQueue.invokeLater(() -> windows.session().customerInControl(holding));
  }

  @Override
  public void clipboardUsed(String what) {
    EventQueue.invokeLater(() -> windows.session().clipboardUsed(what));
  }

  @Override
  public void chat(List<ChatLine> lines, int delivered) {
    List<ChatLine> all = List.copyOf(lines);
    EventQueue.invokeLater(() -> windows.session().chat(all, delivered));
  }

  @Override
  public void pointing(boolean used) {
    EventQueue.invokeLater(() -> windows.session().pointing(used));
  }

  @Override
  public FileDesk files() {
    return windows.session().files();
  }

  @Override
  public void recording(RecordingSign sign) {
    EventQueue.invokeLater(() -> windows.session().recording(sign));
  }

  @Override
  public void paused(boolean paused) {
    EventQueue.invokeLater(() -> windows.session().paused(paused));
  }

  @Override
  public void ended(EndReason reason, Duration duration) {
    EventQueue.invokeLater(() -> windows.ended(reason, duration));
  }

  @Override
  public void evidence(String checkValue) {
    EventQueue.invokeLater(() -> windows.evidence(checkValue));
  }

  @Override
  public void forged() {
    EventQueue.invokeLater(windows::forged);
  }

  @Override
  public void report(String address) {
    EventQueue.invokeLater(() -> windows.report(address));
  }

  @Override
  public void close() {
    EventQueue.invokeLater(windows::close);
  }
}
