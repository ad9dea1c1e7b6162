package de.beistand.agent.screen;

import de.beistand.agent.screen.CursorWatch.Sight;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.protocol.channel.AgentToTechnician;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Passes the cursor on to the technician's page as long as the screen is looked at, and keeps the
/// latest of it for whoever paints it. [#start] and [#stop] are for one thread, the rest for any.
final class CursorRelay {
  /// Looks at the cursor until it is closed; any thread.
  interface Eye extends AutoCloseable {
    /// The latest; null before the first.
    @Nullable Sight sight();

    /// Returns at once; what was on its way may still be told.
    @Override
    void close();
  }

  /// Opens an eye.
  interface Eyes {
    /// @param onChange called on a thread of the eye
    /// @param onRest called there too, once after each movement
    Eye open(Runnable onChange, Runnable onRest) throws X11UnavailableException;
  }

  private final Eyes eyes;
  private final Supplier<@Nullable Box> shared;
  private final Runnable onChange;
  private volatile @Nullable Eye eye;
  private volatile @Nullable CursorTeller teller;

  /// @param shared where the shared picture is on the desktop now; null while nothing is shared
  /// @param onChange called after the page was told, on the cursor's thread
  CursorRelay(Eyes eyes, Supplier<@Nullable Box> shared, Runnable onChange) {
    this.eyes = eyes;
    this.shared = shared;
    this.onChange = onChange;
  }

  /// Begins to look.
  void start() throws X11UnavailableException {
    eye = eyes.open(this::changed, this::rests);
    tell(); // its first look may have been quicker
  }

  /// Stops looking; the page shows no cursor then, also if one was just being told.
  synchronized void stop() {
    Eye last = eye;
    eye = null;
    if (last != null) {
      last.close();
    }
    CursorTeller to = teller;
    if (to != null) {
      to.hide();
    }
  }

  /// From now on this page is told.
  void shownTo(Consumer<AgentToTechnician> page) {
    teller = new CursorTeller(page);
    tell();
  }

  /// The latest of the cursor; null while nobody looks, and before it was seen.
  @Nullable Sight sight() {
    Eye now = eye;
    return now == null ? null : now.sight();
  }

  /// Tells where it is in the picture; after the picture moved, too.
  synchronized void tell() {
    CursorTeller to = teller;
    Sight sight = sight();
    if (to != null && sight != null) {
      to.seen(sight, shared.get());
    }
  }

  /// The page opened its ears only now.
  void again() {
    CursorTeller to = teller;
    if (to != null) {
      to.again();
    }
  }

  private void changed() {
    tell();
    onChange.run();
  }

  private void rests() {
    CursorTeller to = teller;
    if (to != null) {
      to.rests();
    }
  }
}
