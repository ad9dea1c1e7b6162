package de.beistand.bench.latency;

import de.beistand.bench.picture.FrameCode;
import de.beistand.bench.picture.Layout;
import de.beistand.bench.picture.Pages;
import de.beistand.bench.x11.Area;
import de.beistand.bench.x11.Display;
import de.beistand.bench.x11.SharedImage;
import de.beistand.bench.x11.Surface;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// What the customer's screen shows: one window over all of it and below all others, drawn by us
/// directly. Used by one thread at a time.
final class Scene implements AutoCloseable {
  static final int PATCH_OFF = 0xF2F2F2;
  static final int PATCH_ON = 0x103060;

  static final int PAGES = 4;

  private final Display display;
  private final Layout layout;
  private final Surface window;
  private final Surface marks;
  private final List<Surface> pages = new ArrayList<>();

  Scene(String displayName, Layout layout) {
    this.display = Display.open(displayName);
    this.layout = layout;
    this.window = display.window(new Area(0, 0, layout.width(), layout.height()));
    this.marks = display.pixmap(layout.width(), layout.height());
    display.lower(window);
    for (int seed = 0; seed < PAGES; seed++) {
      pages.add(upload(Pages.text(layout.width(), layout.height(), seed), layout.width()));
    }
    display.sync();
  }

  Display display() {
    return display;
  }

  Layout layout() {
    return layout;
  }

  Surface window() {
    return window;
  }

  /// Shows one of the pages; any number is a page.
  void page(int number) {
    show(pages.get(number % PAGES));
  }

  /// Draws it, and lets the X server draw it again wherever another window uncovers it.
  private void show(Surface picture) {
    display.background(window, picture);
    window.copy(picture, new Area(0, 0, layout.width(), layout.height()), 0, 0);
    display.flush();
  }

  /// Shows the marks by which the picture is found, on the first page.
  void marks() {
    marks.copy(pages.getFirst(), new Area(0, 0, layout.width(), layout.height()), 0, 0);
    marks.fill(layout.leftMark(), Eyes.leftMarkColour());
    marks.fill(layout.rightMark(), Eyes.rightMarkColour());
    show(marks);
  }

  void patch(boolean on) {
    window.fill(layout.patch(), on ? PATCH_ON : PATCH_OFF);
    display.flush();
  }

  void codes(Surface target, int number) {
    FrameCode.draw(target, layout.upperCode().x(), layout.upperCode().y(), number);
    FrameCode.draw(target, layout.lowerCode().x(), layout.lowerCode().y(), number);
  }

  /// What really stands on the customer's screen there.
  int[] truth(Area area) {
    try (SharedImage image = new SharedImage(display, area.width(), area.height())) {
      return image.grab(area.x(), area.y()).copy();
    }
  }

  /// A pixmap of the same display with these pixels.
  Surface upload(int[] pixels, int width) {
    int height = pixels.length / width;
    Surface pixmap = display.pixmap(width, height);
    try (SharedImage image = new SharedImage(display, width, height)) {
      MemorySegment.copy(pixels, 0, image.pixels(), ValueLayout.JAVA_INT, 0, pixels.length);
      image.put(pixmap);
    }
    return pixmap;
  }

  @Override
  public void close() {
    display.close();
  }
}
