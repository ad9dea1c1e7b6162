package de.beistand.agent.input;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.x11.Until;
import de.beistand.agent.x11.XServer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a window of another program sees of pointer, wheel and keys, and what it does not see while
/// the agent's own windows are in the way.
class PointerAndKeysIT {
  private final FakeOwnWindows ownWindows = new FakeOwnWindows();
  private XServer server;
  private EventLog seen;
  private X11InputSink sink;

  @BeforeEach
  void start() throws Exception {
    server = XServer.start(1280, 720);
    seen = EventLog.open(server);
    sink = X11InputSink.open(server.display(), ownWindows);
  }

  @AfterEach
  void stop() throws Exception {
    try (XServer _ = server) {
      if (sink != null) {
        sink.close();
      }
    }
  }

  @Test
  void everyButtonArrivesWhereItWasPressed() throws Exception {
    for (int button = 0; button < 5; button++) {
      sink.button(button, true, 300 + button, 200);
      sink.button(button, false, 300 + button, 200);
    }
    assertThat(seen.next(10))
        .containsExactly(
            "press 1 300,200",
            "release 1 300,200",
            "press 2 301,200",
            "release 2 301,200",
            "press 3 302,200",
            "release 3 302,200",
            "press 8 303,200",
            "release 8 303,200",
            "press 9 304,200",
            "release 9 304,200");
  }

  @Test
  void wheelTurnsByNotches() throws Exception {
    sink.wheel(0, 2, 300, 200);
    sink.wheel(-1, -1, 300, 200);
    sink.wheel(1, 0, 300, 200);
    assertThat(seen.next(10))
        .filteredOn(event -> event.startsWith("press"))
        .containsExactly(
            "press 5 300,200",
            "press 5 300,200",
            "press 4 300,200",
            "press 6 300,200",
            "press 7 300,200");
  }

  @Test
  void keysArriveByPhysicalPosition() throws Exception {
    server.call("setxkbmap", "de");
    for (String code : List.of("KeyY", "ArrowLeft", "F5", "NumpadEnter", "Delete", "MetaLeft")) {
      sink.key(code, "", true);
      sink.key(code, "", false);
    }
    sink.key("NoSuchKey", "", true);
    sink.key("Power", "", true);
    sink.key("Escape", "", true);
    assertThat(seen.next(13))
        .filteredOn(event -> event.startsWith("press"))
        .containsExactly(
            "press z",
            "press Left",
            "press F5",
            "press KP_Enter",
            "press Delete",
            "press Super_L",
            "press Escape");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us", "de"})
  void aShortcutMeansItsCharacterOnEveryLayout(String layout) throws Exception {
    server.call("setxkbmap", layout);
    sink.key("ControlLeft", "", true);
    sink.key("KeyY", "z", true); // Ctrl+Z on a German keyboard
    sink.key("KeyY", "", false);
    sink.key("ShiftLeft", "", true);
    sink.key("KeyY", "z", true);
    sink.key("KeyY", "", false);
    sink.releaseAll();
    assertThat(seen.next(8))
        .containsExactly(
            "press Control_L",
            "press z",
            "release z",
            "press Shift_L",
            "press Z",
            "release Z",
            "release Shift_L",
            "release Control_L");
  }

  @Test
  void aSymbolLosesTheShiftThatItNeedsNotHere() throws Exception {
    server.call("setxkbmap", "de");
    sink.key("ControlLeft", "", true);
    sink.key("ShiftLeft", "", true);
    sink.key("Equal", "+", true); // Ctrl+Plus of an American keyboard
    sink.key("Equal", "", false);
    sink.releaseAll();
    assertThat(seen.next(8))
        .containsExactly(
            "press Control_L",
            "press Shift_L",
            "release Shift_L",
            "press plus",
            "press Shift_L",
            "release asterisk",
            "release Shift_L",
            "release Control_L");
  }

  @Test
  void aSymbolGetsTheShiftThatItNeedsHere() throws Exception {
    server.call("setxkbmap", "us");
    sink.key("ControlLeft", "", true);
    sink.key("BracketRight", "+", true); // Ctrl+Plus of a German keyboard
    sink.key("BracketRight", "", false);
    sink.releaseAll();
    assertThat(seen.next(6))
        .containsExactly(
            "press Control_L",
            "press Shift_L",
            "press plus",
            "release Shift_L",
            "release equal",
            "release Control_L");
  }

  @Test
  void shiftStaysWithDigitsAndTheSpace() throws Exception {
    server.call("setxkbmap", "us");
    sink.key("ControlLeft", "", true);
    sink.key("ShiftLeft", "", true);
    sink.key("Digit7", "/", true); // Ctrl+Shift+7 of a German keyboard
    sink.key("Digit7", "", false);
    sink.key("Space", " ", true);
    sink.key("Space", "", false);
    sink.releaseAll();
    assertThat(seen.next(8))
        .containsExactly(
            "press Control_L",
            "press Shift_L",
            "press ampersand",
            "release ampersand",
            "press space",
            "release space",
            "release Shift_L",
            "release Control_L");
  }

  @Test
  void aCharacterThatTheLayoutHasNotIsMeantByPosition() throws Exception {
    server.call("setxkbmap", "ru");
    sink.key("KeyC", "c", true);
    sink.key("KeyC", "", false);
    assertThat(seen.next(2)).containsExactly("press Cyrillic_es", "release Cyrillic_es");
  }

  @Test
  void releaseAllReleasesWhatIsHeld() throws Exception {
    sink.button(0, true, 300, 200);
    sink.key("ShiftLeft", "", true);
    sink.key("ControlLeft", "", true);
    sink.releaseAll();
    sink.releaseAll();
    sink.key("Escape", "", true);
    assertThat(seen.next(7))
        .containsExactly(
            "press 1 300,200",
            "press Shift_L",
            "press Control_L",
            "release 1 300,200",
            "release Control_L",
            "release Shift_L",
            "press Escape");
  }

  @Test
  void closeReleasesWhatIsHeld() throws Exception {
    sink.button(2, true, 300, 200);
    sink.key("AltLeft", "", true);
    sink.close();
    assertThat(seen.next(4))
        .containsExactly("press 3 300,200", "press Alt_L", "release 3 300,200", "release Alt_L");
  }

  @Test
  void nothingIsPressedInsideTheAgentsOwnWindows() throws Exception {
    ownWindows.left = 280;
    ownWindows.top = 180;
    ownWindows.right = 320;
    ownWindows.bottom = 220;
    sink.button(0, true, 300, 200);
    sink.button(0, false, 300, 200);
    sink.wheel(0, 3, 300, 200);
    sink.button(0, true, 400, 200);
    sink.button(0, false, 300, 200); // dragged there: the release passes
    assertThat(seen.next(2)).containsExactly("press 1 400,200", "release 1 300,200");
  }

  @Test
  void noKeyIsPressedWhileAnOwnWindowHasTheFocus() throws Exception {
    sink.key("ControlLeft", "", true);
    ownWindows.focused = true;
    sink.key("Space", "", true);
    sink.key("Space", "", false);
    sink.key("Enter", "", true);
    assertThat(sink.type("ja")).isEqualTo("ja");
    sink.key("ControlLeft", "", false);
    ownWindows.focused = false;
    sink.key("Escape", "", true);
    assertThat(seen.next(3))
        .containsExactly("press Control_L", "release Control_L", "press Escape");
  }

  @Test
  void coordinatesOutsideTheScreenStayAtItsEdge() throws Exception {
    sink.move(Integer.MAX_VALUE, Integer.MIN_VALUE);
    assertThat(server.call("xdotool", "getmouselocation")).startsWith("x:1279 y:0 ");
  }

  @Test
  void aLostServerDoesNotEndTheProcess() throws Exception {
    sink.button(0, true, 300, 200);
    server.kill();
    sink.move(1, 1);
    Until.get(
        () -> {
          sink.move(1, 1);
          return sink.type("x");
        },
        untyped -> untyped.equals("x"));
    assertThat(sink.type("x")).isEqualTo("x");
    sink.releaseAll();
  }

  /// What `xev` saw, in the order of its window's events, coordinates of the screen.
  private static final class EventLog {
    private static final Pattern BUTTON =
        Pattern.compile("Button(Press|Release) event.*?root:\\((\\d+,\\d+)\\).*?button (\\d+)");
    private static final Pattern KEY =
        Pattern.compile("Key(Press|Release) event.*?keysym 0x\\w+, (\\w+)");

    private final java.nio.file.Path file;

    private EventLog(java.nio.file.Path file) {
      this.file = file;
    }

    static EventLog open(XServer server) throws Exception {
      java.nio.file.Path file = server.folder().resolve("xev.log");
      server.run(
          "sh", "-c", "exec xev -geometry 1200x600+20+20 -event keyboard -event button >" + file);
      Until.get(
          () -> server.call("xdotool", "search", "--onlyvisible", "--name", "Event Tester"),
          window -> !window.isEmpty());
      server.call("xdotool", "mousemove", "300", "200"); // without a manager the focus follows
      return new EventLog(file);
    }

    /// Waits for this many events and returns all that there are.
    List<String> next(int count) throws Exception {
      return Until.get(this::all, events -> events.size() >= count);
    }

    private List<String> all() throws Exception {
      String text = java.nio.file.Files.readString(file);
      return Pattern.compile("\n\n")
          .splitAsStream(text)
          .map(block -> block.replace('\n', ' '))
          .map(EventLog::describe)
          .filter(event -> !event.isEmpty())
          .toList();
    }

    private static String describe(String block) {
      var button = BUTTON.matcher(block);
      if (button.find()) {
        return "%s %s %s"
            .formatted(button.group(1).toLowerCase(), button.group(3), button.group(2));
      }
      var key = KEY.matcher(block);
      return key.find() ? key.group(1).toLowerCase() + " " + key.group(2) : "";
    }
  }
}
