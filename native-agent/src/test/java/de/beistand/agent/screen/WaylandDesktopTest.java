package de.beistand.agent.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WaylandDesktopTest {
  @Test
  void anX11SessionIsNone() {
    assertThat(WaylandDesktop.isHere(Map.of("DISPLAY", ":0"))).isFalse();
    assertThat(WaylandDesktop.isHere(Map.of("DISPLAY", ":0", "XDG_SESSION_TYPE", "x11"))).isFalse();
    assertThat(WaylandDesktop.isHere(Map.of())).isFalse();
  }

  @Test
  void withoutXwaylandTheSessionDecides() {
    assertThat(WaylandDesktop.isHere(Map.of("XDG_SESSION_TYPE", "wayland"))).isTrue();
    assertThat(WaylandDesktop.isHere(Map.of("WAYLAND_DISPLAY", "wayland-0"))).isTrue();
  }

  @Test
  void aDisplayThatDoesNotAnswerIsNoReasonToSendAnybodyAway() {
    assertThat(WaylandDesktop.isHere(Map.of("WAYLAND_DISPLAY", "wayland-0", "DISPLAY", ":4711")))
        .isFalse();
  }
}
