package de.beistand.agent.x11;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// Waiting for conditions of other processes.
public final class Until {
  private Until() {}

  /// Asks until the answer fulfils the condition, and returns the latest answer, fulfilling or not,
  /// after at most ten seconds: the assertion that follows then shows what stands there.
  public static <T> T get(Callable<T> question, Predicate<T> condition) throws Exception {
    try {
      return Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .pollInterval(Duration.ofMillis(20))
          .until(question, condition);
    } catch (ConditionTimeoutException e) {
      return question.call();
    }
  }
}
