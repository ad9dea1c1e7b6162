package de.beistand.agent.late;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.beistand.agent.clipboard.ClipboardPort;
import de.beistand.agent.clipboard.Copied;
import de.beistand.agent.ink.Board;
import de.beistand.agent.input.InputSink;
import de.beistand.agent.input.LocalActivity;
import de.beistand.agent.x11.X11UnavailableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpeningsTest {
  private final BlockingQueue<String> opened = new LinkedBlockingQueue<>();
  private final LateActivity activity = new LateActivity(this::openActivity);
  private final LateClipboard clipboard = new LateClipboard(this::openClipboard);
  private final LateBoard board = new LateBoard(this::openBoard);

  private LocalActivity openActivity() {
    opened.add("activity");
    return new LocalActivity() {
      @Override
      public void watch(Runnable onActivity) {
        onActivity.run();
      }

      @Override
      public boolean lastPressWasReal() {
        return true;
      }

      @Override
      public void close() {
        opened.add("closed");
      }
    };
  }

  private ClipboardPort openClipboard() {
    opened.add("clipboard");
    return new ClipboardPort() {
      @Override
      public Look look() {
        return new Look.NoAnswer();
      }

      @Override
      public boolean put(Copied copied) {
        return true;
      }

      @Override
      public boolean awaitCopy() {
        return true;
      }

      @Override
      public void close() {
        opened.add("closed");
      }
    };
  }

  private Optional<Board> openBoard() {
    opened.add("board");
    return Optional.empty();
  }

  private InputSink openInput() {
    opened.add("input");
    return new InputSink() {
      @Override
      public void move(int x, int y) {}

      @Override
      public void button(int button, boolean down, int x, int y) {}

      @Override
      public void wheel(int dx, int dy, int x, int y) {}

      @Override
      public void key(String code, String character, boolean down) {}

      @Override
      public String type(String text) {
        return text;
      }

      @Override
      public void releaseAll() {
        opened.add("released");
      }

      @Override
      public void close() {
        opened.add("closed");
      }
    };
  }

  @Test
  void nothingIsOpenedBeforeItIsTimeAndEachOnce() throws Exception {
    var input = new LateInput(this::openInput);
    var openings = new Openings(activity, input, clipboard, board);
    var touched = new CountDownLatch(1);
    activity.watch(touched::countDown);
    input.releaseAll();
    assertThat(activity.lastPressWasReal()).as("nobody watches yet").isFalse();
    assertThat(opened).isEmpty();
    openings.prepare(why -> opened.add("failed"));
    openings.ready();
    for (String next : List.of("activity", "input", "clipboard", "board")) {
      assertThat(opened.poll(10, TimeUnit.SECONDS)).isEqualTo(next);
    }
    assertThat(touched.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(activity.lastPressWasReal()).isTrue();
    assertThat(board.isPossible()).isFalse();
    input.releaseAll();
    input.move(1, 1);
    assertThat(opened).containsExactly("released");
    assertThat(openings.failure()).isEmpty();
  }

  @Test
  void whoNeedsItBeforeOpensIt() {
    var input = new LateInput(this::openInput);
    assertThat(input.type("x")).isEqualTo("x");
    assertThat(input.type("x")).isEqualTo("x");
    assertThat(opened).containsExactly("input");
    clipboard.close();
    input.close();
    assertThat(opened).as("only what was open is closed").containsExactly("input", "closed");
  }

  @Test
  void whatCannotBeOpenedIsTold() throws Exception {
    var why = new X11UnavailableException("no XTEST");
    var input =
        new LateInput(
            () -> {
              throw why;
            });
    var openings = new Openings(activity, input, clipboard, board);
    var told = new LinkedBlockingQueue<Throwable>();
    openings.prepare(told::add);
    openings.ready();
    assertThat(told.poll(10, TimeUnit.SECONDS)).isSameAs(why);
    assertThat(openings.failure()).contains(why);
    assertThatThrownBy(() -> input.move(1, 1)).hasCause(why);
  }
}
