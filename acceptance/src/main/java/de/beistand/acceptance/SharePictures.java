package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;

/// Photographs the way in with nothing but a browser, step by step in both languages, on a PC and
/// on a phone, into `docs/pictures/ways-in`.
public final class SharePictures {
  /// What a customer shows, without anything that belongs to somebody.
  static final String SHOWN =
      """
      <style>body{margin:0;font:20px/1.5 sans-serif;background:#f2f4f6;color:#1c2a33}
      header{background:#274b7a;color:#fff;padding:16px 32px;font-size:24px}
      main{padding:32px;max-width:720px}td{padding:8px 32px 8px 0;border-bottom:1px solid #ccd}
      b{color:#b3211a}</style>
      <header>Drucker einrichten</header><main><h1>Etikettendrucker</h1><table>
      <tr><td>Anschluss</td><td>USB 3</td></tr><tr><td>Zustand</td><td><b>Fehler 52: Papierformat</b></td></tr>
      <tr><td>Format</td><td>62 × 29 mm</td></tr><tr><td>Aufträge</td><td>3 warten</td></tr></table></main>
      """;

  private final TechnicianConsole console;
  private final String serverUrl;

  private SharePictures(TechnicianConsole console, String serverUrl) {
    this.console = console;
    this.serverUrl = serverUrl;
  }

  public static void main(String... none) {
    try (Firm firm = new Firm(Places.freePort(), Map.of());
        TechnicianBrowser browser = new TechnicianBrowser()) {
      Page page = browser.newProfile("de-DE", 1366, 900);
      var console = new TechnicianConsole(page, firm.server().url());
      console.logIn(firm.technician());
      var pictures = new SharePictures(console, firm.server().url());
      pictures.onPc("de-DE", ColorScheme.LIGHT, "pc-de");
      pictures.onPc("en-GB", ColorScheme.DARK, "pc-en-dark");
      pictures.onPhone("de-DE", ColorScheme.DARK, "phone-de-dark");
      pictures.onPhone("en-GB", ColorScheme.LIGHT, "phone-en");
    }
    System.exit(0);
  }

  private void onPc(String language, ColorScheme scheme, String name) {
    try (CustomerBrowser customer = CustomerBrowser.onPc(serverUrl, language)) {
      customer.colours(scheme);
      customer.openShown(SHOWN);
      Page page = upToThePicture(customer, name);
      Page technician = console.page();
      technician.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.waitForSelector("#words li");
      page.fill(
          "#chat-box", language.startsWith("de") ? "Hier klemmt es." : "This is where it sticks.");
      page.press("#chat-box", "Enter");
      page.waitForSelector("#chat [data-state=delivered]");
      technician.click("#dock-ink");
      technician.click("[data-ink=stays]");
      technician.click("[data-ink=box]");
      console.moveTo(20, 255);
      technician.mouse().down();
      console.moveTo(380, 295);
      technician.mouse().up();
      technician.click("[data-ink=pointer]");
      console.moveTo(340, 285);
      page.waitForSelector(".ink-overlay[data-strokes='1'][data-pointer=true]");
      photograph(page, name + "-4-shown");
      photograph(technician, name + "-5-technician");
      technician.click("[data-ink=done]");
      page.click("#pause");
      page.waitForSelector("#live[data-state=paused]");
      photograph(page, name + "-6-paused");
      end(customer, name);
    }
  }

  private void onPhone(String language, ColorScheme scheme, String name) {
    try (CustomerBrowser customer = CustomerBrowser.onPhone(serverUrl, language)) {
      customer.colours(scheme);
      Page page = upToThePicture(customer, name);
      Page technician = console.page();
      technician.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.waitForSelector("#words li");
      photograph(page, name + "-4-shown");
      technician.click("#dock-photos");
      technician.click("#photo-ask");
      page.waitForSelector("#photo.wanted");
      page.click("#photo");
      technician.waitForSelector("#photos li");
      photograph(technician, name + "-5-technician");
      technician.click("#dock-photos");
      end(customer, name);
    }
  }

  private Page upToThePicture(CustomerBrowser customer, String name) {
    Page page = customer.page();
    console.open();
    customer.open();
    photograph(page, name + "-1-number");
    customer.say(console.makeNumber());
    customer.awaitView("question");
    page.waitForSelector("#allow:not([aria-disabled])");
    photograph(page, name + "-2-question");
    customer.allow();
    console.awaitPicture();
    page.waitForSelector("#live[data-state=connected]");
    return page;
  }

  private void end(CustomerBrowser customer, String name) {
    customer.stop();
    photograph(customer.page(), name + "-7-after");
    console.awaitEnd();
  }

  private static void photograph(Page page, String name) {
    Path file = Places.root().resolve("docs/pictures/ways-in").resolve("share-" + name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }
}
