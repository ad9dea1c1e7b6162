package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class TechnicianBrowserIT {
  @Test
  void showsPages() {
    try (TechnicianBrowser browser = new TechnicianBrowser()) {
      Page page = browser.newProfile("de-DE", 800, 600);
      page.setContent("<h1>Grüße</h1>");
      assertThat(page.innerText("h1")).isEqualTo("Grüße");
    }
  }
}
