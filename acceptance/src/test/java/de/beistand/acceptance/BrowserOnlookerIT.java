package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A colleague looks on at what a customer shows who has nothing but a browser: asked with the
/// name, seen on the customer's page all the time, and ended there.
@ExtendWith(Scene.Shared.class)
class BrowserOnlookerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String NAME = "Ida Wald";
  private static final List<Integer> RED = List.of(200, 30, 40);
  private static final List<Integer> NOTHING = List.of(0x10, 0x19, 0x1c);
  private static final String SHOWN = "<body style='margin:0;background:rgb(200,30,40)'>";

  private Scene scene;
  private TechnicianConsole carla;
  private TechnicianConsole ida;

  @BeforeEach
  void logIn(Scene shared) {
    scene = shared;
    carla = scene.newConsole();
    carla.logIn(scene.firm().admin());
    ida = scene.newColleague(NAME, "ida");
  }

  @AfterEach
  void leave() {
    carla.page().context().close();
    ida.page().context().close();
  }

  @Test
  void theCustomerRefusesOnceAgreesThenAndTakesItBack() {
    try (CustomerBrowser customer = CustomerBrowser.onPc(scene.firm().server().url(), "de-DE")) {
      customer.openShown(SHOWN);
      customer.open();
      customer.say(carla.makeNumber());
      customer.allow();
      carla.awaitPicture();
      Call call = new Call(scene.firm(), customer.machineId(), "");
      String session = call.session().id();
      Page page = customer.page();

      invite();
      page.waitForSelector("#ask[open][data-about=onlooker]");
      assertThat(page.innerText("#ask")).contains("Carla Chefin", "kann nichts bedienen");
      assertThat(page.innerText("#ask-colleague")).isEqualTo(NAME);
      assertThat(PagesIT.violations(page)).isEmpty();
      photographs("browser-onlooker-question", page);
      page.click("#ask-refuse");
      awaitPhase("REFUSED");
      page.waitForCondition(() -> !page.isVisible("#live-onlooker"));

      invite();
      page.click("#ask[data-about=onlooker] #ask-always:not([aria-disabled])");
      ida.page().waitForURL("**/watch/" + session);
      awaitPhase("LOOKING");
      Until.holds("what the customer shows", PATIENCE, () -> shows(RED));
      assertThat(page.innerText("#live-onlooker")).isEqualTo("Darf zuschauen: " + NAME);
      assertThat(PagesIT.violations(page)).isEmpty();
      photographs("browser-onlooker-live", page);

      page.click("#pause");
      Until.holds("nothing during a pause", PATIENCE, () -> shows(NOTHING));
      page.click("#pause");
      Until.holds("what the customer shows after it", PATIENCE, () -> shows(RED));

      page.click("#unlooked");
      awaitPhase("WITHDRAWN");
      ida.page().waitForSelector("#watch[data-state=over][data-reason=WITHDRAWN]");
      page.waitForCondition(() -> !page.isVisible("#live-onlooker"));
      page.waitForCondition(() -> !page.isVisible("#unlooked"));
      assertThat(carla.word("picture")).isEqualTo("running");

      carla.end();
      assertThat(carla.awaitEnd()).isEqualTo("TECHNICIAN_ENDED");
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
            .contains("Schaut zu: " + NAME, "Schaut nicht mehr zu: " + NAME);
      }
      assertThat(customer.mistakes()).isEmpty();
    }
  }

  private void invite() {
    Page page = carla.page();
    if (!page.isVisible("#drawer-onlooker")) {
      page.click("#dock-onlooker");
    }
    page.selectOption("#onlooker-who", new SelectOption().setLabel(NAME));
    page.click("#onlooker-ask");
    ida.page().waitForSelector("#offered-looks [data-from=browser]");
    ida.page().click("#offered-looks [data-do=look-on]");
    awaitPhase("ASKING");
  }

  private void awaitPhase(String phase) {
    carla
        .page()
        .waitForSelector(
            "#onlooker-state[data-phase=" + phase + "]",
            new Page.WaitForSelectorOptions().setTimeout((double) PATIENCE.toMillis()));
  }

  /// Whether the middle of the colleague's video has this colour.
  private boolean shows(List<Integer> colour) {
    Object pixel =
        ida.page()
            .evaluate(
                """
                () => {
                  const video = document.querySelector('#watch-screen');
                  if (!video || video.videoWidth === 0) return [255, 255, 255];
                  const canvas = document.createElement('canvas');
                  canvas.width = canvas.height = 1;
                  const context = canvas.getContext('2d');
                  const [x, y] = [video.videoWidth / 3, video.videoHeight / 3];
                  context.drawImage(video, x, y, 2, 2, 0, 0, 1, 1);
                  return [...context.getImageData(0, 0, 1, 1).data];
                }
                """);
    List<?> seen = (List<?>) pixel;
    for (int i = 0; i < colour.size(); i++) {
      if (Math.abs(((Number) seen.get(i)).intValue() - colour.get(i)) > 24) {
        return false;
      }
    }
    return true;
  }

  /// On the PC as it is, and as narrow as a phone.
  private static void photographs(String name, Page page) {
    Scene.photograph(name, page);
    var wide = page.viewportSize();
    page.setViewportSize(390, 844);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("%s scrolls sideways", name)
        .isLessThanOrEqualTo(0);
    Scene.photograph(name + "-phone", page);
    page.setViewportSize(wide.width, wide.height);
  }
}
