package de.beistand.bench.latency;

import de.beistand.bench.picture.FrameCode;
import de.beistand.bench.picture.Pages;
import de.beistand.bench.x11.Area;
import de.beistand.bench.x11.Surface;
import java.util.ArrayList;
import java.util.List;

/// Something that moves on the customer's screen, one numbered frame after another.
sealed interface Motion extends AutoCloseable {
  /// Draws a frame that carries its number, as one change wherever the X server allows it.
  void draw(int number);

  @Override
  void close();

  /// A page of text that moves up over the whole screen. Every frame is drawn anew, as browsers and
  /// office programs do it.
  final class Scroll implements Motion {
    private static final int STEP = 12;

    private final Scene scene;
    private final Surface text;
    private final Surface next;

    Scroll(Scene scene) {
      int width = scene.layout().width();
      int height = scene.layout().height();
      this.scene = scene;
      this.text = scene.upload(Pages.text(width, 3 * height, 11), width);
      this.next = scene.display().pixmap(width, height);
    }

    @Override
    public void draw(int number) {
      Area screen = new Area(0, 0, next.width(), next.height());
      int top = number * STEP % (text.height() - next.height());
      next.copy(text, screen.movedBy(0, top), 0, 0);
      scene.codes(next, number);
      scene.window().copy(next, screen, 0, 0);
      scene.display().flush();
    }

    @Override
    public void close() {
      scene.display().free(text);
      scene.display().free(next);
    }
  }

  /// A film over the whole screen.
  final class Film implements Motion {
    private static final int FRAMES = 16;

    private final Scene scene;
    private final List<Surface> frames = new ArrayList<>();

    Film(Scene scene) {
      this.scene = scene;
      int width = scene.layout().width();
      for (int i = 0; i < FRAMES; i++) {
        frames.add(scene.upload(Pages.film(width, scene.layout().height(), i, FRAMES), width));
      }
    }

    @Override
    public void draw(int number) {
      Surface frame = frames.get(number % FRAMES);
      scene.codes(frame, number);
      scene.window().copy(frame, new Area(0, 0, frame.width(), frame.height()), 0, 0);
      scene.display().flush();
    }

    @Override
    public void close() {
      frames.forEach(scene.display()::free);
    }
  }

  /// A window of text that is dragged in a circle over a page. The number stands beside it, once
  /// drawn before the move and once after.
  final class Drag implements Motion {
    private static final int STEPS = 90;

    private final Scene scene;
    private final Surface window;

    Drag(Scene scene) {
      this.scene = scene;
      Area place = at(0);
      scene.page(0);
      this.window = scene.display().window(place);
      Surface content = scene.upload(Pages.text(place.width(), place.height(), 7), place.width());
      window.copy(content, new Area(0, 0, place.width(), place.height()), 0, 0);
      scene.display().free(content);
    }

    @Override
    public void draw(int number) {
      Area upper = scene.layout().upperCode();
      Area lower = scene.layout().lowerCode();
      Area next = at(number);
      FrameCode.draw(scene.window(), upper.x(), upper.y(), number);
      scene.display().move(window, next.x(), next.y());
      FrameCode.draw(scene.window(), lower.x(), lower.y(), number);
      scene.display().flush();
    }

    private Area at(int number) {
      int width = scene.layout().width() * 3 / 8;
      int height = scene.layout().height() / 2;
      double angle = 2 * Math.PI * (number % STEPS) / STEPS;
      int x = (int) ((scene.layout().width() - width) / 2 + Math.cos(angle) * width / 2);
      int y = (int) ((scene.layout().height() - height) / 2 + Math.sin(angle) * height / 5);
      return new Area(x, y, width, height);
    }

    @Override
    public void close() {
      scene.display().destroy(window);
    }
  }
}
