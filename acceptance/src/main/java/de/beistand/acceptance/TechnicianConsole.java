package de.beistand.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/// The technician at the console, in one tab: logs in, connects, watches, clicks and types.
///
/// Elements are found by ids and `data-*` attributes, never by translated words.
public final class TechnicianConsole {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Page page;
  private final String serverUrl;
  private final Wire wire;
  private final List<String> mistakes = new ArrayList<>();

  public TechnicianConsole(Page page, String serverUrl) {
    this.page = page;
    this.serverUrl = serverUrl;
    wire = Wire.tap(page);
    page.onPageError(mistakes::add);
  }

  /// Logs in by the login page and opens the console.
  public void logIn(FirstAdmin.Account account) {
    page.navigate(serverUrl + "/login");
    page.fill("#login", account.login());
    page.fill("#password", account.password());
    page.click("#login-submit");
    page.waitForURL(address -> !address.contains("/login"));
    open();
  }

  /// Opens the console afresh.
  public void open() {
    page.navigate(serverUrl + "/console");
    awaitLink("up");
  }

  /// Enters ID and password.
  public void connect(String machineId, String password) {
    page.fill("#machine-id", machineId);
    give(password);
  }

  /// Makes a session number; its nine digits.
  public String makeNumber() {
    int before = page.locator(".invitation").count();
    page.click("#invite-new:enabled");
    Until.holds("a session number", PATIENCE, () -> page.locator(".invitation").count() > before);
    return String.valueOf(page.locator(".invitation").first().getAttribute("data-number"));
  }

  /// Waits until the guide says where the customer with this number is: `told`, `page`, `download`,
  /// `joined` …
  public void awaitPlace(String number, String place) {
    awaitAttribute(".invitation[data-number=\"" + number + "\"]", "data-place", place);
  }

  /// Enters another password after a wrong one.
  public void give(String password) {
    page.fill("#session-password", password);
    page.click("#connect-submit");
  }

  /// Waits for a state of the session, such as `awaiting-consent`.
  public void awaitPhase(String phase) {
    awaitAttribute("#console", "data-phase", phase);
  }

  /// Waits for a state of the line to the server: `up` or `down`.
  public void awaitLink(String link) {
    awaitAttribute("#console", "data-link", link);
  }

  /// Waits until the customer's screen is shown.
  public void awaitPicture() {
    awaitPhase("active");
    awaitStage("running");
    Until.holds("a picture in the page", PATIENCE, () -> number("framesPresented") > 0);
  }

  /// Asks the customer for mouse and keyboard.
  public void askControl() {
    page.click("#control:enabled");
  }

  /// Waits for `view`, `asking`, `held` or `waits`.
  public void awaitControl(String state) {
    awaitAttribute("#control-state", "data-state", state);
  }

  /// Waits for `none`, `running` or `interrupted`.
  public void awaitStage(String picture) {
    awaitAttribute("#stage", "data-picture", picture);
  }

  private void awaitAttribute(String selector, String attribute, String value) {
    page.waitForSelector(
        "%s[%s=\"%s\"]".formatted(selector, attribute, value),
        new Page.WaitForSelectorOptions()
            .setState(WaitForSelectorState.ATTACHED)
            .setTimeout((double) PATIENCE.toMillis()));
  }

  /// Ends the session by the button and the question after it.
  public void end() {
    page.click("#end");
    page.click("#end-yes");
  }

  /// Waits for the end and gives the reason's name.
  public String awaitEnd() {
    awaitPhase("ended");
    return String.valueOf(page.getAttribute("#end-reason", "data-reason"));
  }

  /// The complaint above the form; empty if there is none.
  public String complaint() {
    Locator error = page.locator("#connect-error");
    return error.isVisible() ? error.innerText() : "";
  }

  /// A figure that the page measures itself, from `window.beistand`; -1 while there is none.
  public double number(String name) {
    Object value = page.evaluate("name => window.beistand?.[name] ?? -1", name);
    return ((Number) value).doubleValue();
  }

  /// A word from `window.beistand`; empty while there is none.
  public String word(String name) {
    return String.valueOf(page.evaluate("name => window.beistand?.[name] ?? ''", name));
  }

  /// The picture of the customer's screen as the page shows it, pixel by pixel: tiles over video.
  public BufferedImage picture() {
    return picture(true);
  }

  /// The video alone, pixel by pixel.
  public BufferedImage video() {
    return picture(false);
  }

  private BufferedImage picture(boolean withTiles) {
    Object png =
        page.evaluate(
            """
            withTiles => {
              const video = document.querySelector('#screen');
              const canvas = document.createElement('canvas');
              const size = withTiles && window.beistand?.screen // a film is smaller
                ? window.beistand.screen : { width: video.videoWidth, height: video.videoHeight };
              canvas.width = size.width;
              canvas.height = size.height;
              canvas.getContext('2d').drawImage(video, 0, 0, size.width, size.height);
              const tiles = document.querySelector('#tiles');
              if (withTiles && tiles && !tiles.hidden) canvas.getContext('2d').drawImage(tiles, 0, 0);
              return canvas.toDataURL('image/png').split(',')[1];
            }
            """,
            withTiles);
    try {
      byte[] bytes = Base64.getDecoder().decode(String.valueOf(png));
      return ImageIO.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Chooses sharp, balanced or fast, as `PictureQuality` names them.
  public void choosePictureQuality(String quality) {
    page.click("#connection");
    page.click("#quality label:has(input[value=%s])".formatted(quality));
    page.click("#connection");
  }

  /// The customer's cursor as the technician's pointer wears it over the picture (CSS); empty while
  /// the technician does not lead.
  public String cursor() {
    return String.valueOf(page.evaluate("() => document.querySelector('#screen').style.cursor"));
  }

  /// Waits until two pictures in a row are the same.
  public void awaitStill() {
    Until.holds(
        "a picture at rest",
        PATIENCE,
        () -> {
          BufferedImage before = picture();
          page.waitForTimeout(1000); // the span over which nothing may change
          return Sight.difference(before, picture()) < 0.3;
        });
  }

  /// Moves the mouse over the picture to a pixel of the customer's screen.
  public void moveTo(int x, int y) {
    Object point =
        page.evaluate(
            """
            ([x, y]) => {
              const video = document.querySelector('#screen');
              const box = video.getBoundingClientRect();
              const size = window.beistand?.screen
                ?? { width: video.videoWidth, height: video.videoHeight };
              return [box.x + (x + 0.5) * box.width / size.width,
                      box.y + (y + 0.5) * box.height / size.height];
            }
            """,
            List.of(x, y));
    List<?> at = (List<?>) point;
    page.mouse().move(((Number) at.get(0)).doubleValue(), ((Number) at.get(1)).doubleValue());
  }

  /// Clicks a pixel of the customer's screen.
  public void clickAt(int x, int y) {
    moveTo(x, y);
    page.mouse().down();
    page.mouse().up();
  }

  /// The data channels below the page.
  public Wire wire() {
    return wire;
  }

  public Page page() {
    return page;
  }

  /// Errors of the page's script so far.
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }
}
