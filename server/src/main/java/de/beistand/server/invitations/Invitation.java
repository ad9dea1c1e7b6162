package de.beistand.server.invitations;

import de.beistand.server.sessions.Way;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A session number that a technician made.
///
/// @param number nine digits
/// @param technician the display name: hostile text
/// @param way how a session that begins with it came about
/// @param from the colleague's session that it goes on from; null if it is none
record Invitation(
    long id,
    String number,
    long technicianId,
    String technician,
    Way way,
    @Nullable String from,
    InvitationState state,
    Instant expiresAt) {

  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
