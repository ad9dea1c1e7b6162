package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the technician's page records is what the customer showed: opened with the review key
/// alone, by other programs than our own.
@ExtendWith(Scene.Shared.class)
class RecordingIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int CUTS = 50;
  private static final String FLIPS =
      "for i in $(seq 15); do xsetroot -solid '#808080'; sleep 0.15; xsetroot -solid '#%06x'; sleep 0.15; done";

  @Test
  void theRecordingIsTheCustomersScreen(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    Page page = scene.console().page();
    desktop.run("xsetroot", "-solid", "#3a6ea5");
    String listing = "ls -la /usr/bin | head -300; printf 'Grüße 0123456789'; sleep 600";
    try (Reviewer reviewer = new Reviewer(scene.firm());
        Program terminal =
            desktop.start(
                "listing", "xterm", "-geometry", "60x16+10+420", "-e", "sh", "-c", listing)) {
      reviewer.decide("ASK");
      Call call = scene.showScreen();
      assertThat(terminal.isAlive()).isTrue();
      // It begins in the middle: most of the screen is never sent again after this.
      awaitExact(scene);
      scene.hands().allow(Asked.RECORDING);
      page.waitForSelector("#recording[data-state=running]");
      page.waitForTimeout(1500); // the recording has a beginning of its own
      Scene.photograph("recording-technician", page);
      Scene.photograph("recording-customer", desktop);

      Color colour = new Color(0x10c030);
      film(desktop, colour);
      Until.holds(
          "the film",
          PATIENCE,
          () -> Math.abs(new Color(scene.console().video().getRGB(640, 20)).getGreen() - 0xc0) < 9);
      desktop.person().move(700, 30);
      awaitExact(scene);
      BufferedImage real = desktop.person().picture();
      BufferedImage video = scene.console().video();
      page.waitForTimeout(2500); // seldom repeats still belong to the recording
      Rectangle clock = whatDiffers(real, desktop.person().picture());
      assertThat(clock.width * clock.height).as("the clock of the agent's window").isLessThan(900);
      String recording = page.getAttribute("#recording", "data-recording");
      scene.console().end();
      assertThat(scene.console().awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
      page.waitForSelector("#recording-upload[data-state=complete]");
      Scene.photograph("recording-uploaded", page);
      assertThat(call.testimony()).contains("ASKED RECORDING", "GIVEN RECORDING");
      assertThat(notes(call))
          .contains("RECORDING_STARTED " + recording, "RECORDING_COMPLETE " + recording);

      RecordedFile file = reviewer.open(recording);
      assertThat(file.events().getFirst()).contains("\"begin\"");
      assertThat(file.events().getLast()).contains("\"end\"");
      assertThat(file.events())
          .anySatisfy(event -> assertThat(event).contains("\"size\"", "1280", "800"))
          .anySatisfy(event -> assertThat(event).contains("\"cursor-shape\"", "png"))
          .anySatisfy(event -> assertThat(event).contains("\"cursor-at\""))
          .noneSatisfy(event -> assertThat(event).contains("\"gap\""));
      BufferedImage painted = TilePainter.paint(file.picture());
      Scene.save("recording-real", real);
      Scene.save("recording-painted", painted);
      Rectangle different = whatDiffers(real, painted);
      assertThat(clock.contains(different) || different.isEmpty()).as("%s", different).isTrue();

      assertThat(file.frames()).isGreaterThan(20);
      assertThat(DebianPlayer.frames(file)).isEqualTo(file.frames());
      assertThat(file.keyFrames().getFirst()).isTrue();
      BufferedImage last = DebianPlayer.lastFrame(file);
      Scene.save("recording-video", video);
      Scene.save("recording-last-frame", last);
      assertThat(last.getWidth()).isEqualTo(1280);
      assertThat(Sight.difference(video, last)).isLessThan(3);
    }
  }

  @Test
  void fiftyCutsOfTheLineAndTheRecordingIsWhole(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    Page page = scene.console().page();
    try (Reviewer reviewer = new Reviewer(scene.firm())) {
      reviewer.decide("ASK");
      scene.showScreen();
      scene.hands().allow(Asked.RECORDING);
      page.waitForSelector("#recording[data-state=running]");
      AtomicInteger cuts = new AtomicInteger();
      AtomicLong longest = new AtomicLong();
      page.route("**/recordings/*/upload", route -> cut(route, cuts, longest));
      try (Program film =
          desktop.start(
              "film", "sh", "-c", "while :; do " + FLIPS.formatted(0xc02040) + "; done")) {
        while (cuts.get() < CUTS) {
          assertThat(film.isAlive()).isTrue();
          page.waitForTimeout(200); // lets the browser go on
        }
      }
      String recording = page.getAttribute("#recording", "data-recording");
      scene.console().end();
      scene.console().awaitEnd();
      page.waitForSelector("#recording-upload[data-state=complete]");
      page.unroute("**/recordings/*/upload");
      RecordedFile file = reviewer.open(recording);
      assertThat(file.frames()).isGreaterThan(20);
      assertThat(DebianPlayer.frames(file)).isEqualTo(file.frames());
      assertThat(longest.get()).isLessThan(256 * 1024 + 100);
    }
  }

  @Test
  void whereItIsRequiredThereIsNoPictureBeforeItRuns(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    Page page = scene.console().page();
    try (Reviewer reviewer = new Reviewer(scene.firm())) {
      reviewer.decide("REQUIRED");
      page.route("**/recordings/review-keys", route -> route.abort());
      scene.ask();
      scene.hands().allow(Asked.VIEW);
      scene.hands().allow(Asked.RECORDING);
      page.waitForSelector("#recording-failure[data-why=server]");
      Scene.photograph("recording-failed", page);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      page.setViewportSize(390, 844);
      Scene.photograph("recording-failed-phone-dark", page);
      page.unroute("**/recordings/review-keys");
      assertThat(scene.console().wire().received("picture")).isZero();
      assertThat(scene.console().number("framesDecoded")).isLessThanOrEqualTo(0);

      page.click("#recording-again");
      page.waitForSelector("#recording[data-state=running]");
      scene.console().awaitPicture();
      Scene.photograph("recording-technician-phone-dark", page);
      page.setViewportSize(1366, 900);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
      String first = page.getAttribute("#recording", "data-recording");

      page.reload();
      page.waitForSelector("#recording[data-state=running]");
      scene.console().awaitPicture();
      String second = page.getAttribute("#recording", "data-recording");
      assertThat(second).isNotEqualTo(first);
      awaitExact(scene);
      BufferedImage real = desktop.person().picture();
      page.waitForTimeout(1500); // the last tiles reach the recording
      scene.hands().stop();
      assertThat(scene.console().awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
      page.waitForSelector("#recording-upload[data-state=complete]");
      RecordedFile file = reviewer.open(second);
      assertThat(file.events().getLast()).contains("session-over");
      Rectangle different = whatDiffers(real, TilePainter.paint(file.picture()));
      assertThat(different.width * different.height).as("%s", different).isLessThan(900);
    }
  }

  @Test
  void whatTheCustomerTakesBackEndsTheRecordingAndNotTheSession(Scene scene) {
    Page page = scene.console().page();
    try (Reviewer reviewer = new Reviewer(scene.firm())) {
      reviewer.decide("ASK");
      scene.showScreen();
      scene.hands().allow(Asked.RECORDING);
      page.waitForSelector("#recording[data-state=running]");
      String recording = page.getAttribute("#recording", "data-recording");
      double frames = scene.console().number("framesDecoded");
      scene.hands().withdraw(1);
      page.waitForSelector("#recording-upload[data-state=complete]");
      assertThat(page.isVisible("#recording")).isFalse();
      assertThat(reviewer.open(recording).events().getLast()).contains("withdrawn");
      film(scene.customer().desktop(), new Color(0xf0c020));
      Until.holds(
          "video that goes on without the recorder",
          PATIENCE,
          () -> scene.console().number("framesDecoded") > frames + 20);
      scene.console().end();
      assertThat(scene.console().awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
    }
  }

  /// Every other request is cut: before it leaves, or before its answer comes.
  private static void cut(Route route, AtomicInteger cuts, AtomicLong longest) {
    byte[] body = route.request().postDataBuffer();
    if (body != null) {
      longest.accumulateAndGet(body.length, Math::max);
    }
    boolean patch = "PATCH".equals(route.request().method());
    int count = patch && cuts.get() < CUTS ? cuts.incrementAndGet() : 0;
    if (count == 0) {
      route.resume();
    } else if (count % 2 == 0) {
      route.abort();
    } else {
      route.fetch();
      route.abort();
    }
  }

  /// The whole screen changes, too often for tiles and too seldom for a film: it goes as video in
  /// its size.
  private static void film(VirtualDesktop desktop, Color last) {
    desktop.run("sh", "-c", FLIPS.formatted(last.getRGB() & 0xffffff));
  }

  private static void awaitExact(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    desktop.person().move(1, 1); // under the Stop sign, so that no cursor lies over the picture
    Until.holds(
        "the exact picture",
        PATIENCE,
        () ->
            scene.console().number("exactMark") >= 0
                && PictureIT.differingPixels(desktop.person().picture(), scene.console().picture())
                    == 0);
  }

  /// Around everything that is different, apart from the corner with the Stop sign.
  private static Rectangle whatDiffers(BufferedImage one, BufferedImage other) {
    Rectangle all = new Rectangle();
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        boolean corner = x < 120 && y < 120;
        if (!corner && (one.getRGB(x, y) & 0xffffff) != (other.getRGB(x, y) & 0xffffff)) {
          Rectangle pixel = new Rectangle(x, y, 1, 1);
          all = all.isEmpty() ? pixel : all.union(pixel);
        }
      }
    }
    return all;
  }

  /// What the server noted of a session, such as `RECORDING_STARTED` and the ID.
  static List<String> notes(Call call) {
    return call.firm().server().database().events(call.session().id()).stream()
        .filter(event -> !event.signed())
        .map(DatabasePeek.Event::what)
        .toList();
  }
}
