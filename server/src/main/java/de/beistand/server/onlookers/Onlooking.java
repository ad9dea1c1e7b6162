package de.beistand.server.onlookers;

import de.beistand.protocol.signaling.ServerToOnlooker;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.accounts.Technician;
import de.beistand.server.sessions.LiveSession;
import de.beistand.server.sockets.Connection;
import org.jspecify.annotations.Nullable;

/// A colleague who is to look on at a running session, or does.
///
/// @param console page of the colleague where they agreed; null before
/// @param watching page of the colleague that shows the picture; null while there is none
/// @param round how often two pages were brought together
record Onlooking(
    LiveSession session,
    Technician owner,
    Technician colleague,
    Stage stage,
    @Nullable Connection<ServerToTechnician> console,
    @Nullable Connection<ServerToOnlooker> watching,
    int round) {

  /// How far it has come.
  enum Stage {
    /// The colleague is asked. Next: AGREED.
    OFFERED,
    /// The colleague agreed; the customer's computer has not said yet that it asks. Next: ASKED.
    AGREED,
    /// The question is on record. Next: ALLOWED.
    ASKED,
    /// The customer's yes is on record.
    ALLOWED
  }

  static Onlooking offered(LiveSession session, Technician owner, Technician colleague) {
    return new Onlooking(session, owner, colleague, Stage.OFFERED, null, null, 0);
  }

  String sessionId() {
    return session.id();
  }

  /// Whether the customer is being asked, or about to.
  boolean isBeingAsked() {
    return stage == Stage.AGREED || stage == Stage.ASKED;
  }

  Onlooking at(Stage next) {
    return new Onlooking(session, owner, colleague, next, console, watching, round);
  }

  Onlooking agreedOn(Connection<ServerToTechnician> page) {
    return new Onlooking(session, owner, colleague, Stage.AGREED, page, watching, round);
  }

  /// Another page of the colleague, or none.
  Onlooking on(@Nullable Connection<ServerToOnlooker> page) {
    return new Onlooking(session, owner, colleague, stage, console, page, round);
  }

  Onlooking nextRound() {
    return new Onlooking(session, owner, colleague, stage, console, watching, round + 1);
  }
}
