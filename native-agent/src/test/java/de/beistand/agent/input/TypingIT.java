package de.beistand.agent.input;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.x11.RfbClient;
import de.beistand.agent.x11.Until;
import de.beistand.agent.x11.XServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text arrives in real programs on a real X server, whatever the keyboard layout is.
class TypingIT {
  private static final String SENTENCE = "Grüße, 5 € für @müller";
  private static final String HARD =
      SENTENCE + " é 漢 😀 {[]}|~\\ ^`´°§ <>&\"'$#%  ßẞ œ ÄÖÜ ñ ç ø Ω ж א 1²³ ½ – — „“ …";

  private static final int SHIFT = 0xffe1;
  private static final int CONTROL = 0xffe3;

  private XServer server;
  private X11InputSink sink;
  private Path file;

  @BeforeEach
  void start() throws Exception {
    server = XServer.start(1280, 720);
    server.startWindowManager();
    file = server.folder().resolve("typed.txt");
    Files.createFile(file);
    sink = X11InputSink.open(server.display(), new FakeOwnWindows());
  }

  @AfterEach
  void stop() throws Exception {
    try (XServer _ = server) {
      if (sink != null) {
        sink.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"us", "de", "de nodeadkeys", "fr", "ru,us", "us,de"})
  void terminal(String layout) throws Exception {
    layout(layout);
    openTerminal();
    assertThat(sink.type(HARD + "\n")).isEmpty();
    assertThat(typedInTerminal()).isEqualTo(HARD + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us", "de", "de neo"})
  void editor(String layout) throws Exception {
    layout(layout);
    openEditor();
    assertThat(sink.type(HARD + "\tTab\nzweite Zeile\r\ndritte")).isEmpty();
    assertThat(savedByEditor()).isEqualTo(HARD + "\tTab\nzweite Zeile\ndritte");
  }

  @Test
  void secondGroupOfTheLayout() throws Exception {
    layout("us,de");
    openTerminal();
    server.call("xdotool", "key", "ISO_Next_Group");
    assertThat(sink.type("yz" + HARD + "\n")).isEmpty();
    assertThat(typedInTerminal()).isEqualTo("yz" + HARD + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"us", "de"})
  void moreCharactersThanSpareKeys(String layout) throws Exception {
    layout(layout);
    openTerminal();
    String many = unusual(120);
    assertThat(sink.type(many + "\n")).isEmpty();
    assertThat(typedInTerminal()).isEqualTo(many + "\n");
  }

  @Test
  void moreCharactersThanSpareKeysInTheEditor() throws Exception {
    layout("de");
    openEditor();
    String many = unusual(120);
    assertThat(sink.type(many)).isEmpty();
    assertThat(savedByEditor()).isEqualTo(many);
  }

  @Test
  void oneCharacterAtATime() throws Exception {
    layout("de");
    openEditor();
    HARD.codePoints().forEach(c -> assertThat(sink.type(Character.toString(c))).isEmpty());
    assertThat(savedByEditor()).isEqualTo(HARD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ShiftLeft", "AltRight", "ControlLeft", "CapsLock", "NumLock"})
  void modifiersThatTheTechnicianHoldsDoNotDistort(String code) throws Exception {
    layout("de");
    openTerminal();
    sink.key(code, "", true);
    assertThat(sink.type(HARD + "\n")).isEmpty();
    sink.key(code, "", false);
    assertThat(typedInTerminal()).isEqualTo(HARD + "\n");
  }

  @Test
  void heldModifierIsRestored() throws Exception {
    layout("de");
    openTerminal();
    sink.key("ShiftLeft", "", true);
    sink.type("ab");
    sink.key("KeyA", "", true);
    sink.key("KeyA", "", false);
    sink.key("ShiftLeft", "", false);
    sink.type("c\n");
    assertThat(typedInTerminal()).isEqualTo("abAc\n");
  }

  @Test
  void capsLockOfTheCustomerIsRestored() throws Exception {
    layout("de");
    openTerminal();
    sink.key("CapsLock", "", true);
    sink.key("CapsLock", "", false);
    sink.type("aÄé");
    sink.key("KeyA", "", true);
    sink.key("KeyA", "", false);
    sink.type("\n");
    assertThat(typedInTerminal()).isEqualTo("aÄéA\n");
  }

  @Test
  void shiftThatTheCustomerHoldsDoesNotDistort() throws Exception {
    layout("de");
    openTerminal();
    try (RfbClient customer = server.connect();
        LocalActivity hands = X11LocalActivity.open(server.display())) {
      hands.watch(() -> {});
      customer.key(SHIFT, true);
      assertThat(Until.get(hands::lastPressWasReal, real -> real)).isTrue();
      assertThat(sink.type("abC {é}")).isEmpty();
      customer.key(SHIFT, false);
    }
    sink.type("\n");
    assertThat(typedInTerminal()).isEqualTo("abC {é}\n");
  }

  @Test
  void nothingIsTypedWhileTheCustomerHoldsControl() throws Exception {
    layout("de");
    openTerminal();
    try (RfbClient customer = server.connect();
        LocalActivity hands = X11LocalActivity.open(server.display())) {
      hands.watch(() -> {});
      customer.key(CONTROL, true);
      assertThat(Until.get(hands::lastPressWasReal, real -> real)).isTrue();
      assertThat(sink.type("d")).isEqualTo("d");
    }
    Until.get(() -> sink.type("x"), String::isEmpty);
    sink.type("\n");
    assertThat(typedInTerminal()).isEqualTo("x\n");
  }

  @Test
  void layoutChangesBetweenTwoTexts() throws Exception {
    openTerminal();
    String expected = "";
    for (String layout : List.of("us", "de", "us")) {
      layout(layout);
      assertThat(sink.type(HARD + "\n")).isEmpty();
      String lines = expected + HARD + "\n";
      assertThat(Until.get(() -> Files.readString(file), lines::equals)).isEqualTo(lines);
      expected = lines;
    }
  }

  @Test
  void controlCharactersAndBrokenPairsComeBack() throws Exception {
    layout("de");
    openTerminal();
    assertThat(sink.type("a\u0007b\ud83dc\u001b\n")).isEqualTo("\u0007\ud83d\u001b");
    assertThat(typedInTerminal()).isEqualTo("abc\n");
  }

  @Test
  void spareKeysAreEmptyAgainAfterwards() throws Exception {
    layout("de");
    String before = server.call("xkbcomp", "-xkb", server.display(), "-");
    openTerminal();
    sink.type(HARD + unusual(40) + "\n");
    typedInTerminal();
    sink.close();
    assertThat(server.call("xkbcomp", "-xkb", server.display(), "-")).isEqualTo(before);
  }

  private void layout(String layout) throws Exception {
    String[] words = layout.split(" ");
    if (words.length == 1) {
      server.call("setxkbmap", layout);
    } else {
      server.call("setxkbmap", words[0], words[1]);
    }
  }

  private void openTerminal() throws Exception {
    server.run("xterm", "-T", "terminal", "-e", "sh", "-c", "cat > " + file);
    awaitFocus("terminal");
  }

  /// Ends the input of `cat` and returns what it wrote.
  private String typedInTerminal() throws Exception {
    sink.key("ControlLeft", "", true);
    sink.key("KeyD", "", true);
    sink.key("KeyD", "", false);
    sink.key("ControlLeft", "", false);
    Until.get(
        () -> server.call("xdotool", "search", "--onlyvisible", "--class", "xterm"),
        String::isEmpty);
    return Files.readString(file);
  }

  private void openEditor() throws Exception {
    server.run("mousepad", "--disable-server", file.toString());
    awaitFocus("typed.txt");
  }

  /// Saves with Ctrl+S and returns what the file holds then.
  private String savedByEditor() throws Exception {
    Until.get(
        () -> server.call("xdotool", "getactivewindow", "getwindowname"), n -> n.startsWith("*"));
    server.call("xdotool", "key", "ctrl+s");
    Until.get(
        () -> server.call("xdotool", "getactivewindow", "getwindowname"),
        name -> !name.startsWith("*"));
    String saved = Files.readString(file);
    return saved.endsWith("\n") ? saved.substring(0, saved.length() - 1) : saved;
  }

  private void awaitFocus(String name) throws Exception {
    String focused =
        Until.get(
            () -> server.call("xdotool", "getactivewindow", "getwindowname"),
            text -> text.toLowerCase().contains(name));
    assertThat(focused.toLowerCase()).contains(name);
  }

  private static String unusual(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Character.toString(0x4e00 + 7 * i))
        .collect(Collectors.joining());
  }
}
