package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;

/// Photographs the spoken check, the report and the question for a restart, both sides of each,
/// into `docs/pictures`.
public final class MachinePictures {
  private MachinePictures() {}

  public static void main(String... none) throws IOException {
    try (Firm firm = new Firm(Places.freePort(), Map.of());
        Customer customer = new Customer("customer", firm.server().url(), 1280, 800);
        TechnicianBrowser browser = new TechnicianBrowser()) {
      Page page = browser.newProfile("de-DE", 1366, 900);
      TechnicianConsole console = new TechnicianConsole(page, firm.server().url());
      console.logIn(firm.technician());
      take(customer, console);
    }
    System.exit(0);
  }

  private static void take(Customer customer, TechnicianConsole console) throws IOException {
    CustomerHands hands = customer.hands();
    VirtualDesktop desktop = customer.desktop();
    Page page = console.page();
    console.connect(hands.machineId(), hands.password());
    hands.allow(Asked.VIEW);
    console.awaitPicture();
    page.click("#dock-check");
    page.waitForSelector("#check-words li");
    console.awaitStill();
    photograph(page, "words-technician");
    save("words-customer", desktop, hands.mainWindow().orElseThrow());
    page.click("#dock-computer");
    page.click("#report-ask");
    save("report-customer", desktop, hands.awaitQuestion(Asked.SYSTEM_INFORMATION).window());
    hands.allow(Asked.SYSTEM_INFORMATION);
    page.waitForSelector(".report-card");
    console.awaitStill();
    photograph(page, "report-technician");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.setViewportSize(390, 844);
    console.awaitStill();
    photograph(page, "report-phone-dark");
    page.setViewportSize(1366, 900);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.click("#restart-ask");
    save("restart-customer", desktop, hands.awaitQuestion(Asked.RESTART).window());
    hands.refuse(Asked.RESTART);
    console.end();
    console.awaitEnd();
  }

  private static void photograph(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file(name)));
  }

  private static void save(String name, VirtualDesktop desktop, Rectangle window)
      throws IOException {
    BufferedImage screen = desktop.person().picture();
    Rectangle seen = window.intersection(new Rectangle(screen.getWidth(), screen.getHeight()));
    BufferedImage part = screen.getSubimage(seen.x, seen.y, seen.width, seen.height);
    ImageIO.write(part, "png", file(name).toFile());
  }

  private static Path file(String name) {
    return Places.root().resolve("docs/pictures").resolve(name + ".png");
  }
}
