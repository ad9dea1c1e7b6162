package de.beistand.server.accounts;

/// Somebody who is logged in.
///
/// @param id of the row in `technician`
/// @param displayName as customers see it
/// @param role what they may do
public record Technician(long id, String displayName, Role role) {}
