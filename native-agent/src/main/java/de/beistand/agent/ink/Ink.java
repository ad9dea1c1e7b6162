package de.beistand.agent.ink;

import de.beistand.agent.ink.Board.Drawing;
import de.beistand.agent.ink.Board.Pointer;
import de.beistand.agent.screen.Aim;
import de.beistand.agent.screen.Box;
import de.beistand.agent.service.Message;
import de.beistand.agent.service.Page;
import de.beistand.agent.service.Service;
import de.beistand.protocol.Codec;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.channel.InkToAgent;
import de.beistand.protocol.channel.InkToTechnician;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The technician's pointer, drawing and flash on the customer's screen. It changes nothing there,
/// so it needs no right beyond seeing the screen; the customer can switch it off.
///
/// Nothing is drawn outside of what is shared. Everything is gone as soon as it is not shared any
/// more.
public final class Ink implements Service, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("beistand.ink");

  private static final Box NOWHERE = new Box(0, 0, 0, 0);

  private final Board board;
  private final Aim aim;
  private final Consumer<Boolean> using;
  private final LongSupplier millis;
  private final Codec<InkToAgent> reads = Codec.tolerant(InkToAgent.class);
  private final Codec<InkToTechnician> writes = Codec.tolerant(InkToTechnician.class);

  private Sheet sheet = Sheet.EMPTY;
  private Box within = NOWHERE;
  private Drawing shown = Drawing.NOTHING;
  private String technician = "";
  private boolean wanted = true;
  private boolean paused;
  private boolean used;
  private boolean closed;
  private @Nullable Page page;

  /// @param aim what is shared
  /// @param using told true when the technician shows something for the first time in a session,
  ///   false when the session is over; must return at once
  public Ink(Board board, Aim aim, Consumer<Boolean> using) {
    this(board, aim, using, () -> System.nanoTime() / 1_000_000);
  }

  Ink(Board board, Aim aim, Consumer<Boolean> using, LongSupplier millis) {
    this.board = board;
    this.aim = aim;
    this.using = using;
    this.millis = millis;
    Thread.ofVirtual().name("ink fades").start(this::fade);
  }

  @Override
  public String label() {
    return "ink";
  }

  @Override
  public boolean isPossible() {
    return board.isPossible();
  }

  /// The name at the pointer, as the customer's other windows show it; any thread.
  public synchronized void named(String name) {
    technician = name;
  }

  @Override
  public synchronized void opened(Page page) {
    this.page = page;
    tell(new InkToTechnician.Shown(wanted));
  }

  @Override
  public void received(Message message) {
    if (!(message instanceof Message.Text(String text))) {
      return;
    }
    try {
      obey(reads.decode(text));
    } catch (ProtocolException e) {
      LOG.log(System.Logger.Level.WARNING, () -> "not understood: " + e.getMessage());
    }
  }

  private synchronized void obey(InkToAgent message) {
    if (!wanted || paused || page == null) {
      return;
    }
    lookWhere();
    long now = millis.getAsLong();
    sheet =
        switch (message) {
          case InkToAgent.Point(int x, int y, var colour) ->
              sheet.pointing(
                  aim.at(x, y)
                      .map(at -> new Pointer(at.x(), at.y(), colour, technician))
                      .orElse(null));
          case InkToAgent.Unpoint _ -> sheet.pointing(null);
          case InkToAgent.Draw draw -> {
            List<Aim.Point> points = reachable(draw.points());
            yield points.isEmpty() ? sheet : sheet.drawn(draw, points, now);
          }
          case InkToAgent.Flash(int x, int y, var colour) ->
              aim.at(x, y)
                  .map(at -> sheet.flashing(new Sheet.Flash(at.x(), at.y(), colour, now)))
                  .orElse(sheet);
          case InkToAgent.Clear _ -> sheet.cleared();
        };
    if (!used && !sheet.isEmpty()) {
      used = true;
      using.accept(true);
    }
    refresh();
  }

  private List<Aim.Point> reachable(List<Integer> numbers) {
    List<Aim.Point> points = new ArrayList<>();
    for (int i = 0; i + 1 < numbers.size(); i += 2) {
      aim.at(numbers.get(i), numbers.get(i + 1)).ifPresent(points::add);
    }
    return points;
  }

  /// Another part of the desktop is shown: what was drawn on the one before is gone.
  private void lookWhere() {
    Box now = aim.area().orElse(NOWHERE);
    if (!now.equals(within)) {
      within = now;
      wipe();
    }
  }

  private void wipe() {
    if (!sheet.strokes().isEmpty()) {
      tell(new InkToTechnician.Cleared());
    }
    sheet = Sheet.EMPTY;
    refresh();
  }

  private void refresh() {
    if (closed) {
      return;
    }
    long now = millis.getAsLong();
    sheet = sheet.at(now);
    Drawing next = sheet.isEmpty() ? Drawing.NOTHING : sheet.drawing(within, now);
    if (!next.equals(shown)) {
      shown = next;
      board.show(next);
    }
    notifyAll();
  }

  /// Takes away at its time what does not stay, and moves the rings.
  private void fade() {
    try {
      while (awaitChange()) {
        lookAgain();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does this
    }
  }

  private synchronized boolean awaitChange() throws InterruptedException {
    long now = millis.getAsLong();
    long due = Math.min(sheet.nextChange(now), sheet.isEmpty() ? Long.MAX_VALUE : now + 500);
    if (due == Long.MAX_VALUE) {
      wait();
    } else if (due > now) {
      wait(due - now);
    }
    return !closed;
  }

  private synchronized void lookAgain() {
    if (!sheet.isEmpty()) {
      lookWhere();
      refresh();
      board.show(shown); // the agent's own windows may have moved, others may have come on top
    }
  }

  /// Everything is gone now, such as when the connection is cut; any thread.
  public synchronized void vanish() {
    wipe();
  }

  /// The customer pauses or goes on; any thread.
  public synchronized void paused(boolean now) {
    paused = now;
    wipe();
  }

  /// The customer wants to see it or not; any thread.
  public synchronized void wanted(boolean now) {
    wanted = now;
    wipe();
    tell(new InkToTechnician.Shown(now));
  }

  @Override
  public synchronized void closed() {
    page = null;
    wipe();
  }

  @Override
  public synchronized void over() {
    wipe();
    paused = false;
    wanted = true;
    used = false;
    using.accept(false);
  }

  private void tell(InkToTechnician message) {
    if (page != null) {
      page.send(writes.encode(message));
    }
  }

  @Override
  public synchronized void close() {
    wipe();
    closed = true;
    board.close();
    notifyAll();
  }
}
