package de.beistand.agent.control;

import de.beistand.agent.input.InputSink;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// The technician's hand on the customer's desktop, and the one place that checks whether it may
/// move: the grant CONTROL is in force, no question is open, and the customer's own hand is still.
///
/// Closed until [#allow]. When `allow(false)` returns, everything is released and nothing more is
/// injected.
public final class RemoteControl {
  /// Characters typed between two checks: a long text stops in the middle.
  private static final int PIECE = 16;

  private final InputSink sink;
  private final BooleanSupplier customerHolds;
  private volatile boolean allowed;

  /// @param customerHolds [CustomerHold#isHolding]
  public RemoteControl(InputSink sink, BooleanSupplier customerHolds) {
    this.sink = sink;
    this.customerHolds = customerHolds;
  }

  /// Opens or closes the way; any thread. Whoever is typing stops after the piece at hand, and does
  /// not have to be waited for: the lock is not fair.
  public void allow(boolean nowAllowed) {
    allowed = nowAllowed;
    if (!nowAllowed) {
      release();
    }
  }

  /// Releases every key and button; any thread.
  public synchronized void release() {
    sink.releaseAll();
  }

  /// Does one thing with mouse or keyboard, if that is allowed now.
  ///
  /// @return false if it is not
  public synchronized boolean inject(Consumer<InputSink> injection) {
    if (!allowed || customerHolds.getAsBoolean()) {
      return false;
    }
    injection.accept(sink);
    return true;
  }

  /// Types as much of a text as is allowed, and returns the characters that this desktop cannot
  /// type.
  public String type(String text) {
    var untyped = new StringBuilder();
    int[] characters = text.codePoints().toArray();
    for (int from = 0; from < characters.length; from += PIECE) {
      String piece = new String(characters, from, Math.min(PIECE, characters.length - from));
      if (!inject(desktop -> untyped.append(desktop.type(piece)))) {
        break;
      }
    }
    return untyped.toString();
  }
}
