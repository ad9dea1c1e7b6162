package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/// Photographs chat and clipboard on both sides for the documentation, into `docs/pictures`.
public final class TalkPictures {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CHAT = "^Chat mit ";

  private final Path folder;
  private final Customer customer;
  private final TechnicianConsole console;

  private TalkPictures(Path folder, Customer customer, TechnicianConsole console) {
    this.folder = folder;
    this.customer = customer;
    this.console = console;
  }

  /// @param arguments the folder, if not `docs/pictures`
  public static void main(String... arguments) throws IOException {
    Path folder =
        arguments.length > 0 ? Path.of(arguments[0]) : Places.root().resolve("docs/pictures");
    try (Firm firm = new Firm(Places.freePort(), Map.of());
        Customer customer = new Customer("customer", firm.server().url(), 1280, 800);
        TechnicianBrowser browser = new TechnicianBrowser()) {
      Demo.furnish(customer.desktop(), List.of("unshare", "-U"));
      Page page = browser.newProfile("de-DE", 1366, 900);
      TechnicianConsole console = new TechnicianConsole(page, firm.server().url());
      console.logIn(firm.technician());
      new TalkPictures(Files.createDirectories(folder), customer, console).take();
    }
    System.exit(0);
  }

  private void take() throws IOException {
    CustomerHands hands = customer.hands();
    VirtualDesktop desktop = customer.desktop();
    Page page = console.page();
    console.connect(hands.machineId(), hands.password());
    hands.allow(Asked.VIEW);
    console.awaitPicture();
    page.click("#dock-chat");
    say(
        "Guten Tag Frau Sommer, ich sehe jetzt Ihren Bildschirm. Seit wann druckt er nur noch grün?");
    answer("Seit gestern Abend. Ich habe nichts verstellt!");
    say("Das kriegen wir hin. Zum Nachlesen:\nhttps://hilfe.example.com/drucker/farben?modell=5");
    answer("Danke, ich schaue.");
    page.waitForCondition(() -> page.locator("[data-from=customer]").count() == 2);
    console.awaitStill();
    photograph("chat-technician");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    photograph("chat-technician-dark");
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    page.setViewportSize(390, 844);
    page.waitForTimeout(500); // the drawer finds its place
    photograph("chat-phone");
    page.setViewportSize(1366, 900);
    customer("chat-customer", desktop.windows(CHAT).getFirst());
    screen("chat-customer-screen");

    page.click("#dock-chat");
    answer("Jetzt kommt er!");
    page.waitForSelector("#chat-toast:visible");
    photograph("chat-toast");

    page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    page.click("#dock-clipboard");
    page.evaluate(
        "() => navigator.clipboard.writeText('lpadmin -p Buero -o ColorModel=RGB\\n"
            + "cupsenable Buero')");
    page.click("#clipboard-put:enabled");
    Question question = hands.awaitQuestion(Asked.CLIPBOARD_IN);
    customer("clipboard-question", question.window());
    hands.allowAlways(Asked.CLIPBOARD_IN);
    page.waitForSelector("#clipboard-log li");
    page.waitForSelector(
        "#chat-toast", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.HIDDEN));
    console.awaitStill();
    photograph("clipboard-drawer");
    hands.mainWindow().ifPresent(window -> customerUnchecked("clipboard-notice", window));
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
    Rectangle chat = desktop.windows(CHAT).getFirst();
    int before = console.page().locator("[data-from=customer]").count();
    desktop.person().click(chat.x + chat.width / 3, chat.y + chat.height - 40);
    console.page().waitForTimeout(400); // a person, too, looks before typing
    desktop.person().type(text + "\n");
    Until.holds(
        "the answer",
        PATIENCE,
        () -> console.page().locator("[data-from=customer]").count() == before + 1);
  }

  private void photograph(String name) {
    console.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
  }

  private void customerUnchecked(String name, Rectangle window) {
    try {
      customer(name, window);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void customer(String name, Rectangle window) throws IOException {
    BufferedImage all = customer.desktop().person().picture();
    Rectangle seen = window.intersection(new Rectangle(all.getWidth(), all.getHeight()));
    write(name, all.getSubimage(seen.x, seen.y, seen.width, seen.height));
  }

  private void screen(String name) throws IOException {
    write(name, customer.desktop().person().picture());
  }

  private void write(String name, BufferedImage picture) throws IOException {
    ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
  }
}
