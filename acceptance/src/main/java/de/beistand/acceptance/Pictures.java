package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Photographs a real session for the documentation, as the technician sees it, into
/// `docs/pictures`.
public final class Pictures {
  private final Path folder = Places.root().resolve("docs/pictures");
  private final Customer customer;
  private final TechnicianConsole console;

  private Pictures(Customer customer, TechnicianConsole console) {
    this.customer = customer;
    this.console = console;
  }

  public static void main(String... none) throws IOException {
    try (Firm firm = new Firm(Places.freePort(), Map.of());
        Customer customer = new Customer("customer", firm.server().url(), 1280, 800);
        TechnicianBrowser browser = new TechnicianBrowser()) {
      // In a user namespace of its own the editor is nobody and does not warn of being root.
      Demo.furnish(customer.desktop(), List.of("unshare", "-U"));
      Page page = browser.newProfile("de-DE", 1366, 900);
      TechnicianConsole console = new TechnicianConsole(page, firm.server().url());
      console.logIn(firm.technician());
      new Pictures(customer, console).take();
    }
    System.exit(0);
  }

  private void take() throws IOException {
    Files.createDirectories(folder);
    CustomerHands hands = customer.hands();
    VirtualDesktop desktop = customer.desktop();
    String machineId = hands.machineId();
    String password = hands.password();
    console.connect(machineId, password);
    hands.allow(CustomerHands.Asked.VIEW);
    console.awaitPicture();
    console.askControl();
    hands.allow(CustomerHands.Asked.CONTROL);
    console.awaitControl("held");
    desktop.put("Mousepad$", new Rectangle(140, 40, 640, 360));
    desktop.put("^Terminal$", new Rectangle(140, 470, 640, 270));
    Rectangle editor = desktop.windows("Mousepad$").getFirst();
    console.clickAt((int) editor.getCenterX(), (int) editor.getCenterY());
    console.page().keyboard().press("Control+End");
    console.page().keyboard().insertText("\n→ Behoben: Farbpatrone getauscht. Grüße, Tom");
    console.wire().awaitCarriedOut();
    console.page().waitForCondition(() -> !console.page().locator("#status").isVisible());
    console.awaitStill();
    photograph("session-desktop");
    console.page().setViewportSize(390, 844);
    console.awaitStill();
    photograph("session-phone");
    hands.stop();
    console.awaitEnd();
  }

  private void photograph(String name) {
    console.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }
}
