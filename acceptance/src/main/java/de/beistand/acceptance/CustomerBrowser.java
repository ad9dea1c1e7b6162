package de.beistand.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A customer who has nothing but a browser: a Chromium of their own with what they show, on a PC
/// or on a phone with two cameras.
public final class CustomerBrowser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /// Of the tab that the customer chooses in the browser's own dialog, which no test can see.
  static final String SHOWN_TITLE = "Vorlage zum Zeigen";

  private final Playwright playwright;
  private final Browser browser;
  private final Page page;
  private final String serverUrl;
  private final List<String> mistakes = new ArrayList<>();

  private CustomerBrowser(
      String serverUrl,
      List<String> more,
      Map<String, String> environment,
      Browser.NewContextOptions context,
      String language) {
    this.serverUrl = serverUrl;
    List<String> arguments = new ArrayList<>(TechnicianBrowser.ARGUMENTS);
    arguments.addAll(more);
    playwright = TechnicianBrowser.playwright();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(TechnicianBrowser.onPath("chromium"))
                    .setHeadless(environment.isEmpty())
                    .setEnv(environment)
                    .setArgs(arguments));
    BrowserContext own = browser.newContext(context.setLocale(language));
    own.setDefaultTimeout((double) PATIENCE.toMillis());
    page = own.newPage();
    page.onPageError(mistakes::add);
  }

  /// On a PC, where the tab [#SHOWN_TITLE] is chosen.
  public static CustomerBrowser onPc(String serverUrl, String language) {
    return new CustomerBrowser(
        serverUrl,
        List.of("--auto-select-tab-capture-source-by-title=" + SHOWN_TITLE),
        Map.of(),
        new Browser.NewContextOptions().setViewportSize(1280, 900),
        language);
  }

  /// In a window on a real desktop, where the entire screen is chosen.
  ///
  /// @param width of the window, which stands at the left edge
  public static CustomerBrowser onDesktop(String serverUrl, VirtualDesktop desktop, int width) {
    return new CustomerBrowser(
        serverUrl,
        List.of(
            "--auto-select-desktop-capture-source=Entire screen",
            "--window-position=0,0",
            "--window-size=" + width + ",800"),
        desktop.environment(),
        new Browser.NewContextOptions().setViewportSize(null),
        "de-DE");
  }

  /// On a phone, which lets the page use its cameras.
  public static CustomerBrowser onPhone(String serverUrl, String language) {
    CustomerBrowser phone =
        new CustomerBrowser(
            serverUrl,
            List.of(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream=device-count=2"),
            Map.of(),
            new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setUserAgent(
                    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/142.0.0.0 Mobile Safari/537.36"),
            language);
    // A phone has no screen to share: the browser there does not know how.
    phone.page.addInitScript("delete MediaDevices.prototype.getDisplayMedia");
    return phone;
  }

  /// Opens a tab with this content, to be shown.
  public Page openShown(String html) {
    Page shown = page.context().newPage();
    shown.setContent("<title>" + SHOWN_TITLE + "</title>" + html);
    page.bringToFront();
    return shown;
  }

  /// Opens the page with the field for the number.
  public void open() {
    page.navigate(serverUrl + "/share");
    awaitView("start");
  }

  /// Types the number, as it is read out on the phone, and goes on.
  public void say(String number) {
    page.fill("#number", number.replaceAll("(...)(?=.)", "$1 "));
    page.click("#number-submit");
  }

  /// Waits for a face of the page: `start`, `waiting`, `question`, `live` or `after`.
  public void awaitView(String view) {
    page.waitForSelector(
        "#share[data-view=" + view + "]",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  /// Agrees once the question has stood long enough to be read.
  public void allow() {
    awaitView("question");
    page.click("#allow:not([aria-disabled])");
    awaitView("live");
  }

  public void refuse() {
    awaitView("question");
    page.click("#refuse");
  }

  public void stop() {
    page.click("#stop");
    awaitView("after");
  }

  /// The number under which the server knows this visit.
  public String machineId() {
    return String.valueOf(page.getAttribute("#share", "data-machine"));
  }

  public void colours(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }

  public Page page() {
    return page;
  }

  /// Errors of the page's script so far.
  public List<String> mistakes() {
    return List.copyOf(mistakes);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
