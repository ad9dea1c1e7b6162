package de.beistand.server.web;

/// How every page presents the firm.
///
/// @param firm its name; hostile text
/// @param logo address of its logo; "" = Beistand's own beside the name
/// @param style address of a style sheet with its colours; "" = the usual ones
public record House(String firm, String logo, String style) {}
