package de.beistand.agent.screen;

import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.Set;

/// What an [X11Capture] takes pictures of. The thread of the capture uses it.
sealed interface Subject permits DesktopPicture, ProgramPicture {
  /// Looks where it is now, in pixels of the desktop; empty while nothing of it can be shown.
  Optional<Box> find() throws X11UnavailableException;

  /// Whether the latest [#find] could show it.
  Visibility visibility();

  /// The windows it consists of; empty for a part of the desktop. Any thread.
  Set<Long> windows();

  /// Takes notice of an `XEvent`.
  void note(MemorySegment event);

  /// How long the latest [#find] holds, in milliseconds; −1 = until an event.
  int patience();

  /// Whether the picture has to be fetched anew without anything being drawn.
  boolean hasMoved();

  /// Fetches what was drawn since the last time. Only after a [#find] that found it.
  ///
  /// @param into as large as what was found
  /// @param whole everything counts as drawn
  /// @param damage gets what changed in the picture
  /// @return false if it is not there any more, or smaller
  boolean fetch(SharedPicture into, boolean whole, Damage damage);
}
