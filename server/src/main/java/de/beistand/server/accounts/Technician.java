package de.beistand.server.accounts;

import java.time.Instant;

/// A person with an account.
///
/// @param login lower case, unique
/// @param displayName as customers see it; hostile text
/// @param disabled true = no login any more
public record Technician(
    long id, String login, String displayName, Role role, Instant createdAt, boolean disabled) {}
