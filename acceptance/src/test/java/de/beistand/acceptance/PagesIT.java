package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every page of the server is accessible: WCAG 2.2 AA as far as axe-core can tell, light and dark,
/// wide and narrow.
@ExtendWith(Scene.Shared.class)
class PagesIT {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  @Test
  void pagesOfEverybody(Scene scene) {
    Page page = scene.newTab(1366, 900);
    check(page, scene, "/login");
    check(page, scene, "/share");
    check(page, scene, "/no/such/page");
    page.close();
  }

  @Test
  void pagesOfTheAdministrator(Scene scene) {
    scene.showScreen();
    scene.console().end();
    scene.console().awaitEnd();
    Page page = scene.newTab(1366, 900);
    TechnicianConsole console = new TechnicianConsole(page, scene.firm().server().url());
    console.logIn(scene.firm().admin());
    check(page, scene, "/");
    check(page, scene, "/console");
    check(page, scene, "/sessions");
    check(page, scene, "/sessions?from=2001-01-01&to=2001-01-02");
    page.navigate(scene.firm().server().url() + "/sessions");
    check(page, scene, String.valueOf(page.locator(".row-link").first().getAttribute("href")));
    check(page, scene, "/technicians");
    check(page, scene, "/account");
    check(page, scene, "/operator/recording");
    check(page, scene, "/admin/review-keys");
    check(page, scene, "/admin/audit?check");
    check(page, scene, newCustomer(page, scene));
    page.close();
  }

  /// The address of the page with the customer's exception from recording.
  private static String newCustomer(Page page, Scene scene) {
    page.setViewportSize(1366, 900);
    page.navigate(scene.firm().server().url() + "/customers");
    page.fill("#number", "70001");
    page.fill("#name", "Gärtnerei Grün");
    page.click("#customer-submit");
    Locator link = page.locator("tr[data-customer='70001'] .row-link");
    return String.valueOf(link.getAttribute("href"));
  }

  @Test
  void thePageForTheFirstAdministrator(Scene scene) {
    assertThat(scene.setupPageViolations()).isEmpty();
  }

  @Test
  void thePasswordOfANewTechnicianIsShownOnce(Scene scene) {
    Page page = scene.newTab(1366, 900);
    new TechnicianConsole(page, scene.firm().server().url()).logIn(scene.firm().admin());
    page.navigate(scene.firm().server().url() + "/technicians");
    page.fill("#technician-form #name", "Nina Neu");
    page.fill("#technician-form #login", "nina");
    page.click("#technician-submit");
    assertThat(page.innerText("#new-password")).isNotBlank();
    assertAccessible(page, "the new password");
    page.click("#password-done");
    assertThat(page.locator("#new-password").count()).isZero();
    page.click("[data-login=nina] [data-action=disable]");
    assertThat(page.getAttribute("tr[data-login=nina]", "data-disabled")).isEqualTo("true");
    page.close();
  }

  @Test
  void theRunningSession(Scene scene) {
    scene.showScreen();
    assertAccessible(scene.console().page(), "the running session");
    scene.console().page().click("#end");
    assertAccessible(scene.console().page(), "the question before the end");
    scene.console().page().click("#end-yes");
    scene.console().awaitEnd();
    assertAccessible(scene.console().page(), "after the session");
  }

  /// Light and wide, then dark and narrow; each loaded anew, so that no colour is on its way.
  private static void check(Page page, Scene scene, String path) {
    check(page, scene.firm().server().url() + path);
  }

  static void check(Page page, String url) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      int width = scheme == ColorScheme.LIGHT ? 1366 : 390;
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.setViewportSize(width, 900);
      page.navigate(url);
      String what = url + " " + scheme + " " + width;
      assertAccessible(page, what);
      assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
          .as("%s scrolls sideways", what)
          .isEqualTo(0);
    }
  }

  private static void assertAccessible(Page page, String what) {
    assertThat(violations(page)).as(what).isEmpty();
  }

  static List<String> violations(Page page) {
    // A colour on its way from one to another has no contrast that anybody reads.
    page.waitForFunction(
        "() => !document.getAnimations().some(a => a instanceof CSSTransition && a.playState === 'running')");
    return new AxeBuilder(page)
        .withTags(RULES).analyze().getViolations().stream()
            .map(rule -> rule.getId() + ": " + rule.getNodes())
            .toList();
  }
}
