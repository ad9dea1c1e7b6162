package de.beistand.server.operator;

/// The firm's logo, without its bytes.
///
/// @param hash SHA-256 of the picture, hexadecimal
/// @param width in pixels of the picture, which is twice as large as it is shown
/// @param height likewise
public record Logo(String hash, int width, int height) {}
