package de.beistand.agent.window;

import de.beistand.agent.terms.TermsReading;
import de.beistand.agent.text.Texts;
import de.beistand.agent.window.CustomerWindow.Line;
import de.beistand.agent.window.CustomerWindow.Question;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.Grant;
import de.beistand.protocol.TermsShown;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Window;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.text.JTextComponent;

/// The customer's windows in a process of their own, obeying commands on standard input; prints
/// what the customer did and what it is asked.
final class WindowProbe {
  private static final long FILE_BYTES = 1_100_000_000;
  private static final long FILE_STEP = 400_000;
  private static final long FILE_TICK_NANOS = 50_000_000;

  private final AtomicBoolean real = new AtomicBoolean(true);
  private final OwnSwingWindows own = OwnSwingWindows.watch();
  private final SwingCustomerWindow window =
      SwingCustomerWindow.open(
          new Said(), Texts.of(Locale.GERMAN), Theme.LIGHT, Clock.systemUTC(), real::get);

  public static void main(String[] arguments) throws Exception {
    var probe = new WindowProbe();
    say("started");
    try (var commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = commands.readLine(); line != null; line = commands.readLine()) {
        probe.obey(line.split(" ", 4));
      }
    }
    System.exit(0);
  }

  private void obey(String[] words) throws Exception {
    switch (words[0]) {
      case "real" -> {
        real.set(Boolean.parseBoolean(words[1]));
        say("done");
      }
      case "ask" -> {
        var within = Duration.ofSeconds(Long.parseLong(words[2]));
        var question = Question.standing(Grant.valueOf(words[1]), words[3], words[3], within);
        window.ask(question, reply -> say("answer " + reply));
      }
      case "ask-under" -> {
        var within = Duration.ofSeconds(Long.parseLong(words[2]));
        var question = Question.standing(Grant.VIEW, words[3], words[3], within).under(words[1]);
        window.ask(question, reply -> say("answer " + reply));
      }
      case "dismiss" -> window.dismissQuestion();
      case "line" -> window.line(Line.valueOf(words[1]));
      case "ready" -> window.ready(words[1], words[2].replace('-', ' '), "Firma", false);
      case "active" -> window.active("Anna", "Firma", grants(words[1]));
      case "ended" ->
          window.ended(EndReason.valueOf(words[1]), Duration.ofSeconds(Long.parseLong(words[2])));
      case "files" -> Thread.ofVirtual().start(this::moveFiles);
      case "paused" -> window.paused(Boolean.parseBoolean(words[1]));
      case "pointing" -> window.pointing(Boolean.parseBoolean(words[1]));
      case "contains" -> say(own.contains(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
      case "has-focus" -> say(own.hasFocus());
      case "where" -> onWindowThread(() -> where(String.join(" ", words).substring(6)));
      case "focused" -> onWindowThread(WindowProbe::focused);
      case "html" -> onWindowThread(() -> components().filter(WindowProbe::rendersHtml).count());
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  /// Files that move for as long as anybody looks.
  private void moveFiles() {
    for (long done = 0; done < FILE_BYTES; done += FILE_STEP) {
      long now = done;
      window
          .files()
          .show(IntStream.range(1, 5).mapToObj(transfer -> running(transfer, now)).toList());
      LockSupport.parkNanos(FILE_TICK_NANOS);
    }
  }

  private static FileDesk.Row running(int transfer, long done) {
    var running = new FileDesk.State.Running();
    String name = "gross.bin " + transfer;
    return new FileDesk.Row(transfer, true, name, done, FILE_BYTES, FILE_STEP * 20, running, null);
  }

  private static Set<Grant> grants(String list) {
    return Arrays.stream(list.split(",")).map(Grant::valueOf).collect(Collectors.toSet());
  }

  private static synchronized void say(Object what) {
    System.out.println(what);
  }

  private interface Looked {
    Object look();
  }

  private static void onWindowThread(Looked looked) throws Exception {
    EventQueue.invokeAndWait(() -> say(looked.look()));
  }

  /// Place and state of what the customer can see with this accessible name or text.
  private static String where(String name) {
    return components()
        .filter(component -> name.equals(name(component)))
        .map(
            component -> {
              Point at = component.getLocationOnScreen();
              return "%d %d %s"
                  .formatted(
                      at.x + component.getWidth() / 2,
                      at.y + component.getHeight() / 2,
                      component.isEnabled() ? "enabled" : "disabled");
            })
        .findFirst()
        .orElse("nowhere");
  }

  private static String name(Component component) {
    if (component instanceof JTextComponent text) {
      return text.getText();
    }
    var context = component.getAccessibleContext();
    String name = context == null ? null : context.getAccessibleName();
    return name == null ? "" : name;
  }

  private static String focused() {
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    return owner == null ? "nothing" : name(owner);
  }

  private static boolean rendersHtml(Component component) {
    return component instanceof JComponent swing && swing.getClientProperty("html") != null;
  }

  private static Stream<Component> components() {
    return Arrays.stream(Window.getWindows())
        .filter(Window::isShowing)
        .flatMap(WindowProbe::inside)
        .filter(Component::isShowing);
  }

  private static Stream<Component> inside(Component component) {
    List<Component> children =
        component instanceof Container container ? List.of(container.getComponents()) : List.of();
    return Stream.concat(Stream.of(component), children.stream().flatMap(WindowProbe::inside));
  }

  private static final class Said implements CustomerWindow.Listener {
    /// Terms of the version "forged" are others than the announced ones, "lost" are not to be had.
    @Override
    public void terms(TermsShown terms, Consumer<TermsReading> then) {
      then.accept(
          switch (terms.version()) {
            case "forged" -> new TermsReading.Different();
            case "lost" -> new TermsReading.Unreachable();
            default -> new TermsReading.Genuine("# Die Bedingungen", "# The terms");
          });
    }

    @Override
    public void termsTicked() {
      say("terms-ticked");
    }

    @Override
    public void stop() {
      say("stop");
    }

    @Override
    public void withdraw(Grant grant) {
      say("withdraw " + grant);
    }

    @Override
    public void says(String text) {
      say("says " + text.replace("\n", "/"));
    }

    @Override
    public void pause(boolean paused) {
      say("pause " + paused);
    }

    @Override
    public void showPointing(boolean shown) {
      say("show-pointing " + shown);
    }

    @Override
    public void close() {
      say("close");
    }
  }
}
