package de.beistand.agent;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets the program end in order when a signal ends it: the process waits until everything is
/// closed, for a few seconds at most.
final class Goodbye implements AutoCloseable {
  private static final int SECONDS = 4;

  private final CountDownLatch done = new CountDownLatch(1);

  /// To be closed when everything is.
  Goodbye() {}

  /// @param close ends the program as if the customer had closed it
  void onSignal(Runnable close) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      close.run();
                      try {
                        done.await(SECONDS, TimeUnit.SECONDS);
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                      }
                    }));
  }

  @Override
  public void close() {
    done.countDown();
  }
}
