package de.beistand.server.handover;

import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.accounts.Technician;
import de.beistand.server.sessions.LiveSession;
import de.beistand.server.sockets.Connection;
import org.jspecify.annotations.Nullable;

/// A running session that its technician wants to leave to a colleague.
///
/// @param machineId nine digits
/// @param page of the colleague, where they agreed; null before
/// @param agreed the customer's yes is on record
record Offer(
    LiveSession session,
    Technician owner,
    Technician colleague,
    String machineId,
    @Nullable Connection<ServerToTechnician> page,
    boolean agreed) {

  String sessionId() {
    return session.id();
  }

  /// The colleague agreed: the customer is asked.
  boolean isAsked() {
    return page != null;
  }

  Offer takenOn(Connection<ServerToTechnician> there) {
    return new Offer(session, owner, colleague, machineId, there, false);
  }

  Offer agreedTo() {
    return new Offer(session, owner, colleague, machineId, page, true);
  }
}
