package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Photographs the pages about evidence and recordings after two real sessions, in both languages,
/// wide and on a phone, light and dark, into the folder that is given. Beside them stand what an
/// auditor gets: the exported evidence and the customer's report as PDF.
public final class EvidencePictures {
  private final Path folder;
  private final String url;
  private final TechnicianBrowser browser;
  private final FirstAdmin.Account admin;

  private EvidencePictures(Path folder, Firm firm, TechnicianBrowser browser) {
    this.folder = folder;
    this.url = firm.server().url();
    this.browser = browser;
    this.admin = firm.admin();
  }

  public static void main(String... arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    try (Firm firm = new Firm(Places.freePort(), Map.of());
        Customer customer = new Customer("customer", firm.server().url(), 1280, 800);
        TechnicianBrowser browser = new TechnicianBrowser()) {
      Demo.furnish(customer.desktop(), List.of("unshare", "-U"));
      var pictures = new EvidencePictures(folder, firm, browser);
      Page page = pictures.loggedIn("de-DE", 1366);
      pictures.prepare(page);
      String session = pictures.recorded(customer, page);
      Files.write(folder.resolve("evidence.zip"), pictures.export(session));
      String report = pictures.reportOfBrowserCustomer(page);
      pictures.look("de", session, report);
      pictures.look("en", session, report);
    }
    System.exit(0);
  }

  private Page loggedIn(String locale, int width) {
    Page page = browser.newProfile(locale, width, 900);
    new TechnicianConsole(page, url).logIn(admin);
    return page;
  }

  /// A review key, sessions that are recorded, two customers of whom one is an exception.
  private void prepare(Page page) {
    page.navigate(url + "/admin/review-keys");
    page.fill("#key-name", "Frau Sommer, Datenschutz");
    page.fill("#key-secret", "Fünf Enten im Übermut");
    page.fill("#key-again", "Fünf Enten im Übermut");
    page.click("#key-submit");
    page.waitForSelector("#sheet-code:not(:empty)");
    page.navigate(url + "/operator/recording");
    page.check("input[name=recording][value=ASK]");
    page.click("#recording-save");
    page.waitForSelector("#operator-notice");
    page.navigate(url + "/customers");
    page.fill("#number", "10042");
    page.fill("#name", "Bäckerei Sonnenschein");
    page.click("#customer-submit");
    page.navigate(url + "/customers/1");
    page.selectOption("#recording", "REQUIRED");
    page.click("#customer-submit");
  }

  /// A recorded session with the customer's program; its ID.
  private String recorded(Customer customer, Page page) {
    CustomerHands hands = customer.hands();
    var console = new TechnicianConsole(page, url);
    console.open();
    console.connect(hands.machineId(), hands.password());
    hands.allow(Asked.VIEW);
    console.awaitPicture();
    hands.allow(Asked.RECORDING);
    page.waitForSelector("#recording[data-state=running]");
    console.askControl();
    hands.allow(Asked.CONTROL);
    console.awaitControl("held");
    console.awaitStill();
    hands.stop();
    console.awaitEnd();
    page.waitForSelector("#recording-upload[data-state=complete]");
    page.navigate(url + "/sessions");
    String address = String.valueOf(page.getAttribute("#session-table .row-link", "href"));
    return address.substring("/sessions/".length());
  }

  private byte[] export(String session) {
    try (WebLogin web = new WebLogin(url)) {
      web.logIn(admin.login(), admin.password());
      return web.download("/sessions/" + session + "/evidence.zip");
    }
  }

  /// A session with a customer who has nothing but a browser; the report's path.
  private String reportOfBrowserCustomer(Page page) {
    var console = new TechnicianConsole(page, url);
    try (CustomerBrowser customer = CustomerBrowser.onPc(url, "de-DE")) {
      customer.openShown("<h1>Rechnung</h1>");
      console.open();
      customer.open();
      customer.say(console.makeNumber());
      customer.allow();
      console.awaitPicture();
      customer.page().click("#ask[data-about=recording] #ask-always:not([aria-disabled])");
      page.waitForSelector("#recording[data-state=running]");
      customer.stop();
      console.awaitEnd();
      page.waitForSelector("#recording-upload[data-state=complete]");
      customer.page().waitForSelector("#report-link[href^='/report/']");
      customer.page().screenshot(picture("share-after-de"));
      return String.valueOf(customer.page().getAttribute("#report-link", "href"));
    }
  }

  private void look(String language, String session, String report) throws IOException {
    String locale = language.equals("de") ? "de-DE" : "en-GB";
    Page page = loggedIn(locale, 1366);
    look(page, language, "policy", "/operator/recording");
    look(page, language, "customer", "/customers/1");
    look(page, language, "sessions", "/sessions");
    look(page, language, "session", "/sessions/" + session);
    look(page, language, "keys", "/admin/review-keys");
    look(page, language, "audit", "/admin/audit?check=1");
    page.context().close();
    Page customer = browser.newProfile(locale, 1366, 900);
    look(customer, language, "report", report);
    byte[] pdf =
        customer
            .context()
            .request()
            .get(
                url + report + "/report.pdf",
                RequestOptions.create().setHeader("Accept-Language", locale))
            .body();
    Files.write(folder.resolve("report-" + language + ".pdf"), pdf);
    customer.context().close();
  }

  /// Wide and on a phone; light and dark change places with the language.
  private void look(Page page, String language, String name, String path) {
    for (int width : new int[] {1366, 390}) {
      boolean dark = (width == 390) == language.equals("de");
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
      page.setViewportSize(width, 900);
      page.navigate(url + path);
      String size = width == 390 ? "-phone" : "";
      page.screenshot(picture(name + size + (dark ? "-dark-" : "-") + language));
    }
  }

  private Page.ScreenshotOptions picture(String name) {
    return new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")).setFullPage(true);
  }
}
