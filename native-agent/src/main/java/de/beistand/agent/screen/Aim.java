package de.beistand.agent.screen;

import java.util.Optional;

/// Where the technician's mouse and keyboard reach on the desktop, as the shared picture has it
/// now.
///
/// A port: each kind of capture has its own. Called by the thread of the input.
public interface Aim {
  /// A pixel of the desktop.
  record Point(int x, int y) {}

  /// The picture is the desktop.
  Aim EVERYWHERE =
      new Aim() {
        @Override
        public Optional<Point> at(int x, int y) {
          return Optional.of(new Point(x, y));
        }

        @Override
        public Optional<Box> area() {
          return Optional.of(new Box(0, 0, Short.MAX_VALUE, Short.MAX_VALUE));
        }

        @Override
        public boolean hasKeyboard() {
          return true;
        }
      };

  /// What is at this pixel of the picture, or at the nearest one if it is outside; empty if nothing
  /// that is shared can be reached there.
  Optional<Point> at(int x, int y);

  /// The part of the desktop in which everything lies that is shared; empty if nothing is.
  Optional<Box> area();

  /// Whether keys go to something that is shared.
  boolean hasKeyboard();
}
