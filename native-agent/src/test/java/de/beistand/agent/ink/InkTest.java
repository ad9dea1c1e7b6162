package de.beistand.agent.ink;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.ink.Board.Drawing;
import de.beistand.agent.screen.Aim;
import de.beistand.agent.screen.Box;
import de.beistand.agent.service.Message;
import de.beistand.agent.service.Page;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InkTest {
  private static final String POINT = "{\"type\":\"point\",\"x\":10,\"y\":20,\"colour\":\"BLUE\"}";
  private static final String DRAW =
      "{\"type\":\"draw\",\"id\":1,\"shape\":\"PEN\",\"colour\":\"BLUE\",\"stays\":true,\"points\":[1,2,3,4]}";

  private final List<String> said = new ArrayList<>();
  private final List<Boolean> used = new ArrayList<>();
  private Drawing shown = Drawing.NOTHING;
  private Optional<Box> shared = Optional.of(new Box(100, 200, 300, 400));
  private long now;
  private Ink ink;

  @BeforeEach
  void start() {
    ink = new Ink(new Seen(), new SharedBox(), used::add, () -> now);
    ink.named("Anna");
    ink.opened(page());
  }

  @AfterEach
  void stop() {
    ink.close();
  }

  private void hear(String message) {
    ink.received(new Message.Text(message));
  }

  @Test
  @DisplayName("opened -> the page knows that the customer sees it")
  void opened() {
    assertThat(said).containsExactly("{\"type\":\"shown\",\"shown\":true}");
  }

  @Test
  @DisplayName("point -> at that pixel of what is shared, with the name; the customer is told once")
  void point() {
    hear(POINT);
    hear(POINT);
    assertThat(shown.pointer().x()).isEqualTo(110);
    assertThat(shown.pointer().y()).isEqualTo(220);
    assertThat(shown.pointer().name()).isEqualTo("Anna");
    assertThat(shown.within()).isEqualTo(shared.get());
    assertThat(used).containsExactly(true);
  }

  @Test
  @DisplayName("draw + another part is shared -> gone, and the page knows")
  void elsewhere() {
    hear(DRAW);
    shared = Optional.of(new Box(0, 0, 300, 400));
    hear(POINT);
    assertThat(shown.strokes()).isEmpty();
    assertThat(said.getLast()).isEqualTo("{\"type\":\"cleared\"}");
  }

  @Test
  @DisplayName("nothing shared + point, draw -> nothing shown")
  void nothingShared() {
    shared = Optional.empty();
    hear(POINT);
    hear(DRAW);
    assertThat(shown).isEqualTo(Drawing.NOTHING);
    assertThat(used).isEmpty();
  }

  @Test
  @DisplayName("draw + hidden by the customer -> gone, nothing new, until shown again")
  void hidden() {
    hear(DRAW);
    ink.wanted(false);
    hear(POINT);
    assertThat(shown).isEqualTo(Drawing.NOTHING);
    assertThat(said.getLast()).isEqualTo("{\"type\":\"shown\",\"shown\":false}");
    ink.wanted(true);
    hear(POINT);
    assertThat(shown.pointer()).isNotNull();
    assertThat(shown.strokes()).isEmpty();
  }

  @Test
  @DisplayName("draw + pause -> gone, nothing new, until the customer goes on")
  void paused() {
    hear(DRAW);
    ink.paused(true);
    hear(POINT);
    assertThat(shown).isEqualTo(Drawing.NOTHING);
    ink.paused(false);
    hear(POINT);
    assertThat(shown.pointer()).isNotNull();
  }

  @Test
  @DisplayName("draw + page gone, cut off, or session over -> gone at once")
  void gone() {
    List<Runnable> ends = List.of(ink::closed, ink::vanish, ink::over);
    for (Runnable end : ends) {
      ink.opened(page());
      hear(DRAW);
      assertThat(shown.strokes()).hasSize(1);
      end.run();
      assertThat(shown).isEqualTo(Drawing.NOTHING);
    }
    assertThat(used.getLast()).isFalse();
  }

  @Test
  @DisplayName("page gone + a message that was under way -> nothing")
  void late() {
    ink.closed();
    hear(DRAW);
    assertThat(shown).isEqualTo(Drawing.NOTHING);
  }

  @Test
  @DisplayName("not a message -> nothing happens")
  void nonsense() {
    hear(
        "{\"type\":\"draw\",\"id\":1,\"shape\":\"PEN\",\"colour\":\"BLUE\",\"stays\":true,\"points\":[1]}");
    hear("{");
    ink.received(new Message.Bytes(new byte[3]));
    assertThat(shown).isEqualTo(Drawing.NOTHING);
  }

  private final class Seen implements Board {
    @Override
    public void show(Drawing drawing) {
      shown = drawing;
    }

    @Override
    public void close() {}
  }

  private final class SharedBox implements Aim {
    @Override
    public Optional<Point> at(int x, int y) {
      return shared.map(box -> new Point(box.x() + x, box.y() + y));
    }

    @Override
    public Optional<Box> area() {
      return shared;
    }

    @Override
    public boolean hasKeyboard() {
      return true;
    }
  }

  /// A page that hears; the pointer needs nothing else of it.
  private Page page() {
    return (Page)
        Proxy.newProxyInstance(
            Page.class.getClassLoader(),
            new Class<?>[] {Page.class},
            (_, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("send");
              said.add((String) arguments[0]);
              return null;
            });
  }
}
