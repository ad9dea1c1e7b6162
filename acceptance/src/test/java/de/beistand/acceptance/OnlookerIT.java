package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import java.awt.Rectangle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A colleague looks on at a running session: the colleague agrees, then the customer, who reads
/// the name and takes it back; the technician's own picture stays.
@ExtendWith(Scene.Shared.class)
class OnlookerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String NAME = "Lena Sommer"; // read from the screen: no dots on capitals
  private static final List<Integer> RED = List.of(0xc0, 0x20, 0x40);
  private static final List<Integer> NOTHING = List.of(0x10, 0x19, 0x1c);

  @Test
  void theCustomerRefusesOnceAgreesThenAndTakesItBack(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    TechnicianConsole lena = scene.newColleague(NAME, "lena");
    Call call = scene.showScreen();
    String session = call.session().id();
    Page tom = scene.console().page();
    try (Program patch =
        desktop.start(
            "patch",
            "xterm",
            "-T",
            "patch",
            "-bg",
            "#c02040",
            "-fg",
            "#c02040",
            "-geometry",
            "40x14+60+60",
            "-e",
            "sleep 600")) {
      Until.holds("the patch", PATIENCE, () -> patch.isAlive() && !windows(desktop).isEmpty());
      Rectangle place = windows(desktop).getFirst();

      invite(tom, lena.page());
      Question question = scene.hands().awaitQuestion(Asked.ONLOOKER);
      String seen = Sight.text(desktop.person().picture(), question.window());
      assertThat(seen).contains(NAME, "nichts bedienen");
      scene.hands().refuse(Asked.ONLOOKER);
      awaitPhase(tom, "REFUSED");
      Until.holds(
          "no offer any more",
          PATIENCE,
          () -> lena.page().locator("#offered-looks li").count() == 0);
      assertThat(status(lena, session)).isEqualTo(404);

      invite(tom, lena.page());
      scene.hands().allow(Asked.ONLOOKER);
      lena.page().waitForURL("**/watch/" + session);
      awaitPhase(tom, "LOOKING");
      Until.holds(
          "the customer's pixels at the colleague's",
          PATIENCE,
          () -> shows(RED, lena.page(), place, desktop));
      lena.page().waitForSelector("#watch[data-state=looking]");
      assertThat(PagesIT.violations(lena.page())).isEmpty();
      Scene.photograph("onlooker-page", lena.page());
      Scene.photograph("onlooker-customer", desktop);
      try (WebLogin admin = new WebLogin(scene.firm().server().url())) {
        admin.logIn(scene.firm().admin().login(), scene.firm().admin().password());
        assertThat(admin.get("/watch/" + session).status()).isEqualTo(404);
      }

      scene.hands().pauseOrGoOn();
      Until.holds(
          "nothing of the screen during a pause",
          PATIENCE,
          () -> shows(NOTHING, lena.page(), place, desktop));
      scene.hands().pauseOrGoOn();
      Until.holds(
          "the customer's pixels after it",
          PATIENCE,
          () -> shows(RED, lena.page(), place, desktop));

      scene.hands().withdraw(1); // the view is 0
      awaitPhase(tom, "WITHDRAWN");
      lena.page().waitForSelector("#watch[data-state=over][data-reason=WITHDRAWN]");
      assertThat(lena.page().evaluate("() => document.querySelector('#watch-screen').srcObject"))
          .isNull();
      lena.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(PagesIT.violations(lena.page())).isEmpty();
      assertThat(scene.console().word("picture")).isEqualTo("running");
      assertThat(status(lena, session)).isEqualTo(404);
    }
    scene.console().end();
    assertThat(scene.console().awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
    call.assertEnded(
        "TECHNICIAN_ENDED",
        "ASKED VIEW",
        "GIVEN VIEW",
        "CONNECTED",
        "COLLEAGUE_NAMED",
        "ASKED ONLOOKER",
        "REFUSED ONLOOKER",
        "COLLEAGUE_NAMED",
        "ASKED ONLOOKER",
        "GIVEN ONLOOKER",
        "PAUSED",
        "RESUMED",
        "WITHDRAWN ONLOOKER",
        "ENDED TECHNICIAN_ENDED");
    try (WebLogin admin = new WebLogin(scene.firm().server().url())) {
      admin.logIn(scene.firm().admin().login(), scene.firm().admin().password());
      assertThat(admin.get("/sessions/" + session).text())
          .contains("Namentlich genannt: " + NAME, "Schaut zu: " + NAME)
          .contains("Schaut nicht mehr zu: " + NAME);
    }
    lena.page().context().close();
  }

  private static List<Rectangle> windows(VirtualDesktop desktop) {
    return desktop.windows("^patch$");
  }

  private static void invite(Page tom, Page colleague) {
    if (!tom.isVisible("#drawer-onlooker")) {
      tom.click("#dock-onlooker");
    }
    tom.selectOption("#onlooker-who", new SelectOption().setLabel(NAME));
    assertThat(PagesIT.violations(tom)).isEmpty();
    tom.click("#onlooker-ask");
    awaitPhase(tom, "OFFERED");
    colleague.waitForSelector("#offered-looks [data-do=look-on]");
    assertThat(PagesIT.violations(colleague)).isEmpty();
    colleague.click("#offered-looks [data-do=look-on]");
    awaitPhase(tom, "ASKING");
  }

  private static void awaitPhase(Page tom, String phase) {
    tom.waitForSelector(
        "#onlooker-state[data-phase=" + phase + "]",
        new Page.WaitForSelectorOptions().setTimeout((double) PATIENCE.toMillis()));
  }

  /// What the colleague's browser gets for the page.
  private static int status(TechnicianConsole colleague, String session) {
    return ((Number)
            colleague
                .page()
                .evaluate("path => fetch(path).then(answer => answer.status)", "/watch/" + session))
        .intValue();
  }

  /// Whether the middle of the patch has this colour in the colleague's video.
  private static boolean shows(
      List<Integer> colour, Page page, Rectangle place, VirtualDesktop desktop) {
    var screen = desktop.person().picture();
    Object pixel =
        page.evaluate(
            """
            ([x, y]) => {
              const video = document.querySelector('#watch-screen');
              if (!video || video.videoWidth === 0) return [255, 255, 255];
              const canvas = document.createElement('canvas');
              canvas.width = video.videoWidth;
              canvas.height = video.videoHeight;
              const context = canvas.getContext('2d');
              context.drawImage(video, 0, 0);
              const at = (part, whole) => Math.floor(part * whole);
              return [...context.getImageData(at(x, canvas.width), at(y, canvas.height), 1, 1).data];
            }
            """,
            List.of(
                place.getCenterX() / screen.getWidth(), place.getCenterY() / screen.getHeight()));
    List<?> seen = (List<?>) pixel;
    for (int i = 0; i < colour.size(); i++) {
      if (Math.abs(((Number) seen.get(i)).intValue() - colour.get(i)) > 24) {
        return false;
      }
    }
    return true;
  }
}
