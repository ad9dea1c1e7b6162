package de.beistand.server.front;

/// The customer's program for one system, as the start page offers it.
///
/// @param address where it is handed out
/// @param megabytes its size
/// @param sha256 hexadecimal
public record Program(String address, long megabytes, String sha256) {}
