package de.beistand.agent.peer;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.screen.Limit;
import de.beistand.agent.screen.X11ScreenSource;
import de.beistand.agent.x11.RfbClient;
import de.beistand.agent.x11.Until;
import de.beistand.agent.x11.XServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A desktop goes through the real encoder, a real connection and the real decoder.
class SharedScreenIT {
  private XServer server;

  @BeforeEach
  void start() throws Exception {
    server = XServer.start(800, 600);
    server.call("xsetroot", "-solid", "black");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void theScreenArrivesAsScreenContentAndOnlyWhenItChanges() throws Exception {
    X11ScreenSource screen = new X11ScreenSource(server.display(), List::of);
    assertThat(screen.obstacle()).isEmpty();
    try (Watcher watcher = Watcher.of(screen)) {
      Watcher.Picture first = Until.get(watcher::latest, picture -> picture.width() == 800);
      assertThat(first.height()).isEqualTo(600);
      assertThat(first.brightness(140, 70)).isBetween(12, 20);
      server.run("xterm", "-bg", "white", "-b", "0", "-bw", "0", "-geometry", "20x8+100+50");
      Watcher.Picture second =
          Until.get(watcher::latest, picture -> picture.brightness(180, 120) > 225);
      assertThat(second.brightness(180, 120)).isBetween(231, 239);
      assertThat(second.brightness(90, 40)).isBetween(12, 20);
      assertThat(watcher.outbound())
          .containsEntry("contentType", "screenshare")
          .containsEntry("mimeType", "video/AV1");
      assertStandsStill(watcher);
    }
  }

  @Test
  void theCursorIsInThePictureAndOnlyThere() throws Exception {
    X11ScreenSource screen = new X11ScreenSource(server.display(), List::of);
    server.run("xterm", "-bg", "black", "-ms", "white", "-b", "0", "-geometry", "20x8+100+50");
    try (Watcher watcher = Watcher.of(screen);
        RfbClient customer = server.connect()) {
      Until.get(watcher::latest, picture -> picture.width() == 800);
      customer.pointer(180, 120, 0);
      assertThat(Until.get(watcher::latest, picture -> brightest(picture, 180, 120) > 150))
          .matches(picture -> brightest(picture, 180, 120) > 150)
          .matches(picture -> brightest(picture, 140, 80) < 30);
      customer.pointer(140, 80, 0);
      assertThat(
              Until.get(
                  watcher::latest,
                  picture ->
                      brightest(picture, 140, 80) > 150 && brightest(picture, 180, 120) < 30))
          .matches(picture -> brightest(picture, 140, 80) > 150)
          .matches(picture -> brightest(picture, 180, 120) < 30);
    }
  }

  @Test
  void whereNothingIsShownThePictureStandsStill() throws Exception {
    X11ScreenSource screen = new X11ScreenSource(server.display(), List::of);
    try (Watcher watcher = Watcher.of(screen)) {
      Until.get(watcher::latest, picture -> picture.width() == 800);
      screen.limit(new Limit.OneProgram(Long.MAX_VALUE >>> 32, "closed long ago"));
      Watcher.Picture neutral =
          Until.get(watcher::latest, picture -> picture.brightness(400, 300) > 180);
      assertThat(neutral.brightness(400, 300)).isBetween(190, 210);
      assertStandsStill(watcher);
    }
  }

  private static void assertStandsStill(Watcher watcher) throws Exception {
    int still = Until.get(watcher::arrived, new Unchanged());
    Awaitility.await("one repeat a second and no more")
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(3))
        .until(watcher::arrived, arrived -> arrived - still <= 3);
  }

  private static int brightest(Watcher.Picture picture, int x, int y) {
    return IntStream.rangeClosed(-6, 6)
        .flatMap(dy -> IntStream.rangeClosed(-6, 6).map(dx -> picture.brightness(x + dx, y + dy)))
        .max()
        .orElseThrow();
  }

  /// True once the same number came twice.
  private static final class Unchanged implements java.util.function.Predicate<Integer> {
    private int latest = -1;
    private int times;

    @Override
    public boolean test(Integer number) {
      times = number == latest ? times + 1 : 0;
      latest = number;
      return times >= 20;
    }
  }
}
