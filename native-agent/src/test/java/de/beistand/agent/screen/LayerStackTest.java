package de.beistand.agent.screen;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.screen.LayerStack.Layer;
import de.beistand.agent.tiles.View;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A page that takes over only what is told as changed shows the windows as they lie.
class LayerStackTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;
  private static final int RED = 0xc02040;
  private static final int GREEN = 0x20a040;
  private static final int BLUE = 0x2040c0;

  private final LayerStack stack = new LayerStack();
  private final Damage damage = new Damage();
  private final int[] picture = new int[WIDTH * HEIGHT];
  private final int[] page = new int[WIDTH * HEIGHT];
  private final FakeWindow main = new FakeWindow(1, WIDTH, HEIGHT, RED);
  private final FakeWindow dialog = new FakeWindow(2, 60, 40, GREEN);
  private final FakeWindow menu = new FakeWindow(3, 60, 40, BLUE);

  @Test
  void aHigherWindowHidesALowerOne() {
    arrange(main.at(500, 100), dialog.at(510, 110), menu.at(540, 130));
    assertShown();
    assertThat(pageAt(11, 11)).isEqualTo(GREEN);
    assertThat(pageAt(45, 35)).isEqualTo(BLUE);
    assertThat(pageAt(5, 5)).isEqualTo(RED);
  }

  @Test
  void whatIsDrawnUnderAnotherWindowStaysHidden() {
    arrange(main.at(0, 0), menu.at(10, 10));
    assertShown();
    main.draw(0, 0, 100, 100, GREEN);
    assertShown();
    assertThat(pageAt(20, 20)).isEqualTo(BLUE);
    assertThat(pageAt(90, 90)).isEqualTo(GREEN);
  }

  @Test
  void onlyWhatWasDrawnCounts() {
    arrange(main.at(0, 0), menu.at(10, 10));
    assertShown();
    assertShown();
    assertThat(damage.count()).isZero();
    menu.draw(3, 4, 5, 6, GREEN);
    assertShown();
    assertThat(damage.area()).isEqualTo(30);
  }

  @Test
  void whatLiesBeyondTheLowestWindowIsCut() {
    arrange(main.at(500, 100), dialog.at(470, 280), menu.at(780, 80));
    assertShown();
    dialog.draw(0, 0, 60, 40, BLUE);
    menu.draw(0, 0, 60, 40, GREEN);
    assertShown();
    assertThat(pageAt(29, 199)).isEqualTo(BLUE);
    assertThat(pageAt(280, 19)).isEqualTo(GREEN);
  }

  @Test
  void whereAWindowWentTheOneBelowIsSeenAgain() {
    arrange(main.at(0, 0), menu.at(10, 10));
    assertShown();
    arrange(main.at(0, 0));
    assertThat(stack.hasMoved()).isTrue();
    assertShown();
    assertThat(pageAt(20, 20)).isEqualTo(RED);
    assertThat(stack.hasMoved()).isFalse();
  }

  @Test
  void aWindowThatMovedLeavesNothingBehind() {
    arrange(main.at(0, 0), dialog.at(10, 10));
    assertShown();
    arrange(main.at(0, 0), dialog.at(230, 150));
    assertThat(stack.hasMoved()).isTrue();
    assertShown();
    assertThat(pageAt(20, 20)).isEqualTo(RED);
    assertThat(pageAt(240, 160)).isEqualTo(GREEN);
  }

  @Test
  void aDialogThatStaysWhileItsProgramMovesIsElsewhereInThePicture() {
    arrange(main.at(0, 0), dialog.at(200, 120));
    assertShown();
    arrange(main.at(190, 110), dialog.at(200, 120));
    assertThat(stack.hasMoved()).isTrue();
    assertShown();
    assertThat(pageAt(210, 130)).isEqualTo(RED);
    assertThat(pageAt(20, 20)).isEqualTo(GREEN);
  }

  @Test
  void aDialogThatMovesAlongCostsNothing() {
    arrange(main.at(0, 0), dialog.at(200, 120));
    assertShown();
    arrange(main.at(50, 70), dialog.at(250, 190));
    assertThat(stack.hasMoved()).isFalse();
    assertShown();
    assertThat(stack.box()).contains(new Box(50, 70, WIDTH, HEIGHT));
  }

  @Test
  void aWindowThatIsRaisedIsSeen() {
    arrange(main.at(0, 0), dialog.at(10, 10), menu.at(20, 20));
    assertShown();
    arrange(main.at(0, 0), menu.at(20, 20), dialog.at(10, 10));
    assertThat(stack.hasMoved()).isTrue();
    assertShown();
    assertThat(pageAt(30, 30)).isEqualTo(GREEN);
  }

  @Test
  void aWindowThatGoesMeanwhileIsToldAndAllIsRightAfterwards() {
    arrange(main.at(0, 0), dialog.at(10, 10));
    assertShown();
    main.draw(100, 100, 50, 50, BLUE);
    dialog.draw(0, 0, 60, 40, BLUE);
    dialog.gone = true;
    damage.clear();
    assertThat(stack.compose(view(), false, damage)).isFalse();
    arrange(main.at(0, 0));
    compose(true);
    assertThat(page).isEqualTo(truth());
  }

  @Test
  void everythingIsOneChange() {
    arrange(main.at(0, 0), dialog.at(10, 10));
    compose(true);
    assertThat(page).isEqualTo(truth());
    assertThat(damage.count()).isEqualTo(1);
    assertThat(damage.area()).isEqualTo(WIDTH * HEIGHT);
  }

  @Test
  void withoutWindowsThereIsNoPictureAndNothingIsLeftToDo() {
    assertThat(stack.box()).isEmpty();
    arrange(main.at(0, 0), dialog.at(10, 10));
    arrange();
    assertThat(stack.box()).isEmpty();
    assertThat(stack.hasMoved()).isFalse();
  }

  @Test
  void whateverHappensThePageShowsTheWindowsAsTheyLie() {
    var random = new Random(5);
    List<FakeWindow> higher = new ArrayList<>();
    List<Layer> layers = new ArrayList<>();
    for (int step = 0; step < 300; step++) {
      switch (random.nextInt(4)) {
        case 0 -> higher.add(new FakeWindow(9 + step, 80, 50, random.nextInt(1 << 24)));
        case 1 -> Collections.shuffle(higher, random);
        case 2 -> higher.removeIf(_ -> random.nextInt(3) == 0);
        default -> higher.forEach(window -> window.scribble(random));
      }
      main.scribble(random);
      layers.clear();
      layers.add(random.nextInt(4) == 0 ? main.at(random.nextInt(99), 7) : main.last);
      for (FakeWindow window : higher) {
        boolean moves = random.nextInt(4) == 0;
        layers.add(moves ? window.at(random.nextInt(350), random.nextInt(250)) : window.last);
      }
      stack.arrange(layers);
      assertShown();
    }
  }

  private void arrange(Layer... layers) {
    stack.arrange(List.of(layers));
  }

  private void assertShown() {
    compose(false);
    assertThat(Arrays.mismatch(page, truth())).as("first wrong pixel").isEqualTo(-1);
  }

  private View view() {
    return new View(MemorySegment.ofArray(picture), 4 * WIDTH, WIDTH, HEIGHT);
  }

  private void compose(boolean whole) {
    damage.clear();
    assertThat(stack.compose(view(), whole, damage)).isTrue();
    for (int i = 0; i < damage.count(); i++) {
      for (int y = damage.y(i); y < damage.y(i) + damage.height(i); y++) {
        int at = y * WIDTH + damage.x(i);
        System.arraycopy(picture, at, page, at, damage.width(i));
      }
    }
  }

  private int pageAt(int x, int y) {
    return page[y * WIDTH + x];
  }

  /// What a customer would see of these windows alone.
  private int[] truth() {
    int[] all = new int[WIDTH * HEIGHT];
    Box origin = stack.box().orElseThrow();
    for (Layer layer : stack.layers()) {
      FakeWindow window = (FakeWindow) layer.content();
      for (int y = 0; y < window.height; y++) {
        for (int x = 0; x < window.width; x++) {
          int column = layer.box().x() - origin.x() + x;
          int row = layer.box().y() - origin.y() + y;
          if (column >= 0 && column < WIDTH && row >= 0 && row < HEIGHT) {
            all[row * WIDTH + column] = window.drawn[y * window.width + x];
          }
        }
      }
    }
    return all;
  }

  /// A window whose rows are known only once they were fetched.
  private static final class FakeWindow implements LayerStack.Content {
    private final long number;
    private final int width;
    private final int height;
    private final int[] drawn;
    private final int[] fetched;
    private final Damage pending = new Damage();
    private boolean seen;
    private boolean gone;
    private Layer last;

    FakeWindow(long number, int width, int height, int colour) {
      this.number = number;
      this.width = width;
      this.height = height;
      drawn = new int[width * height];
      fetched = new int[width * height];
      Arrays.fill(drawn, colour);
      last = at(0, 0);
    }

    Layer at(int x, int y) {
      last = new Layer(number, new Box(x, y, width, height), this);
      return last;
    }

    void draw(int x, int y, int wide, int high, int colour) {
      for (int row = y; row < y + high; row++) {
        Arrays.fill(drawn, row * width + x, row * width + x + wide, colour);
      }
      pending.add(x, y, wide, high);
    }

    void scribble(Random random) {
      draw(random.nextInt(width - 9), random.nextInt(height - 9), 9, 9, random.nextInt(1 << 24));
    }

    @Override
    public void takeDrawn(Damage into) {
      for (int i = 0; i < pending.count(); i++) {
        into.add(pending.x(i), pending.y(i), pending.width(i), pending.height(i));
      }
      pending.clear();
    }

    @Override
    public boolean wasSeen() {
      return seen;
    }

    @Override
    public void seen() {
      seen = true;
    }

    @Override
    public boolean fetch(int first, int rows) {
      System.arraycopy(drawn, first * width, fetched, first * width, rows * width);
      return !gone;
    }

    @Override
    public View view() {
      return new View(MemorySegment.ofArray(fetched), 4 * width, width, height);
    }

    @Override
    public void close() {
      throw new AssertionError("it belongs to whoever arranges it");
    }
  }
}
