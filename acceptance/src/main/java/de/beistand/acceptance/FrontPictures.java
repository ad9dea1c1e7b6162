package de.beistand.acceptance;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Photographs the firm's pages, as customers and as an administrator see them, into
/// `docs/pictures/ways-in`.
public final class FrontPictures {
  private static final Path FOLDER = Places.root().resolve("docs/pictures/ways-in");

  private FrontPictures() {}

  public static void main(String... none) throws IOException {
    Path programs = Places.newFolder("programs");
    for (String name :
        new String[] {"Beistand-windows-x64.exe", "Beistand-macos.zip", "Beistand-linux-x64.run"}) {
      Files.write(programs.resolve(name), new byte[38_000_000]);
    }
    try (var server =
            new ServerProcess(
                Places.freePort(),
                Map.of("firm", Firm.NAME, "programFolder", programs.toString()));
        TechnicianBrowser browser = new TechnicianBrowser()) {
      FirstAdmin.Team team = FirstAdmin.create(server);
      Page admin = browser.newProfile("de-DE", 1366, 900);
      new TechnicianConsole(admin, server.url()).logIn(team.admin());
      administration(admin, server.url());
      Page english = browser.newProfile("en-GB", 1366, 900);
      new TechnicianConsole(english, server.url()).logIn(team.admin());
      for (String page : new String[] {"operator", "operator/embed"}) {
        english.navigate(server.url() + "/" + page);
        photograph(english, page.substring(page.indexOf('/') + 1) + "-en");
      }
      for (String language : new String[] {"de", "en"}) {
        customers(browser, server.url(), language);
      }
    }
    System.exit(0);
  }

  private static void administration(Page page, String url) {
    page.navigate(url + "/operator");
    page.fill("#phone0", "02066 123456");
    page.fill("#phone0-label-de", "Hotline");
    page.fill("#phone0-label-en", "Hotline");
    page.fill("#phone0-cost-de", "Preis eines Ortsgesprächs");
    page.fill("#phone0-cost-en", "Price of a local call");
    page.click("#operator-save");
    photograph(page, "operator-de");
    page.fill("#accent", "#ffcc00");
    page.click("#operator-save");
    photograph(page, "operator-pale-de");
    page.navigate(url + "/operator/texts");
    page.fill("#HOURS-de", "Montag bis Freitag, 8 bis 18 Uhr");
    page.fill("#HOURS-en", "Monday to Friday, 8 am to 6 pm");
    page.click("#operator-save");
    page.navigate(url + "/operator/terms");
    page.fill("#version", "2026-11");
    page.fill(
        "#german",
        "# Nutzungsbedingungen\n\nDie Fernwartung ist **freiwillig**; Sie können sie jederzeit"
            + " beenden.\n\n- Wir sehen nur, was Sie freigeben.\n- Bitte sichern Sie Ihre Daten.");
    page.fill(
        "#english",
        "# Terms of use\n\nRemote support is **voluntary**; you can end it at any time.\n\n- We see"
            + " only what you allow.\n- Please make a backup.");
    page.click("#draft-save");
    photograph(page, "terms-draft-de");
    page.click("#publish");
    page.navigate(url + "/operator/legal");
    page.fill("#company", "Muster IT GmbH");
    page.fill("#address", "Hauptstraße 1\n47198 Duisburg");
    page.fill("#contact", "datenschutz@muster.example");
    page.fill("#privacy-de", "## Datenschutz");
    page.click("#operator-save");
    page.navigate(url + "/operator/embed");
    photograph(page, "embed-de");
  }

  private static void customers(TechnicianBrowser browser, String url, String language) {
    String locale = language.equals("de") ? "de-DE" : "en-GB";
    Page page = browser.newProfile(Devices.windowsWithEdge(locale));
    page.navigate(url + "/");
    photograph(page, "start-" + language);
    page.navigate(url + "/start?number=12&system=windows&browser=edge");
    photograph(page, "start-wrong-number-" + language);
    page.navigate(url + "/terms");
    photograph(page, "terms-" + language);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.navigate(url + "/?system=macos&browser=safari");
    photograph(page, "start-mac-dark-" + language);
    page.context().close();
    Page phone = browser.newProfile(phone(locale));
    phone.navigate(url + "/");
    photograph(phone, "start-phone-" + language);
    phone.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    phone.navigate(url + "/?system=linux&browser=firefox");
    photograph(phone, "start-phone-dark-" + language);
    phone.context().close();
  }

  private static NewContextOptions phone(String locale) {
    return Devices.android(locale, 390).setDeviceScaleFactor(1);
  }

  private static void photograph(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")).setFullPage(true));
  }
}
