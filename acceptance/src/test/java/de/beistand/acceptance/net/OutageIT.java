package de.beistand.acceptance.net;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.acceptance.Asked;
import de.beistand.acceptance.Program;
import de.beistand.acceptance.TechnicianConsole;
import de.beistand.acceptance.Until;
import java.awt.Point;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The customer's line is gone for a while: everything comes back by itself, in the same session,
/// and nobody is asked anything.
@ExtendWith(InOwnWorld.class)
class OutageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Point BACKGROUND = new Point(640, 60);
  private static final Point TERMINAL = new Point(300, 450);

  /// What one outage is like.
  ///
  /// @param noticed it is long enough to be spoken of
  /// @param backWithin how soon after it the picture is exact again
  record Outage(Duration length, boolean noticed, String colour, Duration backWithin) {}

  @Test
  void after3And12And60SecondsPictureAndInputComeBackByThemselves() {
    try (FarCustomer customer = new FarCustomer(Network.parse("20/40/0"));
        Program terminal =
            customer.desktop().start("clock", "xterm", "-geometry", "60x12+150+380")) {
      String session = customer.session();
      assertThat(terminal.isAlive()).isTrue();
      String textCursor = learnTextCursor(customer);
      customer.awaitExact(PATIENCE);
      for (Outage outage :
          new Outage[] {
            new Outage(Duration.ofSeconds(3), false, "#204080", Duration.ofSeconds(15)),
            new Outage(Duration.ofSeconds(12), true, "#108040", Duration.ofSeconds(20)),
            new Outage(Duration.ofSeconds(60), true, "#803060", Duration.ofSeconds(40)),
          }) {
        survive(customer, outage, textCursor);
        assertThat(customer.session()).as("the same session").isEqualTo(session);
        assertThat(customer.console().word("phase")).isEqualTo("active");
      }
      assertThat(customer.console().mistakes()).isEmpty();
    }
  }

  private static void survive(FarCustomer customer, Outage outage, String textCursor) {
    TechnicianConsole console = customer.console();
    customer.awaitInput(BACKGROUND.x, BACKGROUND.y);
    Until.holds("the usual cursor", PATIENCE, () -> !console.cursor().equals(textCursor));
    long begin = System.nanoTime();
    customer.line().cut();
    customer.desktop().run("xsetroot", "-solid", outage.colour());
    customer.desktop().run("xdotool", "type", "echo " + outage.length());
    // Last: xterm hides the pointer while somebody types.
    customer.desktop().run("xdotool", "mousemove", "" + TERMINAL.x, "" + TERMINAL.y);
    if (outage.noticed()) {
      console.awaitStage("interrupted");
      assertThat(console.page().locator("#status").innerText()).isNotBlank();
      customer.hands().awaitWords("Verbindung unterbrochen");
      customer.photograph("outage-" + outage.length().toSeconds());
    }
    assertNobodyIsAsked(customer);
    long left = outage.length().toNanos() - (System.nanoTime() - begin);
    console.page().waitForTimeout(left / 1e6); // the rest of the outage
    customer.line().mend();

    long mended = System.nanoTime();
    console.awaitStage("running");
    customer.awaitExact(outage.backWithin());
    say(outage, "exact picture", mended);
    Until.holds("the cursor over text", PATIENCE, () -> console.cursor().equals(textCursor));
    customer.awaitInput(BACKGROUND.x, BACKGROUND.y);
    console.awaitControl("held");
    say(outage, "input", mended);
    Until.holds(
        "no word of it on the page",
        PATIENCE,
        () -> !console.page().locator("#stage[data-picture=interrupted]").isVisible());
    Until.holds(
        "no word of it in the customer's window",
        PATIENCE,
        () -> !customer.hands().reads().contains("unterbrochen"));
    assertNobodyIsAsked(customer);
  }

  /// What the page's pointer wears over the terminal; afterwards it is over the background again.
  private static String learnTextCursor(FarCustomer customer) {
    TechnicianConsole console = customer.console();
    customer.awaitInput(BACKGROUND.x, BACKGROUND.y);
    Until.holds("a cursor", PATIENCE, () -> !console.cursor().isEmpty());
    String usual = console.cursor();
    customer.awaitInput(TERMINAL.x, TERMINAL.y);
    Until.holds("another cursor over text", PATIENCE, () -> !console.cursor().equals(usual));
    return console.cursor();
  }

  private static void assertNobodyIsAsked(FarCustomer customer) {
    assertThat(customer.console().page().locator("dialog[open]").count()).isZero();
    for (Asked asked : Asked.values()) {
      assertThat(customer.hands().isAsked(asked)).isFalse();
    }
  }

  private static void say(Outage outage, String what, long since) {
    System.out.printf(
        "%d s without the line: %s %.1f s after it%n",
        outage.length().toSeconds(), what, (System.nanoTime() - since) / 1e9);
  }
}
