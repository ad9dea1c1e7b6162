package de.beistand.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.screen.Aim;
import de.beistand.agent.screen.Box;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Nothing is pressed where nothing is shared, and everything that is down comes up.
class AimedInputTest {
  private final FakeSink desktop = new FakeSink();
  private boolean reachable = true;
  private final AimedInput input =
      new AimedInput(
          desktop,
          new Aim() {
            @Override
            public Optional<Point> at(int x, int y) {
              return reachable ? Optional.of(new Point(x + 640, y)) : Optional.empty();
            }

            @Override
            public Optional<Box> area() {
              return Optional.of(new Box(640, 0, 640, 800));
            }

            @Override
            public boolean hasKeyboard() {
              return reachable;
            }
          });

  @Test
  void pixelsOfThePictureBecomePixelsOfTheDesktop() {
    input.move(10, 20);
    input.button(0, true, 11, 21);
    input.key("KeyC", "", true);
    assertThat(desktop.done).containsExactly("move 650 20", "press 0 651 21", "down KeyC");
  }

  @Test
  void outsideNothingIsPressedOrTyped() {
    reachable = false;
    input.move(10, 20);
    input.button(0, true, 10, 20);
    input.wheel(0, 1, 10, 20);
    input.key("KeyC", "", true);
    assertThat(input.type("geheim")).isEqualTo("geheim");
    assertThat(desktop.done).isEmpty();
  }

  @Test
  void whatIsDownComesUpEvenOutside() {
    input.button(0, true, 10, 20);
    input.key("KeyC", "", true);
    desktop.done.clear();
    reachable = false;
    input.button(0, false, 500, 500);
    input.key("KeyC", "", false);
    input.releaseAll();
    assertThat(desktop.done).containsExactly("release 0 650 20", "up KeyC", "release all");
  }
}
