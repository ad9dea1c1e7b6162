package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;

/// Photographs a colleague who comes to a customer with nothing but a browser: looks on first,
/// takes over then. Into `docs/pictures/ways-in`.
public final class ShareColleaguePictures {
  private static final int WIDE = 1280;

  private final Firm firm;
  private final TechnicianBrowser browser;

  private ShareColleaguePictures(Firm firm, TechnicianBrowser browser) {
    this.firm = firm;
    this.browser = browser;
  }

  public static void main(String... none) {
    try (Firm firm = new Firm(Places.freePort(), Map.of());
        TechnicianBrowser browser = new TechnicianBrowser()) {
      var pictures = new ShareColleaguePictures(firm, browser);
      pictures.take("de-DE", ColorScheme.LIGHT, "de");
      pictures.take("en-GB", ColorScheme.DARK, "en-dark");
    }
    System.exit(0);
  }

  private void take(String language, ColorScheme scheme, String name) {
    TechnicianConsole tom = logIn(language, scheme, firm.technician());
    TechnicianConsole colleague = logIn(language, scheme, firm.admin());
    try (CustomerBrowser customer = CustomerBrowser.onPc(firm.server().url(), language)) {
      customer.colours(scheme);
      customer.openShown(SharePictures.SHOWN);
      customer.open();
      customer.say(tom.makeNumber());
      customer.allow();
      tom.awaitPicture();
      lookOn(tom.page(), colleague.page(), customer.page(), name);
      colleague.open();
      takeOver(tom.page(), colleague.page(), customer.page(), name);
      customer.awaitView("question");
      customer.allow();
      colleague.awaitPicture();
      colleague.end();
      customer.awaitView("after");
      customer.page().waitForSelector("#after-report:not([hidden])");
      customer.page().locator("#earlier").scrollIntoViewIfNeeded();
      shoot(customer.page(), "handover-after-" + name);
    } finally {
      tom.page().context().close();
      colleague.page().context().close();
    }
  }

  private static void lookOn(Page tom, Page colleague, Page customer, String name) {
    tom.click("#dock-onlooker");
    tom.click("#onlooker-ask:enabled");
    colleague.click("#offered-looks [data-do=look-on]");
    customer.waitForSelector("#ask[open][data-about=onlooker] #ask-always:not([aria-disabled])");
    shoot(customer, "onlooker-question-" + name);
    customer.click("#ask-always");
    colleague.waitForSelector("#watch[data-state=looking]");
    tom.waitForSelector("#onlooker-state[data-phase=LOOKING]");
    shoot(customer, "onlooker-" + name);
  }

  private static void takeOver(Page tom, Page colleague, Page customer, String name) {
    tom.click("#dock-handover");
    tom.click("#handover-ask:enabled");
    colleague.waitForSelector("#offered-sessions [data-do=take-over]");
    shoot(colleague, "handover-offered-" + name);
    colleague.click("#offered-sessions [data-do=take-over]");
    customer.waitForSelector("#ask[open][data-about=handover] #ask-always:not([aria-disabled])");
    shoot(customer, "handover-" + name);
    customer.setViewportSize(390, 844);
    shoot(customer, "handover-phone-" + name);
    customer.setViewportSize(WIDE, 800);
    customer.click("#ask-always");
  }

  private TechnicianConsole logIn(String language, ColorScheme scheme, FirstAdmin.Account who) {
    Page page = browser.newProfile(language, WIDE, 800);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    var console = new TechnicianConsole(page, firm.server().url());
    console.logIn(who);
    return console;
  }

  private static void shoot(Page page, String name) {
    Path file = Places.root().resolve("docs/pictures/ways-in").resolve("share-" + name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }
}
