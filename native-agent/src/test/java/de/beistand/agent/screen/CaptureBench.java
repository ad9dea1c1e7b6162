package de.beistand.agent.screen;

import de.beistand.agent.tiles.View;
import de.beistand.agent.x11.XServer;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import java.util.Arrays;
import java.util.Locale;

/// Measures what one capture costs, on a virtual X server of its own.
///
/// Run: `java -cp 'native-agent/target/dist/*:native-agent/target/test-classes'
/// --enable-native-access=ALL-UNNAMED de.beistand.agent.screen.CaptureBench`
public final class CaptureBench {
  private static final int ROUNDS = 300;

  private CaptureBench() {}

  /// No arguments.
  public static void main(String[] arguments) throws Exception {
    System.out.println("size, change: capture / with conversion and push, median (p95) ms");
    for (int[] size : new int[][] {{1280, 720}, {1920, 1080}, {3840, 2160}}) {
      try (XServer server = XServer.start(size[0], size[1])) {
        measure(server, size[0], size[1], "whole screen");
        server.run(
            "xterm",
            "-geometry",
            "2x1+300+300",
            "-e",
            "while :; do printf '\\ra'; printf '\\rb'; done");
        measure(server, size[0], size[1], "one letter");
      }
    }
    System.exit(0);
  }

  private static void measure(XServer server, int width, int height, String change)
      throws Exception {
    boolean whole = change.equals("whole screen");
    Thread painter = whole ? painter(server) : Thread.ofPlatform().unstarted(() -> {});
    var factory = new PeerConnectionFactory(new AudioDeviceModule(AudioLayer.kDummyAudio));
    var source = new CustomVideoSource();
    var pusher = new FramePusher(source);
    long[] captures = new long[ROUNDS];
    long[] frames = new long[ROUNDS];
    try (X11Capture capture = X11Capture.open(server.display(), new Area.Desktop())) {
      painter.start();
      for (int i = -50; i < ROUNDS; i++) {
        capture.await(-1);
        if (i >= 0) {
          captures[i] = capture.capturedAt() - capture.noticedAt();
          long begin = System.nanoTime();
          pusher.changed(capture.damage());
          pusher.push(new View(capture.pixels(), capture.stride(), width, height), false);
          frames[i] = captures[i] + System.nanoTime() - begin;
        }
        Thread.sleep(10);
      }
    }
    painter.interrupt();
    painter.join();
    pusher.close();
    source.dispose();
    factory.dispose();
    System.out.printf(
        Locale.ROOT,
        "%d × %d, %s: %s / %s%n",
        width,
        height,
        change,
        middle(captures),
        middle(frames));
  }

  private static Thread painter(XServer server) {
    return Thread.ofPlatform()
        .unstarted(
            () -> {
              try {
                while (!Thread.interrupted()) {
                  server.call("xsetroot", "-solid", "#203040");
                  server.call("xsetroot", "-solid", "#304050");
                }
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private static String middle(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return "%.2f (%.2f)"
        .formatted(sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 95 / 100] / 1e6);
  }
}
