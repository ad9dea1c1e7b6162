package de.beistand.server.front;

import java.util.Arrays;
import java.util.Optional;

/// The browser of whoever looks at the start page, as far as downloads look different in it.
public enum VisitorBrowser {
  CHROME("chrome", "Chrome"),
  EDGE("edge", "Edge"),
  FIREFOX("firefox", "Firefox"),
  SAFARI("safari", "Safari"),
  OTHER("other", "");

  private final String path;
  private final String label;

  VisitorBrowser(String path, String label) {
    this.path = path;
    this.label = label;
  }

  /// As in addresses.
  public String path() {
    return path;
  }

  /// Its name; "" where the catalogue has the word.
  public String label() {
    return label;
  }

  /// Whether it exists for this system.
  boolean runsOn(VisitorSystem system) {
    return switch (this) {
      case CHROME, FIREFOX, OTHER -> true;
      case EDGE -> system != VisitorSystem.OTHER;
      case SAFARI -> system == VisitorSystem.MACOS || system == VisitorSystem.IOS;
    };
  }

  static Optional<VisitorBrowser> named(String path) {
    return Arrays.stream(values()).filter(browser -> browser.path.equals(path)).findFirst();
  }
}
