package de.beistand.agent.late;

import de.beistand.agent.clipboard.ClipboardPort;
import de.beistand.agent.clipboard.Copied;
import java.util.concurrent.Callable;

/// What the customer copies and pastes.
public final class LateClipboard implements ClipboardPort {
  private final Later<ClipboardPort> clipboard;

  public LateClipboard(Callable<ClipboardPort> open) {
    clipboard = new Later<>(open);
  }

  void open() {
    clipboard.get();
  }

  @Override
  public Look look() {
    return clipboard.get().look();
  }

  @Override
  public boolean put(Copied copied) {
    return clipboard.get().put(copied);
  }

  @Override
  public boolean awaitCopy() {
    return clipboard.get().awaitCopy();
  }

  @Override
  public void close() {
    clipboard.ifOpen(ClipboardPort::close);
  }
}
