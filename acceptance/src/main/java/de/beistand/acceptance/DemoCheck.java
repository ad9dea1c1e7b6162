package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;

/// One whole session without a person, with figures of what was seen.
final class DemoCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration WATCH = Duration.ofSeconds(4);

  /// A good lossy picture of a desktop is nearer than this (mean difference of a colour value).
  private static final double ALIKE = 6;

  /// How often the page showed something new within these milliseconds, at most once for each time
  /// that the browser drew.
  private static final String COUNT =
      """
      ms => new Promise(done => {
        const page = window.beistand;
        const end = performance.now() + ms;
        let before = '';
        let pictures = -1;
        const look = (now) => {
          const shown = [page.framesPresented, page.tilesPainted, page.movesPainted].join();
          if (shown !== before) pictures++;
          before = shown;
          if (now < end) requestAnimationFrame(look);
          else done(pictures);
        };
        requestAnimationFrame(look);
      })
      """;

  private final Firm firm;
  private final Customer customer;

  DemoCheck(Firm firm, Customer customer) {
    this.firm = firm;
    this.customer = customer;
  }

  /// True if everything was as it must be.
  boolean run() {
    try (TechnicianBrowser browser = new TechnicianBrowser()) {
      Page page = browser.newProfile("de-DE", 1366, 900);
      TechnicianConsole console = new TechnicianConsole(page, firm.server().url());
      return watch(console);
    }
  }

  private boolean watch(TechnicianConsole console) {
    String machineId = customer.hands().machineId();
    console.logIn(firm.technician());
    say("logged in", firm.technician().login());
    console.connect(machineId, customer.hands().password());
    console.awaitPhase("awaiting-consent");
    customer.hands().allow(Asked.VIEW);
    console.awaitPicture();
    say("first picture after consent", "%.0f ms", console.number("firstPictureMs"));

    double difference = likeness(console);
    say("difference to the customer's screen", "%.2f of 255", difference);

    console.askControl();
    customer.hands().allow(Asked.CONTROL);
    console.awaitControl("held");
    say("control", "given");
    double roundTrip =
        IntStream.range(0, 21)
            .mapToDouble(_ -> console.wire().awaitCarriedOut())
            .sorted()
            .toArray()[10];
    say("round trip of input (median of 21)", "%.1f ms", roundTrip);

    double framesPerSecond = motion(console);
    say("codec of the video beside it", console.word("codec"));

    console.end();
    String reason = console.awaitEnd();
    say("ended", reason);
    String recorded =
        Until.present(
            "the end in the database",
            PATIENCE,
            () ->
                firm.server()
                    .database()
                    .lastSession(machineId)
                    .map(DatabasePeek.Session::endReason));
    say("on record as", recorded);
    boolean good =
        difference < ALIKE
            && framesPerSecond > 1
            && reason.equals("TECHNICIAN_ENDED")
            && recorded.equals(reason)
            && console.mistakes().isEmpty();
    console.mistakes().forEach(mistake -> say("error in the page", mistake));
    System.out.println(good ? "\nAll is well." : "\nSomething is wrong.");
    return good;
  }

  /// Waits for the picture to settle and gives its mean difference to the real screen.
  private double likeness(TechnicianConsole console) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      BufferedImage real = customer.desktop().person().picture();
      BufferedImage shown = console.picture();
      boolean sameSize =
          real.getWidth() == shown.getWidth() && real.getHeight() == shown.getHeight();
      double difference = sameSize ? Sight.difference(real, shown) : 255;
      if (difference < ALIKE || System.nanoTime() > end) {
        return difference;
      }
    }
  }

  /// Lets text scroll in a terminal on the customer's desktop and counts the pictures in the page.
  private double motion(TechnicianConsole console) {
    String scroll = "while :; do date +%N; ls -la /usr/bin | head -40; sleep 0.08; done";
    try (Program terminal =
        customer
            .desktop()
            .start("scrolling", "xterm", "-geometry", "100x40+500+60", "-e", "sh", "-c", scroll)) {
      double first = shown(console);
      Until.holds(
          "moving pictures", PATIENCE, () -> terminal.isAlive() && shown(console) > first + 3);
      Object pictures = console.page().evaluate(COUNT, (double) WATCH.toMillis());
      double rate = ((Number) pictures).doubleValue() * 1000 / WATCH.toMillis();
      say("pictures per second of scrolling text", "%.1f, as %s", rate, console.word("pathNow"));
      return rate;
    }
  }

  /// What the page has painted so far, on either of the picture's two paths.
  private static double shown(TechnicianConsole console) {
    return console.number("framesPresented")
        + console.number("tilesPainted")
        + console.number("movesPainted");
  }

  private static void say(String what, String how, Object... values) {
    System.out.printf(
        "  %-40s %s%n", what, values.length == 0 ? how : String.format(Locale.ROOT, how, values));
  }
}
