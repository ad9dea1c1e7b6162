package de.beistand.agent.late;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/// Something that is opened once, by whoever needs it first.
final class Later<T> {
  private final FutureTask<T> opening;

  Later(Callable<T> open) {
    opening = new FutureTask<>(open);
  }

  /// Opens it, or waits until another thread has.
  ///
  /// @throws IllegalStateException if it cannot be opened, with the cause
  T get() {
    opening.run();
    try {
      return opening.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Does something with it if it is open; does not open it.
  void ifOpen(Consumer<T> action) {
    if (isOpen()) {
      action.accept(opening.resultNow());
    }
  }

  boolean isOpen() {
    return opening.state() == Future.State.SUCCESS;
  }
}
