package de.beistand.server.invitations;

import de.beistand.server.sessions.Way;
import java.time.Instant;

/// A session number that a technician made.
///
/// @param number nine digits
/// @param technician the display name: hostile text
/// @param way how a session that begins with it came about
record Invitation(
    long id,
    String number,
    long technicianId,
    String technician,
    Way way,
    InvitationState state,
    Instant expiresAt) {

  boolean isOver(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
