package de.beistand.acceptance;

import com.microsoft.playwright.Browser.NewContextOptions;

/// What customers look at the firm's pages with, as Chromium can pretend to be it.
final class Devices {
  private static final String CHROMIUM = " AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";

  private Devices() {}

  static NewContextOptions windowsWithEdge(String language) {
    return new NewContextOptions()
        .setLocale(language)
        .setViewportSize(1366, 900)
        .setUserAgent(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
                + CHROMIUM
                + " Safari/537.36 Edg/142.0.0.0");
  }

  static NewContextOptions android(String language, int width) {
    return new NewContextOptions()
        .setLocale(language)
        .setViewportSize(width, 780)
        .setDeviceScaleFactor(2)
        .setIsMobile(true)
        .setHasTouch(true)
        .setUserAgent("Mozilla/5.0 (Linux; Android 10; K)" + CHROMIUM + " Mobile Safari/537.36");
  }
}
