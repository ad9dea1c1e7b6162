package de.beistand.agent.window;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager2;
import java.util.IdentityHashMap;
import java.util.Map;

/// A column: children one below the other, each as wide as the column.
///
/// The constraint of a child is the [#gap] above it.
final class Stack implements LayoutManager2 {
  /// What the look and feel keeps free around a button for its focus ring, unscaled pixels.
  static final int RIM = 2;

  private final Map<Component, Gap> gaps = new IdentityHashMap<>();
  private final int rim;

  /// Empty space above a child, unscaled pixels.
  ///
  /// @param overRim whether the child reaches over the column's rim, to both sides
  record Gap(int pixels, boolean overRim) {
    private static final Gap NONE = new Gap(0, false);
  }

  static Gap gap(int pixels) {
    return new Gap(pixels, false);
  }

  /// The gap above a button, whose outline then lines up with the other children.
  static Gap button(int pixels) {
    return new Gap(pixels - RIM, true);
  }

  Stack() {
    this(0);
  }

  /// @param rim left free left and right of the children, [#RIM] where there are buttons
  Stack(int rim) {
    this.rim = rim;
  }

  @Override
  public void addLayoutComponent(Component child, Object constraint) {
    gaps.put(child, constraint instanceof Gap gap ? gap : Gap.NONE);
  }

  @Override
  public void addLayoutComponent(String name, Component child) {
    gaps.put(child, Gap.NONE);
  }

  @Override
  public void removeLayoutComponent(Component child) {
    gaps.remove(child);
  }

  @Override
  public Dimension preferredLayoutSize(Container parent) {
    Insets insets = parent.getInsets();
    int width = 0;
    int height = insets.top + insets.bottom;
    for (Component child : parent.getComponents()) {
      if (child.isVisible()) {
        Dimension size = child.getPreferredSize();
        width = Math.max(width, size.width);
        height += gapAbove(child) + size.height;
      }
    }
    width += 2 * Theme.px(rim);
    return new Dimension(width + insets.left + insets.right, height);
  }

  @Override
  public void layoutContainer(Container parent) {
    Insets insets = parent.getInsets();
    int width = parent.getWidth() - insets.left - insets.right;
    int y = insets.top;
    for (Component child : parent.getComponents()) {
      if (child.isVisible()) {
        int height = child.getPreferredSize().height;
        y += gapAbove(child);
        int indent = gaps.getOrDefault(child, Gap.NONE).overRim() ? 0 : Theme.px(rim);
        child.setBounds(insets.left + indent, y, width - 2 * indent, height);
        y += height;
      }
    }
  }

  private int gapAbove(Component child) {
    return Theme.px(gaps.getOrDefault(child, Gap.NONE).pixels());
  }

  @Override
  public Dimension minimumLayoutSize(Container parent) {
    return preferredLayoutSize(parent);
  }

  @Override
  public Dimension maximumLayoutSize(Container parent) {
    return new Dimension(Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  @Override
  public float getLayoutAlignmentX(Container parent) {
    return 0;
  }

  @Override
  public float getLayoutAlignmentY(Container parent) {
    return 0;
  }

  @Override
  public void invalidateLayout(Container parent) {}
}
