package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/// Photographs support requests on all sides for the documentation, into `docs/pictures/ways-in`.
public final class QueuePictures {
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
        Customer customer = new Customer("customer", firm.server().url(), 1280, 900);
        TechnicianBrowser browser = new TechnicianBrowser()) {
      new QueuePictures(Files.createDirectories(folder), firm, customer, browser).take();
    }
    System.exit(0);
  }

  private void take() throws IOException {
    String url = firm.server().url();
    Page german =
        ask("de-DE", "Ute Sommer", "Bäckerei Sommer", "Der Drucker druckt nur noch grün.");
    Page english = ask("en-GB", "John Miller", "", "My e-mails do not arrive any more.");
    CustomerHands hands = customer.hands();
    hands.askForHelp("0211 123456", "Nach dem Update startet die Kasse nicht.");
    hands.awaitWords("Anfrage ist angekommen");
    window("request-program-waiting");

    Page tom = browser.newProfile("de-DE", 1366, 900);
    TechnicianConsole console = new TechnicianConsole(tom, url);
    console.logIn(firm.technician());
    tom.waitForCondition(() -> tom.locator(".queue-item").count() == 3);
    shoot(tom, "queue-de", ColorScheme.LIGHT, 1366);
    shoot(tom, "queue-de-dark", ColorScheme.DARK, 1366);
    shoot(tom, "queue-de-phone", ColorScheme.LIGHT, 390);
    tom.setViewportSize(1366, 900);
    tom.locator(".queue-item [data-do=pick]").first().click();
    german.waitForSelector("#session-number");
    shoot(german, "request-page-picked-up-de", ColorScheme.LIGHT, 390);
    tom.waitForSelector(".queue-number");
    tom.locator(".queue-item [data-do=close]").first().click();
    shoot(tom, "queue-picked-up-de", ColorScheme.LIGHT, 1366);
    Page pia = browser.newProfile("en-GB", 1366, 900);
    new TechnicianConsole(pia, url).logIn(firm.admin());
    pia.waitForCondition(() -> pia.locator(".queue-item").count() == 3);
    shoot(pia, "queue-en", ColorScheme.LIGHT, 1366);
    for (String path : new String[] {"customers", "machines", "abuse"}) {
      pia.navigate(url + "/" + path);
      shoot(pia, path + "-en", ColorScheme.LIGHT, 1366);
    }
    english.click("#request-withdraw");
    english.waitForSelector("[data-phase=WITHDRAWN]");

    tom.locator(".queue-item [data-do=pick]").last().click();
    hands.allow(CustomerHands.Asked.VIEW);
    console.awaitPicture();
    window("request-program-session");
    shoot(tom, "queue-in-session", ColorScheme.LIGHT, 1366);
    hands.stop();
    console.awaitEnd();
  }

  private Page ask(String language, String name, String company, String words) {
    Page page = browser.newProfile(language, 1366, 900);
    String suffix = language.substring(0, 2);
    page.navigate(firm.server().url() + "/request");
    shoot(page, "request-page-" + suffix, ColorScheme.LIGHT, 1366);
    shoot(page, "request-page-" + suffix + "-phone-dark", ColorScheme.DARK, 390);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.fill("#name", name);
    page.fill("#phone", "0211 654321");
    page.fill("#company", company);
    page.fill("#words", words);
    page.check("#terms");
    page.click("#request-submit");
    page.waitForSelector("#request-status[data-phase=WAITING]");
    shoot(page, "request-page-waiting-" + suffix, ColorScheme.LIGHT, 390);
    return page;
  }

  private void shoot(Page page, String name, ColorScheme scheme, int width) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.setViewportSize(width, 900);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(folder.resolve(name + ".png"))
            .setFullPage(width < 500));
  }

  private void window(String name) throws IOException {
    BufferedImage all = customer.desktop().person().picture();
    Rectangle window = customer.hands().mainWindow().orElseThrow();
    Rectangle seen = window.intersection(new Rectangle(all.getWidth(), all.getHeight()));
    BufferedImage part = all.getSubimage(seen.x, seen.y, seen.width, seen.height);
    ImageIO.write(part, "png", folder.resolve(name + ".png").toFile());
  }
}
