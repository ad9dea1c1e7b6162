package de.beistand.bench.report;

/// One line of the table.
public enum Metric {
  CONNECT("connect → first picture", "ms", Kind.SPREAD),
  FLIP("small change, glass to glass", "ms", Kind.SPREAD),
  KEY("key press → visible", "ms", Kind.SPREAD),
  TYPING("typing, letter drawn → visible", "ms", Kind.SPREAD),
  SCROLL_FPS("scrolling text, frames that arrive", "fps", Kind.MEAN),
  SCROLL_AGE("scrolling text, age of a frame", "ms", Kind.SPREAD),
  SCROLL_GAP("scrolling text, longest stand", "ms", Kind.MEAN),
  DRAG_FPS("window drag, frames that arrive", "fps", Kind.MEAN),
  DRAG_AGE("window drag, age of a frame", "ms", Kind.SPREAD),
  DRAG_GAP("window drag, longest stand", "ms", Kind.MEAN),
  FILM_FPS("full-screen film, frames that arrive", "fps", Kind.MEAN),
  FILM_AGE("full-screen film, age of a frame", "ms", Kind.SPREAD),
  FILM_GAP("full-screen film, longest stand", "ms", Kind.MEAN),
  PAGE_STANDS("page switch, new page stands (SSIM ≥ 0.98)", "ms", Kind.SPREAD),
  PAGE_EXACT("page switch, new page is exact", "ms", Kind.SPREAD),
  SSIM_250("text after 0.25 s, SSIM", "", Kind.FINE),
  EXACT_250("text after 0.25 s, exact pixels", "%", Kind.MEAN),
  SSIM_1000("text after 1 s, SSIM", "", Kind.FINE),
  EXACT_1000("text after 1 s, exact pixels", "%", Kind.MEAN),
  SSIM_4000("text after 4 s, SSIM", "", Kind.FINE),
  EXACT_4000("text after 4 s, exact pixels", "%", Kind.MEAN),
  STILL_RATE("still, leaves the customer", "kbit/s", Kind.MEAN),
  TYPING_RATE("typing, leaves the customer", "kbit/s", Kind.MEAN),
  SCROLL_RATE("scrolling text, leaves the customer", "kbit/s", Kind.MEAN),
  DRAG_RATE("window drag, leaves the customer", "kbit/s", Kind.MEAN),
  FILM_RATE("full-screen film, leaves the customer", "kbit/s", Kind.MEAN),
  STILL_CPU("still, customer's side", "cores", Kind.FINE),
  TYPING_CPU("typing, customer's side", "cores", Kind.FINE),
  SCROLL_CPU("scrolling text, customer's side", "cores", Kind.FINE),
  DRAG_CPU("window drag, customer's side", "cores", Kind.FINE),
  FILM_CPU("full-screen film, customer's side", "cores", Kind.FINE);

  /// How samples become a cell.
  enum Kind {
    /// Median and 95th percentile.
    SPREAD,
    /// Mean with one decimal.
    MEAN,
    /// Mean with three decimals.
    FINE
  }

  private final String label;
  private final String unit;
  private final Kind kind;

  Metric(String label, String unit, Kind kind) {
    this.label = label;
    this.unit = unit;
    this.kind = kind;
  }

  /// Label and unit, as the table shows them.
  String title() {
    return unit.isEmpty() ? label : label + ", " + unit;
  }

  Kind kind() {
    return kind;
  }

  /// Whether less is better.
  boolean lessIsBetter() {
    return !unit.equals("fps") && !name().startsWith("SSIM") && !name().startsWith("EXACT");
  }
}
