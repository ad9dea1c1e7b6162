package de.beistand.acceptance.net;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.acceptance.Program;
import de.beistand.acceptance.Until;
import java.awt.Rectangle;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One megabit a second, a tenth of a second of round trip, one packet in a hundred lost: the
/// picture stays usable, and at rest it costs next to nothing.
@ExtendWith(InOwnWorld.class)
class ThinLineIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// A page of text, from the program's start to every pixel.
  private static final Duration PAGE_WITHIN = Duration.ofSeconds(10);

  /// The line itself takes 100 ms of it.
  private static final double ECHO_WITHIN_MS = 350;

  private static final double LEAST_FRAMES_PER_SECOND = 4;
  private static final int WATCH_MS = 8_000;

  /// The goal on a quiet machine is 5.
  private static final double REST_KILOBITS = 25;

  /// The goal on a quiet machine is 0.03.
  private static final double REST_CORES = 0.15;

  private static final int ECHOES = 15;

  @Test
  void aThinLossyLineStaysUsableAndIsQuietAtRest() {
    try (FarCustomer customer = new FarCustomer(Network.parse("1/100/1"))) {
      customer.awaitExact(PATIENCE);
      PageEyes eyes = new PageEyes(customer.console().page());
      aPageOfTextBecomesExact(customer);
      typingIsEchoed(customer, eyes);
      scrollingMoves(customer, eyes);
      atRestHardlyAnythingIsSent(customer);
      assertThat(customer.console().word("phase")).isEqualTo("active");
      assertThat(customer.console().mistakes()).isEmpty();
    }
  }

  private static void aPageOfTextBecomesExact(FarCustomer customer) {
    long begin = System.nanoTime();
    try (Program page =
        customer
            .desktop()
            .start(
                "page",
                "xterm",
                "-geometry",
                "100x40+150+40",
                "-e",
                "sh",
                "-c",
                "ls -la /usr/bin | head -300; sleep 600")) {
      Until.holds(
          "the page", PATIENCE, () -> !customer.desktop().windowIds("^sh$|^xterm$").isEmpty());
      customer.awaitExact(PAGE_WITHIN);
      System.out.printf("page of text exact after %.1f s%n", (System.nanoTime() - begin) / 1e9);
      assertThat(page.isAlive()).isTrue();
    }
    customer.awaitExact(PATIENCE);
  }

  private static void typingIsEchoed(FarCustomer customer, PageEyes eyes) {
    String flip = "while read -rsn1; do printf \"\\e[4$((i=i%6+1))m\\e[2J\"; done";
    try (Program echo =
        customer
            .desktop()
            .start("echo", "xterm", "-geometry", "20x6+200+300", "-e", "bash", "-c", flip)) {
      Until.holds(
          "the program", PATIENCE, () -> !customer.desktop().windowIds("^bash$|^xterm$").isEmpty());
      Rectangle window = customer.desktop().windows("^bash$|^xterm$").getFirst();
      customer.console().clickAt((int) window.getCenterX(), (int) window.getCenterY());
      customer.awaitInput((int) window.getCenterX() + 300, (int) window.getCenterY());
      Rectangle part = new Rectangle((int) window.getCenterX(), (int) window.getCenterY(), 16, 16);
      double[] echoes =
          DoubleStream.generate(() -> eyes.echo("x", part)).limit(ECHOES).sorted().toArray();
      System.out.printf(
          "typing echo median %.0f ms, worst %.0f ms%n", echoes[ECHOES / 2], echoes[ECHOES - 1]);
      assertThat(echoes[ECHOES / 2]).as("median echo, ms").isLessThan(ECHO_WITHIN_MS);
      assertThat(echo.isAlive()).isTrue();
    }
  }

  private static void scrollingMoves(FarCustomer customer, PageEyes eyes) {
    String scroll = "while :; do date +%N; ls -la /usr/bin | head -40; sleep 0.08; done";
    try (Program terminal =
        customer
            .desktop()
            .start("scroll", "xterm", "-geometry", "100x40+150+40", "-e", "sh", "-c", scroll)) {
      Rectangle text = new Rectangle(200, 200, 400, 200);
      Until.holds("moving text", PATIENCE, () -> eyes.rate(text, 1000) > 0);
      double rate = eyes.rate(text, WATCH_MS);
      System.out.printf("scrolling text %.1f pictures a second%n", rate);
      assertThat(rate).as("pictures a second").isGreaterThan(LEAST_FRAMES_PER_SECOND);
      assertThat(terminal.isAlive()).isTrue();
    }
    long end = System.nanoTime();
    customer.awaitExact(PATIENCE);
    System.out.printf("exact %.1f s after the scrolling%n", (System.nanoTime() - end) / 1e9);
  }

  private static void atRestHardlyAnythingIsSent(FarCustomer customer) {
    ProcessHandle agent = ProcessHandle.of(customer.agent().pid()).orElseThrow();
    Rest rest =
        Until.present(
            "rest",
            PATIENCE,
            () -> {
              Duration cpu = agent.info().totalCpuDuration().orElseThrow();
              long bytes = customer.line().bytesFromCustomer();
              long begin = System.nanoTime();
              customer.console().page().waitForTimeout(WATCH_MS / 2.0); // a span to measure over
              double seconds = (System.nanoTime() - begin) / 1e9;
              Duration more = agent.info().totalCpuDuration().orElseThrow().minus(cpu);
              Rest found =
                  new Rest(
                      (customer.line().bytesFromCustomer() - bytes) * 8 / 1e3 / seconds,
                      more.toNanos() / 1e9 / seconds);
              System.out.printf("at rest %.1f kbit/s, %.3f cores%n", found.kilobits, found.cores);
              return found.kilobits < REST_KILOBITS && found.cores < REST_CORES
                  ? Optional.of(found)
                  : Optional.empty();
            });
    assertThat(rest.kilobits).isPositive();
  }

  /// What a session without anything happening costs at the customer's.
  private record Rest(double kilobits, double cores) {}
}
