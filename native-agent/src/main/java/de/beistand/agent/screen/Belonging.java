package de.beistand.agent.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Which windows are part of a program's shared window: its menus and dialogs. In doubt a window is
/// not.
final class Belonging {
  private Belonging() {}

  /// A visible window.
  ///
  /// @param program what all windows of one connection to the desktop have in common
  /// @param unmanaged whether it bypasses the window manager, as menus do
  /// @param belongsTo the window that it says it belongs to
  record Candidate(long window, long program, boolean unmanaged, OptionalLong belongsTo) {}

  /// The windows that belong to `main`, in the order of the candidates.
  ///
  /// @param candidates all visible windows from bottom to top, perhaps with `main`
  static List<Long> to(long main, long program, List<Candidate> candidates) {
    List<Candidate> same =
        candidates.stream()
            .filter(other -> other.program() == program && other.window() != main)
            .toList();
    boolean onlyOne =
        same.stream().allMatch(other -> other.unmanaged() || claims(other, same, main));
    return same.stream()
        .filter(
            other ->
                claims(other, same, main)
                    || (onlyOne && other.unmanaged() && other.belongsTo().isEmpty()))
        .map(Candidate::window)
        .toList();
  }

  /// Follows what the windows say about each other; a menu may belong to a dialog.
  private static boolean claims(Candidate candidate, List<Candidate> same, long main) {
    List<Long> seen = new ArrayList<>();
    OptionalLong owner = candidate.belongsTo();
    while (owner.isPresent() && !seen.contains(owner.getAsLong())) {
      long window = owner.getAsLong();
      if (window == main) {
        return true;
      }
      seen.add(window);
      owner =
          same.stream()
              .filter(other -> other.window() == window)
              .map(Candidate::belongsTo)
              .findFirst()
              .orElse(OptionalLong.empty());
    }
    return false;
  }
}
