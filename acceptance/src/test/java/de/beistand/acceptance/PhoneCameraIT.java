package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The cameras of a phone: front and rear, turning it, and the light where there is one. The fake
/// devices of Chromium have no light and no position; a camera made of a canvas has both.
@ExtendWith(Scene.Shared.class)
class PhoneCameraIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// A phone with two cameras: the rear one blue and with a light, the front one green. `turnPhone`
  /// changes width for height.
  private static final String CAMERAS =
      """
      window.asked = [];
      window.running = 0;
      window.light = [];
      let turned = false;
      window.turnPhone = () => { turned = !turned; };
      navigator.mediaDevices.getUserMedia = async ({ video }) => {
        const rear = video.facingMode.ideal === 'environment';
        window.asked.push(video.facingMode.ideal);
        const canvas = document.createElement('canvas');
        const paint = canvas.getContext('2d');
        const draw = () => {
          const [width, height] = turned ? [360, 640] : [640, 360];
          if (canvas.width !== width) Object.assign(canvas, { width, height });
          paint.fillStyle = rear ? 'rgb(30,60,190)' : 'rgb(20,140,60)';
          paint.fillRect(0, 0, width, height);
        };
        draw();
        const stream = canvas.captureStream(15);
        const [track] = stream.getVideoTracks();
        const timer = setInterval(draw, 60);
        const stop = track.stop.bind(track);
        window.running++;
        track.stop = () => {
          if (track.readyState === 'live') window.running--;
          clearInterval(timer);
          stop();
        };
        track.getCapabilities = () => (rear ? { torch: true } : {});
        track.applyConstraints = async ({ advanced }) => { window.light.push(advanced[0].torch); };
        return stream;
      };
      """;

  private static final String PAUL = "Paul Holm";

  private TechnicianConsole console;

  @BeforeEach
  void logIn(Scene scene) {
    console = scene.newConsole();
    console.logIn(scene.firm().admin());
  }

  @AfterEach
  void leave() {
    console.page().close();
  }

  @Test
  void rearAndFrontTurnedAndWithLight(Scene scene) {
    try (CustomerBrowser customer = CustomerBrowser.onPhone(scene.firm().server().url(), "de-DE")) {
      Page page = customer.page();
      page.addInitScript(CAMERAS);
      customer.open();
      customer.say(console.makeNumber());
      customer.allow();
      console.awaitPicture();
      awaitColour(console, "the rear camera", 30, 60, 190);
      assertThat(asked(page)).isEqualTo(List.of("environment"));

      page.click("#torch[aria-pressed=false]");
      page.waitForSelector("#torch[aria-pressed=true]");
      page.click("#torch");
      page.waitForSelector("#torch[aria-pressed=false]");
      assertThat(page.evaluate("window.light")).isEqualTo(List.of(true, false));

      page.evaluate("window.turnPhone()");
      Until.holds("an upright picture", PATIENCE, () -> isUpright());
      page.evaluate("window.turnPhone()");
      Until.holds("a lying picture", PATIENCE, () -> !isUpright());

      page.click("#change");
      awaitColour(console, "the front camera", 20, 140, 60);
      assertThat(asked(page)).isEqualTo(List.of("environment", "user"));
      assertThat(page.isVisible("#torch")).as("no light on this side").isFalse();
      page.click("#change");
      awaitColour(console, "the rear camera again", 30, 60, 190);
      assertThat(page.isVisible("#torch")).isTrue();
      customer.stop();
      assertThat(console.awaitEnd()).isEqualTo("CUSTOMER_STOPPED");
      assertThat(customer.mistakes()).isEmpty();
    }
  }

  @Test
  void aColleagueTakesOverAndSeesNothingBeforeTheCustomerSaysYesAgain(Scene scene) {
    TechnicianConsole paul = scene.newColleague(PAUL, "paul");
    try (CustomerBrowser customer = CustomerBrowser.onPhone(scene.firm().server().url(), "de-DE")) {
      Page page = customer.page();
      page.addInitScript(CAMERAS);
      customer.open();
      customer.say(console.makeNumber());
      customer.allow();
      console.awaitPicture();
      page.click("#torch[aria-pressed=false]");
      page.waitForSelector("#torch[aria-pressed=true]");

      offerTo(paul);
      page.waitForSelector("#ask[open][data-about=handover]");
      assertThat(page.innerText("#ask-colleague")).isEqualTo(PAUL);
      Scene.photograph("phone-handover-asked", page);
      page.click("#ask-always:not([aria-disabled])");
      assertThat(console.awaitEnd()).isEqualTo("HANDED_OVER");
      customer.awaitView("question");
      assertThat(page.innerText("#question-technician")).isEqualTo(PAUL);
      page.waitForFunction("() => window.running === 0"); // the camera is let go
      assertThat(PagesIT.violations(page)).isEmpty();
      Scene.photograph("phone-handover-question", page);

      customer.allow();
      paul.awaitPicture();
      awaitColour(paul, "the rear camera at the colleague's", 30, 60, 190);
      page.waitForSelector("#torch[aria-pressed=false]");
      Scene.photograph("phone-handover-live", page);
      Scene.photograph("phone-handover-console", paul.page());
      paul.end();
      assertThat(paul.awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
      customer.awaitView("after");
      page.waitForFunction("() => window.running === 0"); // the camera is let go
      assertThat(customer.mistakes()).isEmpty();
    } finally {
      paul.page().context().close();
    }
  }

  private void offerTo(TechnicianConsole colleague) {
    console.page().click("#dock-handover");
    console.page().selectOption("#handover-to", new SelectOption().setLabel(PAUL));
    console.page().click("#handover-ask");
    colleague.page().click("#offered-sessions [data-do=take-over]");
  }

  private static List<?> asked(Page page) {
    return (List<?>) page.evaluate("window.asked");
  }

  private boolean isUpright() {
    BufferedImage picture = console.picture();
    return picture.getHeight() > picture.getWidth();
  }

  private static void awaitColour(
      TechnicianConsole console, String what, int red, int green, int blue) {
    Until.holds(
        what,
        PATIENCE,
        () -> {
          BufferedImage picture = console.picture();
          int seen = picture.getRGB(picture.getWidth() / 2, picture.getHeight() / 2);
          return Math.abs((seen >> 16 & 255) - red) < 24
              && Math.abs((seen >> 8 & 255) - green) < 24
              && Math.abs((seen & 255) - blue) < 24;
        });
  }
}
