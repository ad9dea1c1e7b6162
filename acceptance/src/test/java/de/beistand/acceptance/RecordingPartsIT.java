package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.Color;
import java.awt.Point;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A session with a pause, another screen, and a reload of the technician's page in its middle: two
/// recordings, and what is missing in them is seen and stands in the record.
@ExtendWith(Scene.Shared.class)
class RecordingPartsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSPHRASE = "Sieben Igel am Spülbecken";
  private static final String UPLOAD = "**/recordings/*/upload";
  private static final Color BEFORE = new Color(0x2040c0);
  private static final Color LAST = new Color(0x10a030);
  private static final Color AFTER = new Color(0xf0c020);

  /// On both monitors nothing but the desktop's colour is there.
  private static final Point FREE = new Point(100, 600);

  private final Scene scene;
  private final VirtualDesktop desktop;
  private Page admin;
  private Reviewer reviewer;

  RecordingPartsIT(Scene scene) {
    this.scene = scene;
    desktop = scene.customer().desktop();
  }

  @BeforeEach
  void twoMonitorsAndAKey() {
    desktop.run("xrandr", "--setmonitor", "*left", "640/170x800/210+0+0", "VNC-0");
    desktop.run("xrandr", "--setmonitor", "right", "640/170x800/210+640+0", "none");
    String url = scene.firm().server().url();
    admin = scene.newTab(1366, 900);
    new TechnicianConsole(admin, url).logIn(scene.firm().admin());
    admin.navigate(url + "/admin/review-keys");
    admin.fill("#key-name", "Herr Winter, Datenschutz");
    admin.fill("#key-secret", PASSPHRASE);
    admin.fill("#key-again", PASSPHRASE);
    admin.click("#key-submit");
    admin.waitForSelector("#sheet-code:not(:empty)");
    reviewer = new Reviewer(scene.firm());
    reviewer.decide("ASK");
  }

  @AfterEach
  void oneMonitor() {
    reviewer.close();
    admin.context().close();
    desktop.run("xrandr", "--delmonitor", "right");
    desktop.run("xrandr", "--delmonitor", "left");
    desktop.run("xsetroot", "-solid", "#3a6ea5");
  }

  @Test
  void pauseSwitchAndReloadAreSeenInThePlayer() {
    Page page = scene.console().page();
    Call call = scene.showScreen();
    scene.hands().allow(Asked.RECORDING);
    String first = awaitRunning();
    fill(BEFORE);
    scene.hands().pauseOrGoOn();
    page.waitForSelector("#pause-cover:not([hidden])");
    page.waitForTimeout(1500); // so long it lasts
    scene.hands().pauseOrGoOn();
    page.waitForSelector(
        "#pause-cover", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    otherScreen();
    fill(LAST);
    awaitUploaded(page);

    page.reload();
    String second = awaitRunning();
    assertThat(second).isNotEqualTo(first);
    Until.holds(
        "the truth about the first one, while the session runs",
        PATIENCE,
        () -> RecordingIT.notes(call).contains("RECORDING_INCOMPLETE " + first));
    assertThat(RecordingIT.notes(call)).contains("RECORDING_GAP " + first);
    assertThat(reviewer.manifest(first)).contains("\"state\":\"INCOMPLETE\"", "\"PAGE_GONE\"");
    fill(AFTER);
    awaitUploaded(page);
    scene.console().end();
    assertThat(scene.console().awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
    page.waitForSelector("#recording-upload[data-state=complete]");
    assertThat(RecordingIT.notes(call).stream().filter(note -> note.startsWith("RECORDING_")))
        .containsExactlyInAnyOrder(
            "RECORDING_STARTED " + first,
            "RECORDING_INCOMPLETE " + first,
            "RECORDING_GAP " + first,
            "RECORDING_STARTED " + second,
            "RECORDING_COMPLETE " + second);
    assertThat(reviewer.open(second).events().getLast()).contains("session-over");

    look(call, first, second);
  }

  private void look(Call call, String first, String second) {
    admin.navigate(scene.firm().server().url() + "/sessions/" + call.session().id());
    admin.click("#replay-open");
    admin.fill("#open-reason", "Rückfrage des Kunden");
    admin.fill("#open-secret", PASSPHRASE);
    admin.click("#open-submit");
    admin.waitForSelector("#replay-check[data-verdict=unfinished]");
    assertThat(admin.getAttribute("#replay", "data-open")).isEqualTo(first);
    String pressed = ".replay-parts [data-recording='%s'][aria-pressed=true]";
    admin.waitForSelector(pressed.formatted(first));
    playedToTheEnd(LAST);
    for (String seen : List.of("[data-span=paused]", "[data-span=gap]", "[data-tick=switch]")) {
      assertThat(admin.locator("#replay-bar " + seen).count()).as(seen).isEqualTo(1);
    }
    photographed();
    admin.click(".replay-parts [data-recording='" + second + "']");
    admin.waitForSelector(pressed.formatted(second));
    admin.waitForSelector("#replay-check[data-verdict=whole]");
    playedToTheEnd(AFTER);
    assertThat(admin.locator("#replay-bar [data-span=gap]").count()).isZero();
  }

  private void playedToTheEnd(Color colour) {
    admin.selectOption("#replay-speed", "8");
    ReviewIT.awaitState(admin, "ended");
    Until.holds(
        "the last picture",
        PATIENCE,
        () -> new Color(ReviewIT.picture(admin).getRGB(FREE.x, FREE.y)).equals(colour));
  }

  private void photographed() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      Scene.photograph("review-parts-" + scheme.name().toLowerCase(), admin);
      assertThat(PagesIT.violations(admin)).isEmpty();
    }
    admin.setViewportSize(390, 844);
    Scene.photograph("review-parts-phone", admin);
    admin.setViewportSize(1366, 900);
    admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /// The ID of the recording that runs.
  private String awaitRunning() {
    Page page = scene.console().page();
    page.waitForSelector("#recording[data-state=running][data-recording]");
    scene.console().awaitPicture();
    return String.valueOf(page.getAttribute("#recording", "data-recording"));
  }

  private void fill(Color colour) {
    desktop.run("xsetroot", "-solid", "#%06x".formatted(colour.getRGB() & 0xffffff));
    desktop.person().move(1, 1);
    Until.holds(
        "the colour " + colour,
        PATIENCE,
        () -> new Color(scene.console().picture().getRGB(FREE.x, FREE.y)).equals(colour));
  }

  private void otherScreen() {
    Page page = scene.console().page();
    String shown = scene.console().word("shown");
    page.click("#screens");
    page.locator("[data-screen]:not([data-screen=all])").last().click();
    Until.holds("the other screen", PATIENCE, () -> !scene.console().word("shown").equals(shown));
  }

  /// What reached the page up to now is at the server: each part is sent after the one before is
  /// stored; one was on its way, one waited, one was being filled, and the customer's mouse fills
  /// the next ones.
  private void awaitUploaded(Page page) {
    AtomicInteger parts = new AtomicInteger();
    AtomicInteger moves = new AtomicInteger();
    page.route(
        UPLOAD,
        route -> {
          if (route.request().method().equals("PATCH")) {
            parts.incrementAndGet();
          }
          route.resume();
        });
    page.waitForCondition(
        () -> {
          desktop.person().move(900 + moves.incrementAndGet() % 50, 300);
          return parts.get() >= 5;
        });
    page.unroute(UPLOAD);
  }
}
