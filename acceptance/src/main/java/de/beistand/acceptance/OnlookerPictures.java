package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/// Photographs a colleague who looks on, on all three sides, into `docs/pictures/ways-in`.
public final class OnlookerPictures {
  private static final int WIDE = 1200;
  private static final int PHONE = 390;

  private final Path folder;
  private final Firm firm;
  private final Customer customer;
  private final TechnicianBrowser browser;

  private OnlookerPictures(Path folder, Firm firm, Customer customer, TechnicianBrowser browser) {
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
        Customer customer = new Customer("customer", firm.server().url(), 1280, 800);
        TechnicianBrowser browser = new TechnicianBrowser()) {
      var pictures = new OnlookerPictures(Files.createDirectories(folder), firm, customer, browser);
      pictures.take("de");
      pictures.take("en");
    }
    System.exit(0);
  }

  private void take(String language) throws IOException {
    TechnicianConsole console = logIn(language, firm.technician());
    Page tom = console.page();
    Page colleague = logIn(language, firm.admin()).page();
    CustomerHands hands = customer.hands();
    hands.backToStart();
    console.connect(hands.machineId(), hands.password());
    hands.allow(Asked.VIEW);
    console.awaitPicture();
    tom.click("#dock-onlooker");
    tom.click("#onlooker-ask:enabled");
    colleague.waitForSelector("#offered-looks [data-do=look-on]");
    shoot(colleague, "onlooker-asked-" + language, ColorScheme.LIGHT, WIDE);
    colleague.click("#offered-looks [data-do=look-on]");
    hands.awaitQuestion(Asked.ONLOOKER);
    if (language.equals("de")) {
      save("onlooker-question-screen-de", customer.desktop().person().picture());
    }
    hands.allow(Asked.ONLOOKER);
    colleague.waitForSelector("#watch[data-state=looking]");
    tom.waitForSelector("#onlooker-state[data-phase=LOOKING]");
    console.awaitStill();
    shoot(tom, "onlooker-console-" + language, ColorScheme.LIGHT, WIDE);
    shoot(colleague, "onlooker-page-" + language, ColorScheme.LIGHT, WIDE);
    shoot(colleague, "onlooker-page-phone-dark-" + language, ColorScheme.DARK, PHONE);
    if (language.equals("de")) {
      save("onlooker-customer-de", customer.window());
    }
    hands.withdraw(1); // the view is 0
    colleague.waitForSelector("#watch[data-state=over]");
    shoot(colleague, "onlooker-over-" + language, ColorScheme.LIGHT, PHONE);
    hands.stop();
    console.awaitEnd();
    tom.context().close();
    colleague.context().close();
  }

  private TechnicianConsole logIn(String language, FirstAdmin.Account who) {
    Page page = browser.newProfile(language.equals("de") ? "de-DE" : "en-GB", WIDE, 800);
    var console = new TechnicianConsole(page, firm.server().url());
    console.logIn(who);
    return console;
  }

  private void shoot(Page page, String name, ColorScheme scheme, int width) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.setViewportSize(width, 800);
    // Colours on their way from one scheme to the other belong to neither.
    page.waitForFunction(
        "() => !document.getAnimations().some(a => a instanceof CSSTransition && a.playState === 'running')");
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    page.setViewportSize(WIDE, 800);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private void save(String name, BufferedImage picture) throws IOException {
    ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
  }
}
