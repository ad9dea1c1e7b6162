package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Photographs a real session for the documentation, as the technician sees it, into
/// `docs/pictures`.
public final class Pictures {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CHAT = "^Chat mit ";

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
      Page page = browser.newProfile("de-DE", 1366, 740);
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
    hands.allow(Asked.VIEW);
    console.awaitPicture();
    console.askControl();
    hands.allow(Asked.CONTROL);
    console.awaitControl("held");
    desktop.put("Mousepad$", new Rectangle(110, 40, 620, 300));
    desktop.put("^Terminal$", new Rectangle(110, 470, 560, 240));
    Page page = console.page();
    page.click("#dock-chat");
    say("Guten Tag Frau Sommer, ich sehe jetzt Ihren Bildschirm. Seit wann druckt er nur grün?");
    answer("Seit gestern Abend. Ich habe nichts verstellt!");
    say("Die Farbpatrone ist leer. Ich schreibe Ihnen auf, welche Sie brauchen.");
    Rectangle editor = desktop.windows("Mousepad$").getFirst();
    console.awaitControl("held");
    page.waitForTimeout(3000); // the customer's own hand goes first
    console.clickAt((int) editor.getCenterX(), (int) editor.getCenterY());
    page.keyboard().press("Control+End");
    page.keyboard().insertText("\n→ Patrone 305 XL, Farbe. Grüße, Tom Techniker");
    console.wire().awaitCarriedOut();
    page.waitForCondition(
        () -> !page.locator("#status").isVisible() && page.locator("#keyboard-note").count() == 0);
    console.awaitStill();
    photograph("session-desktop");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.waitForTimeout(500); // colours fade
    photograph("session-desktop-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.click("#dock-chat");
    page.setViewportSize(390, 844);
    console.awaitStill();
    photograph("session-phone");
    hands.stop();
    console.awaitEnd();
  }

  private void say(String text) {
    console.page().fill("#chat-box", text);
    console.page().press("#chat-box", "Enter");
    Until.holds(
        "the customer's chat", PATIENCE, () -> !customer.desktop().windowIds(CHAT).isEmpty());
  }

  private void answer(String text) {
    VirtualDesktop desktop = customer.desktop();
    desktop.put(CHAT, new Rectangle(330, 380, 400, 330));
    Rectangle chat = desktop.windows(CHAT).getFirst();
    desktop.person().click(chat.x + chat.width / 3, chat.y + chat.height - 40);
    console.page().waitForTimeout(400); // a person, too, looks before typing
    desktop.person().type(text + "\n");
    console.page().waitForSelector("[data-from=customer]");
  }

  private void photograph(String name) {
    console.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }
}
