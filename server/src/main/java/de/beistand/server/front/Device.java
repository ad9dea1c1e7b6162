package de.beistand.server.front;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a visitor looks at the start page with: as they chose, else as their browser says.
///
/// iPads call themselves Macs. Nothing in a request tells the two apart, so the page always offers
/// the other systems as links.
public record Device(VisitorSystem system, VisitorBrowser browser) {

  /// What a browser says about itself.
  ///
  /// @param userAgent header `User-Agent` (RFC 9110 § 10.1.5)
  /// @param platform header `Sec-CH-UA-Platform` (W3C User-Agent Client Hints), believed first
  /// @param brands header `Sec-CH-UA`, likewise
  record Headers(@Nullable String userAgent, @Nullable String platform, @Nullable String brands) {}

  /// @param system as chosen in a link, or null
  /// @param browser as chosen in a link, or null
  static Device of(Headers headers, @Nullable String system, @Nullable String browser) {
    VisitorSystem itsSystem = system(headers);
    VisitorSystem on = VisitorSystem.named(system == null ? "" : system).orElse(itsSystem);
    VisitorBrowser own = browser(headers);
    VisitorBrowser with =
        VisitorBrowser.named(browser == null ? "" : browser)
            .orElse(own.runsOn(on) ? own : VisitorBrowser.OTHER);
    return new Device(on, with.runsOn(on) ? with : VisitorBrowser.OTHER);
  }

  private static VisitorSystem system(Headers headers) {
    String platform = small(headers.platform()).replace("\"", "");
    String agent = small(headers.userAgent());
    return switch (platform) {
      case "windows" -> VisitorSystem.WINDOWS;
      case "macos" -> VisitorSystem.MACOS;
      case "linux" -> VisitorSystem.LINUX;
      case "android" -> VisitorSystem.ANDROID;
      case "ios" -> VisitorSystem.IOS;
      case "chrome os", "chromium os", "fuchsia" -> VisitorSystem.OTHER;
      default -> systemOf(agent);
    };
  }

  private static VisitorSystem systemOf(String agent) {
    if (agent.contains("iphone") || agent.contains("ipad") || agent.contains("ipod")) {
      return VisitorSystem.IOS;
    }
    if (agent.contains("android")) {
      return VisitorSystem.ANDROID;
    }
    if (agent.contains("windows nt")) {
      return VisitorSystem.WINDOWS;
    }
    if (agent.contains("macintosh")) {
      return VisitorSystem.MACOS;
    }
    boolean desktop = agent.contains("x11") && !agent.contains("cros");
    return desktop || agent.contains("wayland") ? VisitorSystem.LINUX : VisitorSystem.OTHER;
  }

  private static VisitorBrowser browser(Headers headers) {
    String brands = small(headers.brands());
    String agent = small(headers.userAgent());
    if (brands.contains("microsoft edge") || agent.contains("edg/") || agent.contains("edga/")) {
      return VisitorBrowser.EDGE;
    }
    if (agent.contains("opr/") || agent.contains("samsungbrowser") || agent.contains("vivaldi")) {
      return VisitorBrowser.OTHER;
    }
    if (agent.contains("firefox/") || agent.contains("fxios/")) {
      return VisitorBrowser.FIREFOX;
    }
    if (agent.contains("chrome/") || agent.contains("crios/")) {
      return VisitorBrowser.CHROME;
    }
    return agent.contains("safari/") && agent.contains("version/")
        ? VisitorBrowser.SAFARI
        : VisitorBrowser.OTHER;
  }

  private static String small(@Nullable String header) {
    return header == null ? "" : header.toLowerCase(Locale.ROOT);
  }
}
