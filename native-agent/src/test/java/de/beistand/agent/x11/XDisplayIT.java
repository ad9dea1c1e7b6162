package de.beistand.agent.x11;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class XDisplayIT {

  @Test
  void noServerIsAnException() {
    assertThatThrownBy(() -> XDisplay.open(":4711"))
        .isInstanceOf(X11UnavailableException.class)
        .hasMessageContaining(":4711");
  }

  @Test
  void missingLibraryIsAnException() {
    assertThatThrownBy(() -> NativeLibrary.open("libNoSuchThing.so.1"))
        .isInstanceOf(X11UnavailableException.class)
        .hasMessageContaining("libNoSuchThing.so.1");
  }

  @Test
  void missingExtensionIsAnException() throws Exception {
    try (XServer server = XServer.start(320, 240);
        XDisplay display = XDisplay.open(server.display())) {
      assertThat(display.extension("XTEST").opcode()).isPositive();
      assertThatThrownBy(() -> display.extension("NO-SUCH"))
          .isInstanceOf(X11UnavailableException.class);
    }
  }

  @Test
  void refusedRequestIsAValue() throws Exception {
    try (XServer server = XServer.start(320, 240);
        XDisplay display = XDisplay.open(server.display());
        XDisplay other = XDisplay.open(server.display())) {
      int badWindow = 3;
      display.x().XSelectInput(display.handle(), 0x7fffff, 1);
      assertThat(other.sync()).isEmpty();
      assertThat(display.sync()).map(XError::code).contains(badWindow);
      assertThat(display.sync()).isEmpty();
    }
  }

  @Test
  void lostServerIsAStateAndOtherConnectionsLiveOn() throws Exception {
    try (XServer dying = XServer.start(320, 240);
        XServer living = XServer.start(320, 240);
        XDisplay lost = XDisplay.open(dying.display());
        XDisplay kept = XDisplay.open(living.display())) {
      dying.kill();
      lost.sync();
      assertThat(lost.lost()).isTrue();
      assertThat(kept.sync()).isEmpty();
      assertThat(kept.lost()).isFalse();
    }
  }

  @Test
  void waitingThreadIsWokenByOthersAndByTheLossOfTheServer() throws Exception {
    try (XServer server = XServer.start(320, 240);
        XDisplay display = XDisplay.open(server.display());
        XEvents events = new XEvents(display)) {
      Thread.ofVirtual().start(events::wake);
      assertThat(events.await(-1)).isEqualTo(XEvents.Wait.WOKEN);
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  server.kill();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      assertThat(events.await(-1)).isEqualTo(XEvents.Wait.LOST);
    }
  }
}
