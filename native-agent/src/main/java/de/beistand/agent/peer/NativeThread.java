package de.beistand.agent.peer;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// The one thread that calls the native library.
///
/// The library's own callbacks only put work here: they share one native thread that must never
/// wait, and an exception that left them would end the process.
final class NativeThread implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("beistand.peer");

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("webrtc").factory());

  /// Does `work` later, in order; whatever it throws ends in the log.
  void later(Runnable work) {
    try {
      thread.execute(() -> guarded(work));
    } catch (RejectedExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "work after the end");
    }
  }

  /// Runs a callback's body so that nothing leaves it.
  static void guarded(Runnable work) {
    try {
      work.run();
    } catch (Throwable t) { // Error too: the library throws it
      LOG.log(System.Logger.Level.ERROR, "in the native library", t);
    }
  }

  /// Does what waits, then ends.
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "the native library does not come to an end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
