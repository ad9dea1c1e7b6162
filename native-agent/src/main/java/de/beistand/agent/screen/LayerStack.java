package de.beistand.agent.screen;

import de.beistand.agent.tiles.View;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Windows laid over each other as one picture, which is as large as the lowest of them: the others
/// are cut at its edge. Only what was drawn, came, went or moved is laid again.
///
/// The contents belong to whoever arranges them. One thread uses it.
final class LayerStack {
  /// What is in a window, whatever lies over it.
  interface Content extends AutoCloseable {
    /// Adds what was drawn since the last time, in pixels of the window.
    void takeDrawn(Damage into);

    /// Whether all of it was fetched once.
    boolean wasSeen();

    /// All of it was fetched.
    void seen();

    /// Fetches rows of the window; false if it is gone.
    boolean fetch(int first, int rows);

    /// What was fetched so far.
    View view();

    @Override
    void close();
  }

  /// One window over or under the others.
  ///
  /// @param box on the desktop
  record Layer(long window, Box box, Content content) {
    Layer movedBy(int dx, int dy) {
      var there = new Box(box.x() + dx, box.y() + dy, box.width(), box.height());
      return new Layer(window, there, content);
    }
  }

  private final List<Layer> layers = new ArrayList<>();
  private final Damage moved = new Damage();
  private final Damage own = new Damage();

  /// From the lowest to the highest.
  List<Layer> layers() {
    return layers;
  }

  /// Where the picture is on the desktop; empty if there is none.
  Optional<Box> box() {
    return layers.isEmpty() ? Optional.empty() : Optional.of(layers.getFirst().box());
  }

  /// From now on these are there, the lowest first.
  void arrange(List<Layer> next) {
    List<Layer> before = takenAlong(next);
    layers.clear();
    layers.addAll(next);
    if (layers.isEmpty()) {
      moved.clear();
      return;
    }
    noteOthers(before, layers);
    noteOthers(layers, before);
  }

  /// Where those of now would be if the lowest took all along: the picture is the same then.
  private List<Layer> takenAlong(List<Layer> next) {
    if (layers.isEmpty() || next.isEmpty()) {
      return List.copyOf(layers);
    }
    Box from = layers.getFirst().box();
    Box to = next.getFirst().box();
    return layers.stream()
        .map(layer -> layer.movedBy(to.x() - from.x(), to.y() - from.y()))
        .toList();
  }

  /// Where a layer came, went, moved or was raised the picture is composed anew.
  private void noteOthers(List<Layer> these, List<Layer> those) {
    Box origin = layers.getFirst().box();
    for (int i = 0; i < these.size(); i++) {
      if (i >= those.size() || !these.get(i).equals(those.get(i))) {
        Box box = these.get(i).box();
        cut(moved, box.x() - origin.x(), box.y() - origin.y(), box, origin);
      }
    }
  }

  private static void cut(Damage damage, int x, int y, Box size, Box within) {
    int left = Math.max(x, 0);
    int top = Math.max(y, 0);
    damage.add(
        left,
        top,
        Math.min(x + size.width(), within.width()) - left,
        Math.min(y + size.height(), within.height()) - top);
  }

  /// Whether the picture has to be composed anew without anything being drawn.
  boolean hasMoved() {
    return moved.count() > 0;
  }

  /// Fetches what was drawn in each window, and composes it. There is at least one.
  ///
  /// @param into as large as the lowest
  /// @param whole everything counts as drawn
  /// @param damage gets what changed in the picture
  /// @return false if a window went away meanwhile
  boolean compose(View into, boolean whole, Damage damage) {
    Box origin = layers.getFirst().box();
    for (Layer layer : layers) {
      own.clear();
      layer.content().takeDrawn(own);
      int height = layer.box().height();
      boolean fresh = whole || !layer.content().wasSeen();
      if (fresh) {
        own.clear();
        own.add(0, 0, layer.box().width(), height);
      }
      for (int i = 0; i < own.count(); i++) {
        int first = Math.clamp(own.y(i), 0, height);
        int end = Math.clamp((long) own.y(i) + own.height(i), first, height);
        if (end > first && !layer.content().fetch(first, end - first)) {
          return false;
        }
        int x = layer.box().x() - origin.x() + own.x(i);
        int y = layer.box().y() - origin.y() + first;
        cut(damage, x, y, new Box(0, 0, own.width(i), end - first), origin);
      }
      layer.content().seen();
    }
    for (int i = 0; i < moved.count(); i++) {
      damage.add(moved.x(i), moved.y(i), moved.width(i), moved.height(i));
    }
    moved.clear();
    for (int i = 0; i < damage.count(); i++) {
      for (Layer layer : layers) {
        lay(layer, origin, into, damage, i);
      }
    }
    if (whole) {
      damage.clear();
      damage.add(0, 0, origin.width(), origin.height());
    }
    return true;
  }

  private static void lay(Layer layer, Box origin, View into, Damage damage, int i) {
    int dx = layer.box().x() - origin.x();
    int dy = layer.box().y() - origin.y();
    int left = Math.max(damage.x(i), dx);
    int right = Math.min(damage.x(i) + damage.width(i), dx + layer.box().width());
    int top = Math.max(damage.y(i), dy);
    int bottom = Math.min(damage.y(i) + damage.height(i), dy + layer.box().height());
    View from = layer.content().view();
    for (int y = top; y < bottom && left < right; y++) {
      MemorySegment.copy(
          from.pixels(),
          (long) (y - dy) * from.stride() + (left - dx) * 4L,
          into.pixels(),
          (long) y * into.stride() + left * 4L,
          (right - left) * 4L);
    }
  }
}
