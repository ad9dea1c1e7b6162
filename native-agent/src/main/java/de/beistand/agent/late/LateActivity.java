package de.beistand.agent.late;

import de.beistand.agent.input.LocalActivity;
import java.util.concurrent.Callable;

/// What the customer does with real devices; nothing counts as real before it is open.
public final class LateActivity implements LocalActivity {
  private final Later<LocalActivity> activity;
  private volatile Runnable onActivity = () -> {};

  public LateActivity(Callable<LocalActivity> open) {
    activity =
        new Later<>(
            () -> {
              LocalActivity opened = open.call();
              opened.watch(() -> onActivity.run());
              return opened;
            });
  }

  void open() {
    activity.get();
  }

  @Override
  public void watch(Runnable onActivity) {
    this.onActivity = onActivity;
  }

  @Override
  public boolean lastPressWasReal() {
    return activity.isOpen() && activity.get().lastPressWasReal();
  }

  @Override
  public void close() {
    activity.ifOpen(LocalActivity::close);
  }
}
