package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Technician and customer write to each other.
@ExtendWith(Scene.Shared.class)
class ChatIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String WINDOW = "^Chat mit ";
  private static final String LINK = "^Im Browser öffnen\\?$";

  @Test
  void bothWriteAndNothingIsLostOverAReload(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    Path typed = desktop.write("typed.txt", "");
    scene.showScreen();
    Page page = scene.console().page();
    try (Program terminal = openTypewriter(desktop, typed)) {
      Rectangle typewriter = awaitWindow(desktop, "^typewriter$");
      desktop.person().click((int) typewriter.getCenterX(), (int) typewriter.getCenterY());
      desktop.person().type("vorher ");
      page.click("#dock-chat");
      say(page, "Guten Tag, hier schreibt die Technik. Grüße!");
      awaitMessages(page, "technician", "delivered", 1);
      awaitSeen(desktop, "Guten Tag, hier schreibt die Technik");
      // The window takes no key from what the customer types in.
      desktop.person().type("nachher\n");
      Until.holds("the customer's own line", PATIENCE, () -> read(typed).endsWith("\n"));
      assertThat(read(typed)).isEqualTo("vorher nachher\n");
      assertThat(terminal.isAlive()).isTrue();
    }

    customerSays(desktop, "Ja, der Drucker <b>druckt</b> nicht.");
    awaitMessages(page, "customer", "delivered", 1);
    assertThat(last(page, "customer").innerText()).contains("Ja, der Drucker <b>druckt</b> nicht.");
    assertThat(last(page, "customer").locator("b").count()).isZero();
    assertThat(page.locator("#dock-chat .dock-badge").isVisible()).isFalse();

    page.click("#dock-chat");
    customerSays(desktop, "Sehen Sie https://example.com/hilfe?a=1");
    Until.holds("the badge", PATIENCE, () -> badge(page).equals("1"));
    assertThat(page.locator("#chat-toast").innerText()).contains("https://example.com/hilfe");
    page.click("#chat-toast");
    Until.holds("nothing unread", PATIENCE, () -> badge(page).isEmpty());
    Locator link = last(page, "customer").locator("a");
    assertThat(link.getAttribute("href")).isEqualTo("https://example.com/hilfe?a=1");
    assertThat(link.getAttribute("rel")).isEqualTo("noopener noreferrer");
    assertThat(link.locator("b").innerText()).isEqualTo("example.com");

    List<String> before = texts(page);
    page.navigate("about:blank");
    customerSays(desktop, "Sind Sie noch da?");
    scene.console().open();
    scene.console().awaitPicture();
    Until.holds("what was written meanwhile", PATIENCE, () -> badge(page).equals("1"));
    page.click("#dock-chat");
    assertThat(texts(page).subList(0, before.size())).isEqualTo(before);
    assertThat(texts(page)).hasSize(before.size() + 1);
    assertThat(last(page, "customer").innerText()).contains("Sind Sie noch da?");
    assertThat(scene.console().mistakes()).isEmpty();
  }

  @Test
  void hostileTextIsHarmlessAndALinkAsksFirst(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    scene.showScreen();
    Page page = scene.console().page();
    Wire wire = scene.console().wire();
    String huge = "\\u202Egnp.exe\\u0000<html><h1>FALLE</h1>\\n" + "W".repeat(100_000);
    wire.send("chat", "{\"type\":\"say\",\"id\":\"x1\",\"text\":\"" + huge + "\"}");
    wire.send("chat", "{\"type\":\"say\",\"id\":\"x1\",\"text\":\"noch einmal\"}");
    wire.send("chat", "{\"type\":\"say\",\"id\":7}");
    wire.send("chat", "{");
    page.click("#dock-chat");
    awaitMessages(page, "technician", "delivered", 1);
    assertThat(texts(page).getFirst().codePoints().count()).isLessThan(2100);
    say(page, "Siehe https://hilfe.example.com/x");
    awaitSeen(desktop, "hilfe.example.com öffnen");
    assertThat(awaitWindow(desktop, WINDOW).width).isLessThan(500);

    Rectangle chat = awaitWindow(desktop, WINDOW);
    Rectangle open =
        Until.present(
            "the link's button",
            PATIENCE,
            () ->
                Sight.rowsOf(desktop.person().picture(), lower(chat), 0x0B6E6E, 6).stream()
                    .filter(row -> row.height > 6 && row.height < 24)
                    .findFirst());
    desktop.person().click((int) open.getCenterX(), (int) open.getCenterY());
    Rectangle question = awaitWindow(desktop, LINK);
    assertThat(Sight.text(desktop.person().picture(), question))
        .contains("https://hilfe.example.com/x");
    Until.holds(
        "the question is gone with Escape",
        PATIENCE,
        () -> {
          desktop.person().key(0xff1b);
          return desktop.windowIds(LINK).isEmpty();
        });
  }

  @Test
  void theTechnicianCannotWriteInTheCustomersName(Scene scene) {
    VirtualDesktop desktop = scene.customer().desktop();
    scene.showScreen();
    scene.giveControl();
    Page page = scene.console().page();
    page.click("#dock-chat");
    say(page, "Guten Tag, hier schreibt Tom aus der Technik.");
    awaitSeen(desktop, "schreibt Tom");
    clickField(desktop);
    Rectangle picture = new Rectangle(40, 300, 10, 10);
    scene.console().moveTo(picture.x, picture.y);
    scene.console().wire().send("control", "{\"type\":\"text\",\"text\":\"heimlich\"}");
    for (String down : List.of("true", "false")) {
      scene
          .console()
          .wire()
          .send(
              "control",
              "{\"type\":\"key\",\"code\":\"Enter\",\"character\":\"\",\"down\":" + down + "}");
    }
    scene.console().wire().awaitCarriedOut();
    desktop.person().type("selbst\n");
    awaitMessages(page, "customer", "delivered", 1);
    assertThat(last(page, "customer").innerText()).contains("selbst").doesNotContain("heimlich");
  }

  private static void say(Page page, String text) {
    page.fill("#chat-box", text);
    page.press("#chat-box", "Enter");
  }

  private static void awaitMessages(Page page, String from, String state, int count) {
    String rows = "#chat-messages li[data-from=%s][data-state=%s]".formatted(from, state);
    Until.holds(count + " from the " + from, PATIENCE, () -> page.locator(rows).count() == count);
  }

  private static Locator last(Page page, String from) {
    return page.locator("#chat-messages li[data-from=%s]".formatted(from)).last();
  }

  private static List<String> texts(Page page) {
    return page.locator("#chat-messages li .bubble").allInnerTexts();
  }

  private static String badge(Page page) {
    Locator badge = page.locator("#dock-chat .dock-badge");
    return badge.isVisible() ? badge.innerText() : "";
  }

  private static void customerSays(VirtualDesktop desktop, String text) {
    clickField(desktop);
    desktop.person().type(text + "\n");
  }

  /// Where the customer writes: at the bottom of the chat's window.
  private static void clickField(VirtualDesktop desktop) {
    Rectangle chat = awaitWindow(desktop, WINDOW);
    desktop.person().click(chat.x + chat.width / 3, chat.y + chat.height - 40);
    Until.holds(
        "the keyboard in the chat",
        PATIENCE,
        () -> desktop.focused().matches("Chat mit .*|FocusProxy|Content window"));
  }

  private static Rectangle lower(Rectangle window) {
    return new Rectangle(
        window.x, window.y + window.height / 3, window.width * 2 / 3, window.height / 3);
  }

  private static void awaitSeen(VirtualDesktop desktop, String words) {
    Until.holds(
        "'%s' in the customer's chat".formatted(words),
        PATIENCE,
        () ->
            desktop.windows(WINDOW).stream()
                .findFirst()
                .map(window -> Sight.text(desktop.person().picture(), window).contains(words))
                .orElse(false));
  }

  private static Rectangle awaitWindow(VirtualDesktop desktop, String title) {
    return Until.present(
        "the window " + title, PATIENCE, () -> desktop.windows(title).stream().findFirst());
  }

  private static Program openTypewriter(VirtualDesktop desktop, Path file) {
    return desktop.start(
        "typewriter",
        "xterm",
        "-T",
        "typewriter",
        "-geometry",
        "60x10+150+100",
        "-e",
        "cat > " + file);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
