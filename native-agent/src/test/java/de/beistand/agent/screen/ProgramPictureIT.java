package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.screen.X11Capture.Event;
import de.beistand.agent.x11.Until;
import de.beistand.agent.x11.XServer;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The picture of one program holds that program and nothing else, whatever lies over it.
class ProgramPictureIT {
  private static final int RED = 0xc02040;
  private static final int GREEN = 0x20a040;
  private static final int DESKTOP = 0x102030;
  private static final int NEUTRAL = 0xd8d8d8;
  private static final int PATIENCE = 10_000;

  private final Set<Integer> everSeen = new HashSet<>();
  private volatile Visibility visibility = Visibility.GONE;
  private XServer server;

  @BeforeEach
  void start() throws Exception {
    server = XServer.start(800, 600);
    server.call("xsetroot", "-solid", "#102030");
    server.startWindowManager();
    terminal("shared", "#c02040", "40x12+100+100");
  }

  /// Whatever a test did: neither the desktop nor the other program was ever in a frame.
  @AfterEach
  void stop() throws Exception {
    server.close();
    assertThat(everSeen).doesNotContain(GREEN, DESKTOP);
  }

  @Test
  void whatLiesOverTheProgramIsNotSeen() throws Exception {
    terminal("secret", "#20a040", "30x10+180+160");
    try (X11Capture capture = capture()) {
      awaitAll(capture, RED);
      assertThat(visibility).isEqualTo(Visibility.SHOWN);
      assertThat(capture.isProgram()).isTrue();
      server.call("xdotool", "windowmove", window("secret"), "120", "120");
      server.call("xdotool", "windowmove", window("secret"), "60", "90");
      settle(capture);
      assertAll(capture, RED);
    }
  }

  @Test
  void whatTheProgramDrawsUnderAnotherIsSeen() throws Exception {
    terminal("secret", "#20a040", "60x20+60+60");
    try (X11Capture capture = capture()) {
      awaitAll(capture, RED);
      Files.createFile(Path.of(signal())); // both terminals paint themselves anew
      Until.get(
          () -> {
            next(capture, 100);
            return colours(capture);
          },
          found -> found.contains(0x00c0f0) && !found.contains(GREEN));
      assertThat(colours(capture)).contains(0x00c0f0);
    }
  }

  @Test
  void thePictureFollowsTheWindow() throws Exception {
    try (X11Capture capture = capture()) {
      awaitAll(capture, RED);
      Box before = capture.box();
      server.call("xdotool", "windowmove", window("shared"), "300", "220");
      awaitBox(capture, box -> box.x() > before.x() + 100);
      assertAll(capture, RED);
      server.call("xdotool", "windowsize", window("shared"), "400", "250");
      awaitBox(capture, box -> Math.abs(box.width() - 400) < 12);
      awaitAll(capture, RED);
    }
  }

  @Test
  void whileMinimisedNothingIsSeen() throws Exception {
    try (X11Capture capture = capture()) {
      awaitAll(capture, RED);
      String window = window("shared");
      server.call("xdotool", "windowminimize", window);
      awaitAll(capture, NEUTRAL);
      assertThat(visibility).isEqualTo(Visibility.HIDDEN);
      assertThat(capture.isBlank()).isTrue();
      server.call("xdotool", "windowactivate", window);
      awaitAll(capture, RED);
      assertThat(visibility).isEqualTo(Visibility.SHOWN);
    }
  }

  @Test
  void afterItWasClosedNothingIsSeen() throws Exception {
    try (X11Capture capture = capture()) {
      awaitAll(capture, RED);
      server.call("xdotool", "windowkill", window("shared"));
      awaitAll(capture, NEUTRAL);
      assertThat(visibility).isEqualTo(Visibility.GONE);
      terminal("another", "#20a040", "40x12+100+100");
      settle(capture);
      assertAll(capture, NEUTRAL);
    }
  }

  @Test
  void itsMenuIsSeen() throws Exception {
    try (X11Capture capture = capture()) {
      awaitAll(capture, RED);
      Box box = capture.box();
      server.call("xdotool", "mousemove", "" + (box.x() + 40), "" + (box.y() + 40));
      server.call("xdotool", "keydown", "ctrl", "mousedown", "1");
      Until.get(
          () -> {
            next(capture, 50);
            return capture.windows().size();
          },
          count -> count == 2);
      Until.get(
          () -> {
            next(capture, 50);
            return colours(capture).size();
          },
          count -> count > 1);
      server.call("xdotool", "mouseup", "1", "keyup", "ctrl");
      awaitAll(capture, RED);
    }
  }

  private X11Capture capture() throws Exception {
    long window = Long.parseLong(window("shared"));
    return X11Capture.open(
        server.display(),
        new X11Capture.Choice() {
          @Override
          public Area of(List<Monitor> monitors) {
            return new Area.OneProgram(window);
          }

          @Override
          public void found(Visibility now) {
            visibility = now;
          }
        });
  }

  /// A file at whose sight terminals change their background.
  private String signal() {
    return server.folder().resolve("repaint").toString();
  }

  /// A window of one colour.
  private void terminal(String title, String color, String geometry) throws Exception {
    server.run(
        "xterm",
        "-T",
        title,
        "-n",
        title,
        "-bg",
        color,
        "-fg",
        color,
        "-cr",
        color,
        "-bd",
        color,
        "-b",
        "0",
        "+sb",
        "-geometry",
        geometry,
        "-e",
        "sh",
        "-c",
        "while ! [ -e %s ]; do sleep 0.1; done; printf '\\033]11;#00c0f0\\007'; sleep 99"
            .formatted(signal()));
    Until.get(() -> window(title), id -> !id.isEmpty());
  }

  private String window(String title) throws Exception {
    return server.call("xdotool", "search", "--onlyvisible", "--name", "^" + title + "$").strip();
  }

  private Event next(X11Capture capture, int millis) throws Exception {
    Event event = capture.await(millis);
    if (event == Event.FRAME) {
      everSeen.addAll(colours(capture));
    }
    return event;
  }

  private void settle(X11Capture capture) throws Exception {
    while (next(capture, 300) != Event.WOKEN) {}
  }

  private void awaitBox(X11Capture capture, java.util.function.Predicate<Box> wanted)
      throws Exception {
    Until.get(
        () -> {
          next(capture, 100);
          return capture.box();
        },
        wanted::test);
    assertThat(wanted.test(capture.box())).as("%s", capture.box()).isTrue();
    settle(capture);
  }

  private void awaitAll(X11Capture capture, int rgb) throws Exception {
    long end = System.nanoTime() + PATIENCE * 1_000_000L;
    do {
      next(capture, 100);
    } while (!colours(capture).equals(Set.of(rgb)) && System.nanoTime() < end);
    assertAll(capture, rgb);
  }

  private static void assertAll(X11Capture capture, int rgb) {
    assertThat(colours(capture)).isEqualTo(Set.of(rgb));
  }

  private static Set<Integer> colours(X11Capture capture) {
    Set<Integer> found = new HashSet<>();
    Box box = capture.box();
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        found.add(capture.pixels().get(JAVA_INT, (long) y * capture.stride() + x * 4L) & 0xffffff);
      }
    }
    return found;
  }
}
