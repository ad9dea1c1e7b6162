package de.beistand.server.customers;

/// Somebody whom the firm knows. All texts are hostile.
///
/// @param number as it stands on the firm's papers
/// @param contact how to reach them; may be empty
public record Customer(long id, String number, String name, String contact) {}
