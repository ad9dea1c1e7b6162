package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The firm's own pages in a real Chromium: what customers see on desktop and telephone, and how an
/// administrator changes it.
class FrontIT {
  /// Everything that the start page loads, in bytes on the line.
  private static final long BUDGET = 60_000;

  private static ServerProcess server;
  private static FirstAdmin.Team team;
  private static TechnicianBrowser browser;

  @BeforeAll
  static void open() throws IOException {
    Path programs = Places.newFolder("programs");
    Files.write(programs.resolve("Beistand-windows-x64.exe"), new byte[1_500_000]);
    server =
        new ServerProcess(
            Places.freePort(), Map.of("firm", Firm.NAME, "programFolder", programs.toString()));
    team = FirstAdmin.create(server);
    browser = new TechnicianBrowser();
  }

  @AfterAll
  static void close() {
    browser.close();
    server.close();
  }

  @Test
  void aCustomerOnAComputerSeesTheStepsOfTheirBrowser() {
    for (String language : List.of("de-DE", "en-GB")) {
      Page page = browser.newProfile(Devices.windowsWithEdge(language));
      List<Request> requests = watched(page);
      page.navigate(server.url() + "/");
      assertThat(page.getAttribute("html", "lang")).isEqualTo(language.substring(0, 2));
      assertThat(page.getAttribute("#steps", "data-system")).isEqualTo("windows");
      assertThat(page.getAttribute("#steps", "data-browser")).isEqualTo("edge");
      assertThat(page.innerText("#program")).contains("Windows");
      assertLight(page, requests);
      assertFine(page, "/", 1366, ColorScheme.LIGHT);
      assertFine(page, "/", 1366, ColorScheme.DARK);
      assertFine(page, "/?system=macos&browser=safari", 320, ColorScheme.LIGHT);
      page.context().close();
    }
  }

  @Test
  void aCustomerOnATelephoneIsAskedForTheNumberAndNeverOfferedAProgram() {
    for (String language : List.of("de-DE", "en-GB")) {
      Page page = browser.newProfile(Devices.android(language, 390));
      List<Request> requests = watched(page);
      page.navigate(server.url() + "/");
      assertThat(page.getAttribute("#steps", "data-system")).isEqualTo("android");
      assertThat(page.locator("#program").count()).isZero();
      assertThat(page.getAttribute("#number", "required")).isNotNull();
      assertLight(page, requests);
      assertFine(page, "/", 390, ColorScheme.DARK);
      assertFine(page, "/", 320, ColorScheme.LIGHT);
      page.context().close();
    }
  }

  @Test
  void everythingWorksWithoutJavaScript() {
    Page page = browser.newProfile(Devices.windowsWithEdge("de-DE").setJavaScriptEnabled(false));
    page.navigate(server.url() + "/");
    page.click("#others [data-system=linux]");
    assertThat(page.getAttribute("#steps", "data-system")).isEqualTo("linux");
    page.click("#others [data-browser=firefox]");
    assertThat(page.getAttribute("#steps", "data-browser")).isEqualTo("firefox");
    page.fill("#number", "12 34");
    page.click("#start");
    assertThat(page.innerText("#number-error")).isNotBlank();
    page.fill("#number", "123 456 789");
    page.click("#start");
    assertThat(page.url()).contains("/j?number=123456789");
    page.context().close();
  }

  @Test
  void withoutANumberTheButtonDownloadsTheProgram() {
    Page page = browser.newProfile(Devices.windowsWithEdge("de-DE").setAcceptDownloads(true));
    page.navigate(server.url() + "/");
    var program = page.waitForResponse("**/download/windows", () -> page.click("#start"));
    assertThat(program.headers())
        .containsEntry("content-disposition", "attachment; filename=\"Beistand.exe\"");
    page.context().close();
  }

  @Test
  void whatTheAdministratorSetsIsWhatCustomersSee() throws IOException {
    Page admin = browser.newProfile(new NewContextOptions().setLocale("de-DE"));
    new TechnicianConsole(admin, server.url()).logIn(team.admin());
    Page customer = browser.newProfile(Devices.windowsWithEdge("de-DE"));
    look(admin, customer);
    logo(admin, customer);
    terms(admin, customer);
    legal(admin, customer);
    for (String path :
        List.of(
            "/operator",
            "/operator/texts",
            "/operator/terms",
            "/operator/legal",
            "/operator/embed")) {
      assertFine(admin, path, 1366, ColorScheme.LIGHT);
      assertFine(admin, path, 390, ColorScheme.DARK);
    }
    List<Request> all = watched(customer);
    for (String path :
        List.of(
            "/",
            "/start?number=12&system=windows&browser=edge",
            "/terms",
            "/terms/2026-11",
            "/privacy",
            "/imprint",
            "/j",
            "/j?number=123456789",
            "/request",
            "/share")) {
      assertFine(customer, path, 1366, ColorScheme.LIGHT);
      assertFine(customer, path, 320, ColorScheme.DARK);
    }
    assertThat(all).as("nothing from elsewhere").allMatch(FrontIT::isOurs);
    Page stranger = browser.newProfile(Devices.windowsWithEdge("de-DE")); // nothing in its cache
    List<Request> requests = watched(stranger);
    stranger.navigate(server.url() + "/?system=windows&browser=firefox");
    assertLight(stranger, requests);
    admin.context().close();
    customer.context().close();
    stranger.context().close();
  }

  private static void look(Page admin, Page customer) {
    admin.navigate(server.url() + "/operator");
    admin.fill("#firm", "Muster & Töchter");
    admin.fill("#accent", "#7a1f5c");
    admin.fill("#phone0", "02066 123456");
    admin.fill("#phone0-cost-de", "Ortstarif");
    Page preview = admin.waitForPopup(() -> admin.click("#operator-preview"));
    preview.waitForLoadState(); // its style sheets, too
    assertThat(preview.innerText("h1")).contains("Muster & Töchter");
    assertThat(preview.isVisible("#preview-note")).isTrue();
    assertThat(colourOfButton(preview)).isEqualTo("rgb(122, 31, 92)");
    preview.close();
    customer.navigate(server.url() + "/");
    assertThat(customer.innerText("h1")).doesNotContain("Töchter");
    admin.click("#operator-save");
    assertThat(admin.isVisible("#operator-notice")).isTrue();
    customer.navigate(server.url() + "/");
    assertThat(customer.innerText("h1")).contains("Muster & Töchter");
    assertThat(colourOfButton(customer)).isEqualTo("rgb(122, 31, 92)");
    assertThat(customer.getAttribute(".phone a", "href")).isEqualTo("tel:02066123456");
    assertThat(customer.innerText(".phone")).contains("Ortstarif");
  }

  private static Object colourOfButton(Page page) {
    return page.evaluate("getComputedStyle(document.querySelector('#start')).backgroundColor");
  }

  private static void logo(Page admin, Page customer) throws IOException {
    admin.setInputFiles("#logo", new FilePayload("logo.png", "image/png", drawnLogo()));
    admin.click("#logo-save");
    customer.navigate(server.url() + "/");
    assertThat(
            customer.evaluate(
                "(async () => { const i = document.querySelector('.own-logo'); await i.decode(); return i.naturalHeight })()"))
        .isEqualTo(88);
  }

  private static byte[] drawnLogo() throws IOException {
    var image = new BufferedImage(600, 200, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0x7a1f5c));
    graphics.fillRoundRect(0, 0, 600, 200, 60, 60);
    graphics.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static void terms(Page admin, Page customer) {
    admin.navigate(server.url() + "/operator/terms");
    admin.fill("#version", "2026-11");
    admin.fill(
        "#german", "# Bedingungen\n\nBitte **sichern** Sie Ihre Daten.\n\n<script>x</script>");
    admin.fill("#english", "# Terms\n\nPlease make a **backup**.");
    admin.click("#draft-save");
    assertThat(admin.innerText("#preview-de")).contains("sichern", "<script>x</script>");
    admin.click("#publish");
    assertThat(admin.isVisible("tr[data-version='2026-11']")).isTrue();
    customer.navigate(server.url() + "/terms");
    assertThat(customer.innerText("#terms-text strong")).isEqualTo("sichern");
    assertThat(customer.innerText("#terms-hash")).matches("[0-9a-f]{64}");
  }

  private static void legal(Page admin, Page customer) {
    admin.navigate(server.url() + "/operator/legal");
    admin.fill("#privacy-de", "## Datenschutz\n\nWir achten ihn.");
    admin.fill("#imprint-de", "## Impressum\n\nMuster & Töchter GmbH");
    admin.fill("#company", "Muster & Töchter GmbH");
    admin.fill("#address", "Hauptstraße 1\n47198 Duisburg");
    admin.fill("#contact", "datenschutz@muster.example");
    admin.click("#operator-save");
    customer.navigate(server.url() + "/");
    customer.click(".legal a[href='/privacy']");
    assertThat(customer.innerText("#publication")).contains("Wir achten ihn.");
    var pdf = customer.request().get(server.url() + "/agreement");
    assertThat(pdf.headers()).containsEntry("content-type", "application/pdf");
    assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("%PDF-");
  }

  private static List<Request> watched(Page page) {
    List<Request> requests = new CopyOnWriteArrayList<>();
    page.onRequestFinished(requests::add);
    return requests;
  }

  private static boolean isOurs(Request request) {
    return request.url().startsWith(server.url() + "/");
  }

  /// Nothing from elsewhere, and no more than the budget.
  private static void assertLight(Page page, List<Request> requests) {
    page.waitForLoadState();
    page.waitForFunction("() => [...document.images].every(image => image.complete)");
    assertThat(requests).hasSizeGreaterThan(5);
    assertThat(requests).allMatch(FrontIT::isOurs);
    assertThat(page.evaluate("[...document.images].every(image => image.naturalWidth > 0)"))
        .isEqualTo(true);
    long bytes =
        requests.stream()
            .map(Request::sizes)
            .mapToLong(size -> size.responseBodySize + size.responseHeadersSize)
            .sum();
    assertThat(bytes).as("bytes of %s", page.url()).isBetween(10_000L, BUDGET);
  }

  private static void assertFine(Page page, String path, int width, ColorScheme scheme) {
    String what = path + " " + width + " " + scheme;
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.setViewportSize(width, 900);
    page.navigate(server.url() + path);
    assertThat(PagesIT.violations(page)).as(what).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("%s scrolls sideways", what)
        .isEqualTo(0);
  }
}
