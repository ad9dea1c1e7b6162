package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A recorded session is looked back at: by who has the key, and by nobody else.
@ExtendWith(Scene.Shared.class)
class ReviewIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PASSPHRASE = "Fünf Enten im Übermut";
  private static final Color FIRST = new Color(0x2040c0);
  private static final Color SECOND = new Color(0xf0c020);

  @Test
  void aRecordedSessionIsUnlockedPlayedSoughtAndDeleted(Scene scene) {
    Page admin = scene.newTab(1366, 900);
    String url = scene.firm().server().url();
    new TechnicianConsole(admin, url).logIn(scene.firm().admin());
    String code = makeKey(admin, url);
    policy(admin, url, "ASK");
    Recorded recorded;
    String listing = "ls -la /usr/bin | head -60; sleep 600";
    try (Program terminal =
        scene
            .customer()
            .desktop()
            .start("listing", "xterm", "-geometry", "80x24+220+220", "-e", "sh", "-c", listing)) {
      Until.holds("the terminal", PATIENCE, terminal::isAlive);
      recorded = record(scene);
    }
    policy(admin, url, "OFF");

    findSession(admin, url);
    refused(admin);
    open(admin, PASSPHRASE);
    playedToTheEnd(admin, recorded.end());
    sought(admin, recorded);
    keyboard(admin);
    accessible(admin, "player");
    photographed(admin);

    admin.reload();
    open(admin, code.toLowerCase());
    awaitVerdict(admin);
    audited(admin, url, 3);
    deleted(admin, url, recorded.id());
  }

  /// @param firstMs of the recording, at which the first colour stood
  private record Recorded(String id, double firstMs, BufferedImage end) {}

  /// Makes a review key in the browser; its recovery code.
  private static String makeKey(Page admin, String url) {
    admin.navigate(url + "/admin/review-keys");
    Scene.photograph("review-keys", admin);
    accessible(admin, "review keys");
    admin.fill("#key-name", "Frau Sommer, Datenschutz");
    admin.fill("#key-secret", "zu kurz");
    admin.fill("#key-again", "zu kurz");
    admin.click("#key-submit");
    assertThat(admin.isVisible("#new-key-error")).isTrue();
    admin.fill("#key-secret", PASSPHRASE);
    admin.fill("#key-again", PASSPHRASE);
    admin.click("#key-submit");
    admin.waitForSelector("#sheet-code:not(:empty)");
    accessible(admin, "recovery sheet");
    Scene.photograph("review-sheet", admin);
    admin.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
    assertThat(admin.isVisible(".top")).isFalse();
    assertThat(admin.isVisible("#sheet-code")).isTrue();
    Scene.photograph("review-sheet-printed", admin);
    admin.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.SCREEN));
    String code = admin.innerText("#sheet-code");
    admin.navigate(url + "/admin/review-keys");
    assertThat(admin.locator("#key-table tr[data-key]").count()).isPositive();
    assertThat(admin.content()).doesNotContain(code);
    Scene.photograph("review-keys-one", admin);
    return code;
  }

  private static void policy(Page admin, String url, String policy) {
    admin.navigate(url + "/operator/recording");
    admin.check("input[name=recording][value=" + policy + "]");
    admin.click("#recording-save");
    admin.waitForSelector("#operator-notice");
  }

  private static Recorded record(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    Page page = scene.console().page();
    scene.showScreen();
    scene.hands().allow(Asked.RECORDING);
    page.waitForSelector("#recording[data-state=running]");
    long begun = System.nanoTime();
    String id = page.getAttribute("#recording", "data-recording");
    desktop.person().move(1, 1);
    fill(scene, FIRST);
    page.waitForTimeout(1500);
    double firstMs = (System.nanoTime() - begun) / 1e6;
    page.waitForTimeout(1500); // the colour stands well before and after that moment
    String flips =
        "for i in $(seq 15); do xsetroot -solid '#808080'; sleep 0.03; xsetroot -solid '#c02040'; sleep 0.03; done";
    desktop.run("sh", "-c", flips);
    fill(scene, SECOND);
    BufferedImage end =
        Until.present(
            "the exact picture",
            PATIENCE,
            () ->
                Optional.of(scene.console().picture())
                    .filter(shown -> scene.console().number("exactMark") >= 0)
                    .filter(
                        shown ->
                            PictureIT.differingPixels(desktop.person().picture(), shown) == 0));
    page.waitForTimeout(1200); // the last tiles are on their way into the recording
    scene.console().end();
    scene.console().awaitEnd();
    page.waitForSelector("#recording-upload[data-state=complete]");
    return new Recorded(id, firstMs, end);
  }

  private static void fill(Scene scene, Color colour) {
    scene
        .customer()
        .desktop()
        .run("xsetroot", "-solid", "#%06x".formatted(colour.getRGB() & 0xffffff));
    Until.holds(
        "the colour " + colour,
        PATIENCE,
        () -> new Color(scene.console().picture().getRGB(640, 20)).equals(colour));
  }

  private static void findSession(Page admin, String url) {
    admin.navigate(url + "/sessions?recorded=YES");
    Scene.photograph("review-sessions", admin);
    accessible(admin, "sessions");
    admin.locator("#session-table .row-link").first().click();
    admin.waitForSelector("#replay-open:visible");
    Scene.photograph("review-closed", admin);
    accessible(admin, "session with a recording");
  }

  /// Without the key there is nothing to see.
  private static void refused(Page admin) {
    admin.click("#replay-open");
    accessible(admin, "dialog");
    admin.fill("#open-reason", "Rückfrage des Kunden");
    admin.fill("#open-secret", "ein anderes Kennwort");
    admin.click("#open-submit");
    admin.waitForSelector("#open-error:visible");
    assertThat(admin.innerText("#open-error")).contains("Frau Sommer");
    assertThat(admin.locator("#replay-player").count()).isZero();
    assertThat(admin.evaluate("() => window.beistandReview.state ?? ''")).isEqualTo("");
    Scene.photograph("review-refused", admin);
    admin.click("#open-cancel");
  }

  private static void open(Page admin, String secret) {
    admin.click("#replay-open");
    admin.fill("#open-reason", "Rückfrage des Kunden");
    admin.fill("#open-secret", secret);
    admin.click("#open-submit");
    admin.waitForSelector("#replay-player");
  }

  private static void awaitVerdict(Page admin) {
    admin.waitForSelector("#replay-check[data-verdict=whole]");
  }

  private static void playedToTheEnd(Page admin, BufferedImage end) {
    awaitVerdict(admin);
    admin.selectOption("#replay-speed", "8");
    awaitState(admin, "ended");
    Until.holds("the last picture", PATIENCE, () -> differingPixels(end, picture(admin)) == 0);
    assertThat(number(admin, "frames")).isGreaterThan(5);
    assertThat(admin.isVisible("#replay-novideo")).isFalse();
  }

  private static void sought(Page admin, Recorded recorded) {
    admin.evaluate("ms => window.beistandReview.seek(ms)", recorded.firstMs());
    awaitState(admin, "paused");
    assertThat(new Color(picture(admin).getRGB(640, 20))).isEqualTo(FIRST);
    double ms = number(admin, "ms");
    admin.evaluate("ms => window.beistandReview.seek(ms)", ms);
    awaitState(admin, "paused");
    assertThat(differingPixels(recorded.end(), picture(admin))).isZero();
    admin.evaluate("() => window.beistandReview.seek(0)");
    awaitState(admin, "paused");
    assertThat(new Color(picture(admin).getRGB(640, 20))).isNotEqualTo(SECOND);
    var event = admin.locator("#timeline .event-seek").last();
    String[] clock = event.innerText().split(":");
    double seconds = Double.parseDouble(clock[0]) * 60 + Double.parseDouble(clock[1]);
    event.click();
    Until.holds(
        "the event's moment",
        PATIENCE,
        () -> Math.abs(number(admin, "at") / 1000 - seconds - 0.5) <= 0.6);
    awaitState(admin, "paused");
  }

  private static void keyboard(Page admin) {
    admin.evaluate("() => window.beistandReview.seek(0)");
    awaitState(admin, "paused");
    admin.selectOption("#replay-speed", "0.5"); // slow enough for whoever presses the keys
    admin.locator("#replay-place").focus();
    admin.keyboard().press("ArrowRight");
    Until.holds("five seconds", PATIENCE, () -> number(admin, "at") >= 4900);
    awaitState(admin, "paused");
    admin.keyboard().press("+");
    admin.keyboard().press("-");
    admin.keyboard().press("Home");
    Until.holds("the beginning", PATIENCE, () -> number(admin, "at") == 0);
    admin.keyboard().press("Space");
    Until.holds("it plays", PATIENCE, () -> number(admin, "at") > 200);
    admin.keyboard().press("k");
    awaitState(admin, "paused");
    admin.keyboard().press("?");
    admin.waitForSelector("#shortcuts-dialog[open]");
    Scene.photograph("review-shortcuts", admin);
    admin.keyboard().press("Escape");
  }

  private static void photographed(Page admin) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      Scene.photograph("review-player-" + scheme.name().toLowerCase(), admin);
      accessible(admin, "player " + scheme);
    }
    admin.setViewportSize(390, 844);
    Scene.photograph("review-player-phone", admin);
    accessible(admin, "player on a phone");
    assertThat(admin.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
    admin.setViewportSize(1366, 900);
    admin.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private static void audited(Page admin, String url, int views) {
    admin.navigate(url + "/admin/audit?action=RECORDING_VIEWED");
    assertThat(admin.locator("tr[data-action=RECORDING_VIEWED]").count())
        .isGreaterThanOrEqualTo(views);
    assertThat(admin.innerText("#audit-table")).contains("Rückfrage des Kunden");
    admin.navigate(url + "/admin/audit");
    assertThat(admin.locator("tr[data-action=REVIEW_KEY_CREATED]").count()).isPositive();
    admin.click("#audit-check");
    admin.waitForSelector("#audit-whole");
    Scene.photograph("review-audit", admin);
    accessible(admin, "audit log");
  }

  private static void deleted(Page admin, String url, String recording) {
    admin.navigate(url + "/sessions?recorded=YES");
    admin.locator("#session-table .row-link").first().click();
    admin.click("[data-dialog='delete-" + recording + "']");
    accessible(admin, "deletion");
    Scene.photograph("review-delete", admin);
    admin.fill("#reason-" + recording, "Wunsch des Kunden");
    admin.click("[data-action=delete]");
    admin.waitForSelector("#replay-gone");
    Scene.photograph("review-deleted", admin);
    assertThat(admin.innerText("[data-recording-facts]")).contains("Wunsch des Kunden");
    Object status =
        admin.evaluate("path => fetch(path).then(r => r.status)", "/recordings/" + recording);
    assertThat(((Number) status).intValue()).isEqualTo(410);
    admin.navigate(url + "/admin/audit?action=RECORDING_DELETED");
    assertThat(admin.innerText("#audit-table")).contains(recording);
  }

  /// Beside the agent's windows, whose clocks run.
  private static int differingPixels(BufferedImage one, BufferedImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return Integer.MAX_VALUE;
    }
    int count = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 200; x < 820; x++) {
        if ((one.getRGB(x, y) & 0xffffff) != (other.getRGB(x, y) & 0xffffff)) {
          count++;
        }
      }
    }
    return count;
  }

  static void awaitState(Page admin, String state) {
    admin.waitForFunction("state => window.beistandReview.state === state", state);
  }

  static double number(Page admin, String name) {
    return ((Number) admin.evaluate("name => window.beistandReview[name]", name)).doubleValue();
  }

  static BufferedImage picture(Page admin) {
    String png = String.valueOf(admin.evaluate("() => window.beistandReview.picture()"));
    return Scene.image(Base64.getDecoder().decode(png));
  }

  private static void accessible(Page page, String what) {
    assertThat(PagesIT.violations(page)).as(what).isEmpty();
  }
}
