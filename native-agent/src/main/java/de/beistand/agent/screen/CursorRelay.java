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
  private final @Nullable String displayName;
  private final Supplier<@Nullable Box> shared;
  private final Runnable onChange;
  private volatile @Nullable CursorWatch watch;
  private volatile @Nullable CursorTeller teller;

  /// @param displayName such as `:0`; null is the one of the environment
  /// @param shared where the shared picture is on the desktop now; null while nothing is shared
  /// @param onChange called after the page was told, on the cursor's thread
  CursorRelay(@Nullable String displayName, Supplier<@Nullable Box> shared, Runnable onChange) {
    this.displayName = displayName;
    this.shared = shared;
    this.onChange = onChange;
  }

  /// Begins to look.
  void start() throws X11UnavailableException {
    watch = CursorWatch.start(displayName, this::changed, this::rests);
  }

  /// Stops looking; the page shows no cursor then.
  void stop() {
    CursorWatch last = watch;
    watch = null;
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
    CursorWatch now = watch;
    return now == null ? null : now.sight();
  }

  /// Tells where it is in the picture; after the picture moved, too.
  void tell() {
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
