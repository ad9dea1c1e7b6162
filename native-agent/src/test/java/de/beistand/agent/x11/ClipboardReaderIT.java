package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The clipboard with owners that are worse than any program.
class ClipboardReaderIT {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private XServer server;
  private ClipboardReader reader;
  private XDisplay owner;

  @BeforeEach
  void start() throws Exception {
    server = XServer.start(320, 240);
    reader = ClipboardReader.open(server.display(), PATIENCE);
    owner = XDisplay.open(server.display());
  }

  @AfterEach
  void stop() throws Exception {
    reader.close();
    owner.close();
    server.close();
  }

  @Test
  void nobodyOwnsIt() {
    assertThat(reader.targets()).contains(List.of());
    assertThat(reader.read("UTF8_STRING", 100)).isInstanceOf(ClipboardReader.Answer.Absent.class);
  }

  @Test
  void aHungOwnerCostsThePatienceAndNoMore() throws Throwable {
    takeClipboard();
    long begin = System.nanoTime();
    assertThat(reader.targets()).isEmpty();
    assertThat(reader.read("UTF8_STRING", 100)).isInstanceOf(ClipboardReader.Answer.Silence.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThan(PATIENCE.multipliedBy(2).minusMillis(50))
        .isLessThan(PATIENCE.multipliedBy(2).plusSeconds(5));
  }

  @Test
  void aChangeIsNoticedAndAnOldOneIsNot() throws Throwable {
    assertThat(reader.awaitChange(Duration.ofSeconds(30), Duration.ofMillis(200))).isFalse();
    takeClipboard();
    assertThat(reader.awaitChange(Duration.ofSeconds(30), Duration.ofSeconds(10))).isTrue();
    assertThat(reader.awaitChange(Duration.ofSeconds(30), Duration.ZERO)).isTrue();
    assertThat(reader.awaitChange(Duration.ofMillis(-1), Duration.ofMillis(200))).isFalse();
  }

  @Test
  void aLostServerIsSilence() throws Exception {
    server.kill();
    assertThat(reader.read("UTF8_STRING", 100))
        .isInstanceOfAny(ClipboardReader.Answer.Absent.class, ClipboardReader.Answer.Silence.class);
    assertThat(reader.awaitChange(Duration.ZERO, Duration.ofSeconds(30))).isFalse();
  }

  /// Owns the clipboard and never answers anybody.
  private void takeClipboard() throws Throwable {
    NativeLibrary x = NativeLibrary.open("libX11.so.6");
    MethodHandle set =
        x.function("XSetSelectionOwner", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    long window = new LibSelections().createWindow(owner.handle(), owner.root());
    try (Arena arena = Arena.ofConfined()) {
      long clipboard =
          owner.x().XInternAtom(owner.handle(), arena.allocateFrom("CLIPBOARD"), false);
      int done = (int) set.invokeExact(owner.handle(), clipboard, window, 0L);
      assertThat(done).isNotNegative();
    }
    owner.sync();
  }
}
