package de.beistand.server.web;

import java.util.List;

/// How every page presents the firm.
///
/// @param firm its name; hostile text
/// @param logo address of its logo; "" = Beistand's own beside the name
/// @param style address of a style sheet with its colours; "" = the usual ones
/// @param footer what the law wants to be found on each page
public record House(String firm, String logo, String style, List<Link> footer) {
  public House {
    footer = List.copyOf(footer);
  }

  /// A link at the foot of each page.
  ///
  /// @param textKey of its words in the catalogue
  public record Link(String textKey, String address) {}
}
