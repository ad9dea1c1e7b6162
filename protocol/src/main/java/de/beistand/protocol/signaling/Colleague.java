package de.beistand.protocol.signaling;

/// A technician who could take a request over.
///
/// @param name hostile text
public record Colleague(long id, String name) {}
