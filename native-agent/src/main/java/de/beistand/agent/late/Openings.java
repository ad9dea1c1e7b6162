package de.beistand.agent.late;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Opens what reaches beyond the program's own windows and is needed only in a session, one after
/// the other, once the customer has something to read out, at the latest after a while without a
/// server: binding the native functions took a fifth of the start.
public final class Openings {
  private static final Duration LATEST = Duration.ofSeconds(2);

  private final LateActivity activity;
  private final LateInput input;
  private final LateClipboard clipboard;
  private final LateBoard board;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  public Openings(
      LateActivity activity, LateInput input, LateClipboard clipboard, LateBoard board) {
    this.activity = activity;
    this.input = input;
    this.clipboard = clipboard;
    this.board = board;
  }

  /// Waits on a thread of its own until it is time.
  ///
  /// @param failed told why something that every session needs cannot be opened
  public void prepare(Consumer<Throwable> failed) {
    Thread.ofPlatform()
        .daemon()
        .name("desktop")
        .start(
            () -> {
              try {
                ready.await(LATEST.toMillis(), TimeUnit.MILLISECONDS);
                openAll();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // nobody does this
              } catch (IllegalStateException e) {
                Throwable why = e.getCause() == null ? e : e.getCause();
                failure = why;
                failed.accept(why);
              }
            });
  }

  private void openAll() {
    activity.open();
    input.open();
    clipboard.open();
    board.open();
  }

  /// The customer can see what to read out: now there is time for the rest.
  public void ready() {
    ready.countDown();
  }

  /// Why something cannot be opened.
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }
}
