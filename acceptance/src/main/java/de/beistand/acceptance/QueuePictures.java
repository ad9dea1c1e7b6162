package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/// Photographs support requests on all sides for the documentation, into `docs/pictures/ways-in`.
public final class QueuePictures {
  private static final int WIDE = 1366;
  private static final int PHONE = 390;

  private final Path folder;
  private final Firm firm;
  private final Customer customer;
  private final TechnicianBrowser browser;

  private QueuePictures(Path folder, Firm firm, Customer customer, TechnicianBrowser browser) {
    this.folder = folder;
    this.firm = firm;
    this.customer = customer;
    this.browser = browser;
  }

  /// @param arguments the folder, if not `docs/pictures/ways-in`
  public static void main(String... arguments) throws IOException {
    Path folder =
        arguments.length > 0
            ? Path.of(arguments[0])
            : Places.root().resolve("docs/pictures/ways-in");
    try (Firm firm = new Firm(Places.freePort(), Map.of());
        Customer customer = new Customer("customer", firm.server().url(), 1280, 960);
        TechnicianBrowser browser = new TechnicianBrowser()) {
      new QueuePictures(Files.createDirectories(folder), firm, customer, browser).take();
    }
    System.exit(0);
  }

  private void take() throws IOException {
    Page german = ask("de", "Ute Sommer", "Bäckerei Sommer", "Der Drucker druckt nur noch grün.");
    Page english = ask("en", "John Miller", "", "My e-mails do not arrive any more.");
    CustomerHands hands = customer.hands();
    hands.askForHelp("0211 123456", "Nach dem Update startet die Kasse nicht.");
    hands.awaitWords("Anfrage ist angekommen");
    save("request-program-waiting-de", customer.window());

    TechnicianConsole console = logIn("de", firm.technician());
    Page tom = console.page();
    awaitItems(tom, 3);
    shoot(tom, "queue-de", ColorScheme.LIGHT, WIDE);
    shoot(tom, "queue-dark-de", ColorScheme.DARK, WIDE);
    shoot(tom, "queue-phone-de", ColorScheme.LIGHT, PHONE);
    Page pia = logIn("en", firm.admin()).page();
    awaitItems(pia, 3);
    shoot(pia, "queue-en", ColorScheme.LIGHT, WIDE);
    shoot(pia, "queue-phone-dark-en", ColorScheme.DARK, PHONE);

    pickUp(tom, 0, german, "de");
    tom.locator(".queue-item [data-do=close]").first().click();
    shoot(tom, "queue-picked-up-de", ColorScheme.LIGHT, WIDE);
    pickUp(pia, 0, english, "en");
    pia.locator(".queue-item [data-do=hand]").first().click();
    shoot(pia, "queue-handing-on-en", ColorScheme.LIGHT, WIDE);
    english.click("#request-withdraw");
    english.waitForSelector("[data-phase=WITHDRAWN]");
    awaitItems(tom, 2);

    tom.locator(".queue-item [data-do=pick]").first().click();
    hands.awaitQuestion(Asked.VIEW);
    save("request-program-picked-up-de", customer.desktop().person().picture());
    hands.allow(Asked.VIEW);
    console.awaitPicture();
    tom.click("#dock-queue");
    console.awaitStill();
    shoot(tom, "queue-in-session-de", ColorScheme.LIGHT, WIDE);
    hands.stop();
    console.awaitEnd();
    for (String path : new String[] {"customers", "machines", "requests", "abuse"}) {
      pia.navigate(firm.server().url() + "/" + path);
      shoot(pia, path + "-en", ColorScheme.LIGHT, WIDE);
      shoot(pia, path + "-phone-dark-en", ColorScheme.DARK, PHONE);
    }
  }

  private Page ask(String language, String name, String company, String words) {
    Page page = browser.newProfile(locale(language), WIDE, 900);
    page.navigate(firm.server().url() + "/request");
    shoot(page, "request-page-" + language, ColorScheme.LIGHT, WIDE);
    shoot(page, "request-page-phone-dark-" + language, ColorScheme.DARK, PHONE);
    page.fill("#name", name);
    page.fill("#phone", "0211 654321");
    page.fill("#company", company);
    page.fill("#words", words);
    page.check("#terms");
    page.click("#request-submit");
    page.waitForSelector("#request-status[data-phase=WAITING]");
    shoot(page, "request-page-waiting-" + language, ColorScheme.LIGHT, PHONE);
    return page;
  }

  private TechnicianConsole logIn(String language, FirstAdmin.Account who) {
    Page page = browser.newProfile(locale(language), WIDE, 900);
    var console = new TechnicianConsole(page, firm.server().url());
    console.logIn(who);
    return console;
  }

  private static String locale(String language) {
    return language.equals("de") ? "de-DE" : "en-GB";
  }

  private static void awaitItems(Page page, int count) {
    page.waitForCondition(() -> page.locator(".queue-item").count() == count);
  }

  private void pickUp(Page technician, int which, Page customer, String language) {
    technician.locator(".queue-item [data-do=pick]").nth(which).click();
    customer.waitForSelector("#session-number");
    shoot(customer, "request-page-picked-up-" + language, ColorScheme.LIGHT, PHONE);
    technician.waitForSelector(".queue-number:visible");
  }

  private void shoot(Page page, String name, ColorScheme scheme, int width) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.setViewportSize(width, 900);
    // Colours on their way from one scheme to the other belong to neither.
    page.waitForFunction(
        "() => !document.getAnimations().some(a => a instanceof CSSTransition && a.playState === 'running')");
    page.screenshot(
        new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")).setFullPage(true));
    page.setViewportSize(WIDE, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private void save(String name, BufferedImage picture) throws IOException {
    ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
  }
}
