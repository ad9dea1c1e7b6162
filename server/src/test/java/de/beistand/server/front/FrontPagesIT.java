package de.beistand.server.front;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.TestSite;
import de.beistand.server.Visitor;
import de.beistand.server.operator.AgreedBy;
import de.beistand.server.operator.Operator;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.operator.WhoMayConnect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The firm's pages: what an administrator sets is what customers see.
class FrontPagesIT {
  private static final String WINDOWS_EDGE =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0";

  private static TestSite site;
  private static Visitor admin;
  private final Path program = TestSite.PROGRAMS.resolve("Beistand-windows-x64.exe");

  @BeforeAll
  static void open() throws Exception {
    site = new TestSite();
    admin = site.admin();
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @AfterEach
  void removeProgram() throws Exception {
    Files.deleteIfExists(program);
  }

  private static Map<String, String> look() {
    return new HashMap<>(
        Map.of("firm", "Firma", "accent", "#0b6e6e", "who", "EVERYONE", "agreed", "CLICK"));
  }

  @Test
  void theStepsAreThoseOfTheVisitorsOwnSystemAndBrowser() throws Exception {
    Path forMac = program.resolveSibling("Beistand-macos.zip");
    Files.createDirectories(program.getParent());
    Files.write(program, new byte[1]);
    Files.write(forMac, new byte[1]);
    String page = site.visitor().get("/", "User-Agent", WINDOWS_EDGE).text();
    assertThat(page)
        .contains("data-system=\"windows\" data-browser=\"edge\"", "step-edge.svg", "Beibehalten")
        .contains("/?system=linux#steps", "/?system=windows&amp;browser=firefox#steps");
    assertThat(site.visitor().get("/?system=macos&browser=safari").text())
        .contains("data-system=\"macos\" data-browser=\"safari\"", "step-safari.svg");
    Files.delete(forMac);
  }

  @Test
  void aNumberLeadsToItsInvitation() {
    assertThat(site.visitor().get("/start?number=123+456-789").location())
        .isEqualTo("/j?number=123456789");
  }

  @Test
  void whatIsNoNumberIsSaidAtTheField() {
    Visitor.Page page = site.visitor().get("/start?number=12a%3Cb%3E");
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.textOf("number-error")).startsWith("Die Sitzungsnummer hat neun Ziffern.");
    assertThat(page.text()).contains("value=\"12a&lt;b&gt;\"", "aria-invalid=\"true\"");
  }

  @Test
  void withoutANumberTheProgramIsDownloaded() throws Exception {
    Files.createDirectories(program.getParent());
    Files.write(program, new byte[1_234_567]);
    Visitor.Page start = site.visitor().get("/?system=windows");
    assertThat(start.textOf("program"))
        .isEqualTo("Programm für Windows · 1 MB · nichts wird installiert");
    assertThat(start.textOf("sha256")).matches("[0-9a-f]{64}");
    assertThat(site.visitor().get("/start?number=&system=windows&browser=edge").location())
        .isEqualTo("/download/windows");
  }

  @Test
  void withoutAProgramThePageSaysSoAndDownloadsNothing() {
    Visitor.Page page = site.visitor().get("/start?number=&system=windows");
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.textOf("no-program")).contains("Windows", "noch nicht");
    assertThat(page.text()).contains("step-number.svg").doesNotContain("Herunterladen");
  }

  @Test
  void nameColourAndTelephoneShowAtOnce() {
    Map<String, String> form = look();
    form.put("firm", "Müller & <b>Söhne</b>");
    form.put("accent", "#1A4FA3");
    form.put("who", "REGISTERED");
    form.put("agreed", "CONNECTING");
    form.put("phone1", "+49 (0) 2066 12345");
    form.put("phone1-label-de", "Hotline");
    form.put("phone1-cost-de", "Ortstarif");
    assertThat(admin.post("/operator", form).location()).isEqualTo("/operator?saved");
    String page = site.visitor().get("/").text();
    assertThat(page)
        .contains("Fernwartung von Müller &amp; &lt;b&gt;Söhne&lt;/b&gt;")
        .contains("/accent/1a4fa3.css")
        .contains("href=\"tel:+49206612345\">+49 (0) 2066 12345</a>", "Hotline", "Ortstarif")
        .doesNotContain("<b>Söhne");
    assertThat(site.visitor().get("/accent/1a4fa3.css").text()).contains("--primary:#1a4fa3");
    assertThat(site.operator.current().whoMayConnect()).isEqualTo(WhoMayConnect.REGISTERED);
    assertThat(site.operator.current().agreedBy()).isEqualTo(AgreedBy.CONNECTING);
    assertThat(admin.post("/operator", look()).status()).isEqualTo(303);
    assertThat(site.visitor().get("/").text()).doesNotContain("Hotline", "/accent/");
  }

  @Test
  void aPaleColourIsNotTakenAndABetterOneIsOffered() {
    Map<String, String> form = look();
    form.put("accent", "#ffcc00");
    Visitor.Page page = admin.post("/operator", form);
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.textOf("accent-readable")).contains("#856a00");
    assertThat(site.visitor().get("/accent/ffcc00.css").status()).isEqualTo(404);
    assertThat(site.visitor().get("/accent/x.css").status()).isEqualTo(404);
    assertThat(site.visitor().get("/").text()).doesNotContain("/accent/");
  }

  @Test
  void thePreviewShowsWhatIsNotSaved() {
    Map<String, String> form = look();
    form.put("firm", "Ganz anders");
    form.put("accent", "#7a1f5c");
    String preview = admin.post("/operator/preview", form).text();
    assertThat(preview)
        .contains("id=\"preview-note\"", "Fernwartung von Ganz anders", "/accent/7a1f5c.css");
    assertThat(site.visitor().get("/").text()).contains("Fernwartung von Firma");
  }

  @Test
  void aTextInOneLanguageIsShownInBoth() {
    assertThat(admin.post("/operator/texts", Map.of("WELCOME-de", "Guten Tag <!-- x -->")).status())
        .isEqualTo(303);
    for (String language : new String[] {"de", "en"}) {
      assertThat(
              site.visitor()
                  .get("/", "Accept", "text/html", "Cookie", "language=" + language)
                  .text())
          .contains("Guten Tag &lt;!-- x --&gt;");
    }
    Visitor.Page refused = admin.post("/operator/texts", Map.of("HOURS-de", "a\u202eb"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.has("HOURS-de-error")).isTrue();
    assertThat(admin.post("/operator/texts", Map.of()).status()).isEqualTo(303);
  }

  @Test
  void theFirmSaysWhoCallsWhom() {
    assertThat(site.visitor().get("/").textOf("call-heading")).isEqualTo("Erst anrufen");
    Map<String, String> texts = Map.of("CALL-de", "Wir rufen Sie an: am Anfang und am Ende.");
    assertThat(admin.post("/operator/texts", texts).status()).isEqualTo(303);
    Visitor.Page page = site.visitor().get("/");
    assertThat(page.textOf("call-own")).isEqualTo("Wir rufen Sie an: am Anfang und am Ende.");
    assertThat(page.text()).doesNotContain("Erst anrufen");
    assertThat(admin.post("/operator/texts", Map.of()).status()).isEqualTo(303);
  }

  @Test
  void whatAnotherProcessSavedCountsAfterAFewSeconds() {
    Operator other = site.inAnotherProcess();
    String before = site.operator.current().firm();
    OperatorSettings now = other.current();
    other.save(
        now.withLook(
            "Andere Werkstatt", now.accent(), now.whoMayConnect(), now.agreedBy(), now.phones()),
        1);
    assertThat(other.current().firm()).isEqualTo("Andere Werkstatt");
    assertThat(site.operator.current().firm()).isEqualTo(before);
    site.clock.advance(Duration.ofSeconds(6));
    assertThat(site.operator.current().firm()).isEqualTo("Andere Werkstatt");
    other.save(now, 1);
    site.clock.advance(Duration.ofSeconds(6));
    assertThat(site.operator.current().firm()).isEqualTo(before);
  }

  @Test
  void publishedTermsAreFrozenAndInForce() {
    assertThat(site.visitor().get("/terms").status()).isEqualTo(404);
    Map<String, String> draft =
        Map.of("version", "Mai 1", "german", "# Regeln\n\n<i>nett</i>", "english", "# Rules");
    assertThat(admin.post("/operator/terms", draft).status()).isEqualTo(303);
    Visitor.Page seen = admin.get("/operator/terms");
    assertThat(seen.text()).contains("<h2>Regeln</h2>", "&lt;i&gt;nett&lt;/i&gt;");
    String hash = hashIn(seen);
    Map<String, String> other =
        Map.of("version", "Mai 1", "german", "# Andere Regeln", "english", "# Other rules");
    assertThat(admin.post("/operator/terms", other).status()).isEqualTo(303);
    assertThat(admin.post("/operator/terms/publish", Map.of("hash", hash)).status())
        .as("somebody changed the draft meanwhile")
        .isEqualTo(409);
    assertThat(site.visitor().get("/terms").status()).isEqualTo(404);
    hash = hashIn(admin.get("/operator/terms"));
    assertThat(admin.post("/operator/terms/publish", Map.of("hash", hash)).status()).isEqualTo(303);
    Visitor.Page shown = site.visitor().get("/terms/Mai%201");
    assertThat(shown.text()).contains("<h2>Andere Regeln</h2>", "id=\"terms-in-force\"");
    assertThat(shown.textOf("terms-hash")).isEqualTo(hash);
    assertThat(site.operator.current().terms().hash()).contains(hash);
    assertThat(site.visitor().get("/terms/Mai%201/original").text())
        .as("what the hash covers")
        .isEqualTo("Mai 1\0# Andere Regeln\0# Other rules");
    assertThat(site.visitor().get("/terms/none/original").status()).isEqualTo(404);
    assertThat(admin.post("/operator/terms", draft).status())
        .as("a published version is never written again")
        .isEqualTo(422);
    assertThat(site.visitor().get("/terms/mai%201").status()).isEqualTo(404);
    assertThat(site.visitor().get("/").text()).contains("href=\"/terms\"");
  }

  private static String hashIn(Visitor.Page page) {
    var matcher =
        java.util.regex.Pattern.compile("name=\"hash\" value=\"([0-9a-f]{64})\"")
            .matcher(page.text());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void theAgreementIsAPdfWithTheFirmsData() {
    assertThat(site.visitor().get("/agreement").status()).isEqualTo(404);
    Map<String, String> legal =
        Map.of(
            "company",
            "Łukasz & Söhne GmbH <x>",
            "address",
            "Hauptstr. 1\n47198 Duisburg",
            "contact",
            "datenschutz@firma.example",
            "imprint-link",
            "https://firma.example/impressum");
    assertThat(admin.post("/operator/legal", legal).status()).isEqualTo(303);
    Visitor.Page page = site.visitor().get("/agreement");
    assertThat(page.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(page.text()).startsWith("%PDF-");
    assertThat(site.visitor().get("/imprint").location())
        .isEqualTo("https://firma.example/impressum");
    assertThat(admin.post("/operator/legal", Map.of("imprint-link", "javascript:x")).status())
        .isEqualTo(422);
    assertThat(admin.post("/operator/legal", Map.of()).status()).isEqualTo(303);
    assertThat(site.visitor().get("/imprint").status()).isEqualTo(404);
  }

  @Test
  void aLogoIsShownInItsOwnEncodingAndCanBeRemoved() throws Exception {
    assertThat(site.visitor().get("/logo").status()).isEqualTo(404);
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    Visitor.Page refused = admin.upload("/operator/logo", "logo", svg);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.textOf("logo-error")).contains("PNG");
    var bytes = new java.io.ByteArrayOutputStream();
    javax.imageio.ImageIO.write(
        new java.awt.image.BufferedImage(300, 60, java.awt.image.BufferedImage.TYPE_INT_RGB),
        "png",
        bytes);
    assertThat(admin.upload("/operator/logo", "logo", bytes.toByteArray()).status()).isEqualTo(303);
    String page = site.visitor().get("/").text();
    assertThat(page).contains("class=\"own-logo\" src=\"/logo?v=", "alt=\"Firma\"");
    assertThat(site.visitor().get("/logo").header("Content-Type")).isEqualTo("image/png");
    assertThat(admin.upload("/operator/logo", "logo", new byte[250_000]).status()).isEqualTo(422);
    assertThat(admin.upload("/operator/logo", "logo", new byte[900_000]).status()).isEqualTo(413);
    assertThat(admin.post("/operator/logo/remove", Map.of()).status()).isEqualTo(303);
    assertThat(site.visitor().get("/logo").status()).isEqualTo(404);
  }

  @Test
  void theSnippetsCarryNoScript() {
    String page = admin.get("/operator/embed").text();
    assertThat(page)
        .contains(
            "&lt;a href=&quot;http://beistand.test/&quot;", "/start&quot; method=&quot;get&quot;")
        .doesNotContain("&lt;script");
  }
}
