package de.beistand.acceptance;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The whole thing on one machine for a person to try, or, with `--check`, without one.
public final class Demo {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  private Demo() {}

  public static void main(String... arguments) throws InterruptedException {
    List<String> given = List.of(arguments);
    if (!List.of("--check").containsAll(given)) {
      System.err.println("demo knows one option: --check");
      System.exit(2);
    }
    boolean good = true;
    try (Firm firm = step("Server with its own MariaDB, relay, first accounts", Demo::firm);
        Customer customer = step("A customer's desktop with the agent", () -> customer(firm))) {
      if (given.contains("--check")) {
        good = new DemoCheck(firm, customer).run();
      } else {
        try (NoVnc tab =
            step("The desktop as a browser tab", () -> new NoVnc(customer.desktop()))) {
          explain(firm, customer, tab);
          awaitCtrlC();
        }
      }
    }
    System.exit(good ? 0 : 1);
  }

  private static Firm firm() {
    return new Firm(Places.portOr(8080), Map.of());
  }

  private static Customer customer(Firm firm) {
    Customer customer = new Customer("customer", firm.server().url(), WIDTH, HEIGHT);
    furnish(customer.desktop(), List.of());
    customer.hands().machineId();
    return customer;
  }

  /// Puts a letter and a terminal on the desktop, clear of the agent's window.
  ///
  /// @param editorPrefix what to start the editor with
  static void furnish(VirtualDesktop desktop, List<String> editorPrefix) {
    Path letter = desktop.write("brief.txt", "Guten Tag,\n\nder Drucker druckt nur noch grün.\n");
    desktop.write(".bashrc", "PS1='kunde:~$ '\ncd\n");
    desktop.start(
        "editor",
        Stream.concat(
                editorPrefix.stream(), Stream.of("mousepad", "--disable-server", letter.toString()))
            .toArray(String[]::new));
    desktop.start(
        "terminal",
        "xterm",
        "-T",
        "Terminal",
        "-fa",
        "DejaVu Sans Mono",
        "-fs",
        "10",
        "-e",
        "bash");
    desktop.put("Mousepad$", new Rectangle(24, 130, 390, 260));
    desktop.put("^Terminal$", new Rectangle(24, 460, 390, 260));
  }

  private static <T> T step(String name, Supplier<T> work) {
    long begin = System.nanoTime();
    T made = work.get();
    System.out.printf("  ✓ %s  %d s%n", name, (System.nanoTime() - begin) / 1_000_000_000);
    return made;
  }

  private static void explain(Firm firm, Customer customer, NoVnc tab) {
    System.out.printf(
        """

        You are the technician:
          console   %s/console
          login     %s
          password  %s

        You are the customer, too (another tab):
          desktop   %s
          its window shows the ID %s and the session password %s
          (a new one for each session). Enter both in the console, then allow the view on the desktop.

        Other ways in:
          a number  make one in the console and type it in that window, or on the start page %s/
          a request ask for help in that window or on %s/request; it appears in the console
          a browser show something without any program on %s/share, with a number of the console

        The administrator is "%s" with the password "%s".
        Ctrl-C ends everything.
        """,
        firm.server().url(),
        firm.technician().login(),
        firm.technician().password(),
        tab.address(),
        customer.hands().machineId().replaceAll("(...)(?=.)", "$1 "),
        customer.hands().password(),
        firm.server().url(),
        firm.server().url(),
        firm.server().url(),
        firm.admin().login(),
        firm.admin().password());
  }

  /// Waits for Ctrl-C or SIGTERM; the shutdown hook of [Program] then ends everything.
  private static void awaitCtrlC() throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
