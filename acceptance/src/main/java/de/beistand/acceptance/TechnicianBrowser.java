package de.beistand.acceptance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A real Chromium for the technicians; each gets a profile of their own ([#newProfile]).
public final class TechnicianBrowser implements AutoCloseable {
  /// Debian's Chromium without its calls home; as root it has no sandbox.
  static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          // Without this it has no candidate for a relay on the loopback interface.
          "--webrtc-ip-handling-policy=default_public_interface_only");

  private final Playwright playwright;
  private final Browser browser;

  public TechnicianBrowser() {
    playwright = playwright();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(onPath("chromium"))
                    .setHeadless(true)
                    .setArgs(ARGUMENTS));
  }

  /// Playwright without browsers of its own.
  static Playwright playwright() {
    return Playwright.create(
        new Playwright.CreateOptions()
            .setEnv(
                Map.of(
                    "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                    "1",
                    "PLAYWRIGHT_NODEJS_PATH",
                    onPath("node").toString())));
  }

  static Path onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(program + " is not installed"));
  }

  /// A window of somebody who is not logged in.
  ///
  /// @param language such as "de-DE"
  public Page newProfile(String language, int width, int height) {
    return newProfile(
        new Browser.NewContextOptions().setLocale(language).setViewportSize(width, height));
  }

  /// A window of somebody with another device or other habits.
  public Page newProfile(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(30_000);
    return context.newPage();
  }

  /// All open tabs.
  public List<Page> pages() {
    return browser.contexts().stream().flatMap(context -> context.pages().stream()).toList();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
