package de.beistand.agent.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.beistand.agent.screen.Xwd;
import java.awt.Point;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Main window, Stop sign and frame during and after a session, on a real display of 1280 × 900.
class SessionWindowsIT {
  private static final Point SIGN = new Point(46, 46);
  private static final Point PAUSE = new Point(46, 126);
  private static final int STOP_RED = 0xc4261d;
  private static final Point CLOCK = new Point(46, 97);
  private static final String NO_ACCESS = "Wir haben keinen Zugriff mehr.";

  private ProbedWindows windows;

  @BeforeEach
  void start() throws Exception {
    windows = new ProbedWindows();
    windows.say("line READY");
    windows.say("ready 123456789 KXR-47M-UZ8");
  }

  @AfterEach
  void stop() throws Exception {
    windows.close();
  }

  @Test
  void stopSignStopsWhoeverPresses() {
    windows.ask("real false");
    windows.say("active VIEW");
    awaitSign();
    windows.click(SIGN);
    windows.awaitEvents("stop");
  }

  @Test
  void stopSignLiesOverAFullScreenProgram() throws IOException {
    windows.say("active VIEW");
    awaitSign();
    windows.server().run("xterm", "-fullscreen");
    await().until(() -> windows.ask("has-focus").equals("false"));
    windows.click(SIGN);
    windows.awaitEvents("stop");
  }

  @Test
  void rightIsTakenBackWhileFilesMove() {
    windows.say("active VIEW,FILES_IN");
    awaitSign();
    windows.say("files");
    Point file = windows.see("gross.bin 1");
    for (int clicks = 1; clicks <= 20; clicks++) {
      String wheel = clicks % 2 == 1 ? "5" : "4";
      windows.xdotool("mousemove", Integer.toString(file.x), Integer.toString(file.y));
      windows.xdotool("click", "--repeat", "20", "--delay", "5", wheel);
      if (wheel.equals("4")) {
        windows.xdotool("click", "--repeat", "20", "--delay", "5", "5");
      }
      windows.click(windows.find("Keine Dateien mehr annehmen"));
      int expected = clicks;
      await().until(() -> windows.events().size() == expected);
    }
  }

  @Test
  void stopSignTakesNoFocus() throws IOException {
    windows.server().run("xterm");
    // Window managers may leave the focus where it is when a program starts: the customer clicks.
    await()
        .until(
            () -> {
              windows.xdotool(
                  "search", "--sync", "--onlyvisible", "--class", "XTerm", "windowactivate");
              return windows.ask("has-focus").equals("false");
            });
    windows.say("active VIEW");
    awaitSign();
    assertThat(windows.ask("has-focus")).isEqualTo("false");
    windows.click(SIGN);
    windows.awaitEvents("stop");
    assertThat(windows.ask("has-focus")).isEqualTo("false");
  }

  @Test
  void clockBelowTheSignBringsTheWindowBackAndStopsNothing() {
    windows.say("active VIEW");
    awaitSign();
    windows.xdotool("search", "--name", "^Firma – Fernwartung$", "windowminimize");
    await().until(() -> windows.ask("has-focus").equals("false"));
    windows.click(CLOCK);
    await().until(() -> windows.ask("has-focus").equals("true"));
    assertThat(windows.events()).isEmpty();
  }

  @Test
  void frameTakesItsThreePixelsOnly() {
    windows.say("active VIEW");
    awaitSign();
    assertThat(windows.ask("contains 640 2")).isEqualTo("true");
    assertThat(windows.ask("contains 640 3")).isEqualTo("false");
    assertThat(windows.ask("contains 2 450")).isEqualTo("true");
    assertThat(windows.ask("contains 3 450")).isEqualTo("false");
    assertThat(windows.ask("contains 1277 300")).isEqualTo("true");
    assertThat(windows.ask("contains 1276 300")).isEqualTo("false");
  }

  @Test
  void ownWindowsFollowTheMainWindow() {
    windows.find("ID kopieren");
    await().until(() -> windows.ask("contains 640 450").equals("true"));
    windows.xdotool("search", "--name", "^Firma – Fernwartung$", "windowmove", "0", "0");
    await().until(() -> windows.ask("contains 10 10").equals("true"));
    await().until(() -> windows.ask("contains 640 450").equals("false"));
  }

  @Test
  void grantIsTakenBack() {
    windows.say("active VIEW,CONTROL");
    windows.click(windows.find("Maus und Tastatur nicht mehr freigeben"));
    windows.awaitEvents("withdraw CONTROL");
    windows.say("active VIEW");
    await()
        .until(() -> windows.ask("where Maus und Tastatur nicht mehr freigeben").equals("nowhere"));
    windows.click(windows.find("Bildschirm nicht mehr zeigen"));
    windows.awaitEvents("withdraw CONTROL", "withdraw VIEW");
  }

  @Test
  void pauseBelowTheSignPausesWhoeverPressesAndOnlyTheCustomerGoesOn() {
    windows.say("active VIEW");
    awaitSign();
    windows.ask("real false");
    windows.click(PAUSE);
    windows.awaitEvents("pause true");
    windows.say("paused true");
    windows.see("Pause. Niemand sieht Ihren Bildschirm.");
    windows.click(PAUSE);
    windows.click(windows.find("Weiter"));
    windows.ask("real true");
    windows.awaitEvents("pause true");
    windows.click(PAUSE);
    windows.awaitEvents("pause true", "pause false");
    windows.say("paused false");
    windows.see("Verbindung steht.");
    windows.click(windows.find("Pause"));
    windows.awaitEvents("pause true", "pause false", "pause true");
  }

  @Test
  void aWindowThatCoversTheSignDoesNotWin() throws Exception {
    windows.say("active VIEW");
    awaitSign();
    windows
        .server()
        .run(
            "xterm", "-xrm", "*overrideRedirect: true", "-bg", "#00ff00", "-geometry", "60x20+0+0");
    await().until(() -> Xwd.of(windows.server()).pixel(200, 60) == 0x00ff00);
    await().until(() -> Xwd.of(windows.server()).pixel(46, 20) == STOP_RED);
    windows.click(SIGN);
    windows.awaitEvents("stop");
  }

  @Test
  void pointingIsHiddenAndShownAgainInTheWindow() {
    windows.say("active VIEW");
    assertThat(windows.ask("where Ausblenden")).isEqualTo("nowhere");
    windows.say("pointing true");
    windows.click(windows.find("Ausblenden"));
    windows.awaitEvents("show-pointing false");
    windows.see("Zeigen ist ausgeblendet");
    windows.click(windows.find("Einblenden"));
    windows.awaitEvents("show-pointing false", "show-pointing true");
    windows.say("pointing false");
    await().until(() -> windows.ask("where Ausblenden").equals("nowhere"));
  }

  @Test
  void whenAllIsShownAtOnceTheButtonsStayOnTheScreen() {
    windows.say(
        "active VIEW,CONTROL,FILES_IN,FILES_OUT,CLIPBOARD_IN,CLIPBOARD_OUT,SYSTEM_INFORMATION,RESTART");
    windows.say("pointing true");
    await().until(() -> !windows.ask("where Ausblenden").equals("nowhere"));
    Point stop = windows.find("Fernwartung beenden");
    assertThat(stop.y).isLessThan(900 - 28);
    assertThat(windows.find("Pause").y).isLessThan(stop.y);
    windows.click(stop);
    windows.awaitEvents("stop");
  }

  @Test
  void bigButtonStops() {
    windows.say("active VIEW");
    windows.click(windows.find("Fernwartung beenden"));
    windows.awaitEvents("stop");
  }

  @Test
  void endStaysUntilTheCustomerGoesOn() {
    windows.say("active VIEW");
    awaitSign();
    windows.say("ended CUSTOMER_STOPPED 724");
    windows.see(NO_ACCESS);
    windows.see("Dauer: 12 Minuten 4 Sekunden");
    assertThat(windows.ask("contains 46 46")).isEqualTo("false");
    windows.say("ready 123456789 FFF-FFF-FFF");
    assertThat(windows.ask("where " + NO_ACCESS)).isNotEqualTo("nowhere");
    windows.click(windows.find("Weiter"));
    windows.find("Kennwort kopieren");
  }

  @Test
  void wrongPasswordsAloneShowNoEnd() {
    windows.say("ended WRONG_PASSWORD 0");
    windows.find("Kennwort kopieren");
    assertThat(windows.ask("where Weiter")).isEqualTo("nowhere");
  }

  @Test
  void endClosesAnOpenQuestionWithoutAnAnswer() {
    windows.say("ask VIEW 60 Anna");
    windows.see("Erlauben");
    windows.say("ended TECHNICIAN_LEFT 0");
    windows.see("Niemand hatte Zugriff.");
    assertThat(windows.ask("where Erlauben")).isEqualTo("nowhere");
    assertThat(windows.events()).isEmpty();
  }

  @Test
  void closingTheWindowClosesTheProgram() {
    windows.find("ID kopieren");
    windows.xdotool("search", "--sync", "--name", "^Firma – Fernwartung$", "windowactivate");
    windows.xdotool("key", "alt+F4");
    windows.awaitEvents("close");
  }

  private void awaitSign() {
    await().until(() -> windows.ask("contains 46 46").equals("true"));
  }
}
