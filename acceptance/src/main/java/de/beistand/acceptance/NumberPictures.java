package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/// Photographs the way in by session number, step by step, into `docs/pictures/ways-in`: the pages
/// in both languages, the customer's program in German (the other one is in the gallery of its
/// windows).
public final class NumberPictures {
  private final Path folder;
  private final Firm firm;
  private final TechnicianBrowser browser;

  private NumberPictures(Path folder, Firm firm, TechnicianBrowser browser) {
    this.folder = folder;
    this.firm = firm;
    this.browser = browser;
  }

  /// @param arguments the folder, if not `docs/pictures/ways-in`
  public static void main(String... arguments) throws IOException {
    Path folder =
        arguments.length > 0
            ? Path.of(arguments[0])
            : Places.root().resolve("docs/pictures/ways-in");
    Path programs = Places.newFolder("programs");
    Files.write(programs.resolve("Beistand-linux-x64.run"), new byte[1]);
    Map<String, String> settings = Map.of("programFolder", programs.toString());
    try (Firm firm = new Firm(Places.freePort(), settings);
        TechnicianBrowser browser = new TechnicianBrowser()) {
      var pictures = new NumberPictures(Files.createDirectories(folder), firm, browser);
      pictures.take("de");
      pictures.take("en");
    }
    System.exit(0);
  }

  private void take(String language) throws IOException {
    String locale = language.equals("de") ? "de-DE" : "en-GB";
    String url = firm.server().url();
    Page page = browser.newProfile(locale, 1366, 900);
    var console = new TechnicianConsole(page, url);
    console.logIn(firm.technician());
    photograph(page, "number-console-empty-" + language);
    String number = console.makeNumber();
    photograph(page, "number-console-" + language);
    dark(page, "number-console-dark-" + language);
    phone(page, "number-console-phone-" + language);

    Page visitor = browser.newProfile(locale, 1366, 900);
    visitor.navigate(url + "/j?number=123456789");
    photograph(visitor, "number-wrong-" + language);
    visitor.navigate(url + "/j?number=" + number);
    visitor.waitForSelector("#session-number");
    photograph(visitor, "number-link-" + language);
    dark(visitor, "number-link-dark-" + language);
    phone(visitor, "number-link-phone-" + language);
    visitor.close();
    console.awaitPlace(number, "page");
    photograph(page, "number-console-guide-" + language);

    // the customer's eyes and hands know the German windows only
    try (var customer = new Customer("pictures-" + language, url, 1280, 800)) {
      CustomerHands hands = customer.hands();
      if (language.equals("de")) {
        hands.giveNumber("123456789");
        hands.awaitWords("gibt es nicht");
        write(customer.window(), "number-agent-wrong-de");
      }
      hands.giveNumber(number);
      hands.awaitQuestion(Asked.VIEW);
      if (language.equals("de")) {
        screen(customer, "number-agent-asked-de");
      }
      photograph(page, "number-console-asked-" + language);
      hands.allow(Asked.VIEW);
      console.awaitPicture();
      console.awaitStill();
      photograph(page, "number-console-picture-" + language);
      console.end();
      console.awaitEnd();
    }
    page.close();
  }

  private void dark(Page page, String name) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    photograph(page, name);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private void phone(Page page, String name) {
    page.setViewportSize(390, 844);
    rest(page);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")).setFullPage(true));
    page.setViewportSize(1366, 900);
  }

  /// Colours on their way from one scheme to the other belong to neither.
  private static void rest(Page page) {
    page.waitForFunction(
        "() => !document.getAnimations().some(a => a instanceof CSSTransition && a.playState === 'running')");
  }

  private void photograph(Page page, String name) {
    rest(page);
    page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }

  private void screen(Customer customer, String name) throws IOException {
    write(customer.desktop().person().picture(), name);
  }

  private void write(BufferedImage picture, String name) throws IOException {
    ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
  }
}
