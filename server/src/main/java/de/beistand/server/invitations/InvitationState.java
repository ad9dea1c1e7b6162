package de.beistand.server.invitations;

import de.beistand.protocol.JoinRefusal;
import java.util.Optional;

/// What became of a session number.
sealed interface InvitationState {
  /// Nobody came with it. Next: [Taken], [Revoked].
  record Open() implements InvitationState {}

  /// A computer came with it, and may come again until its session begins. Next: [Used], [Revoked].
  ///
  /// @param machine the computer's row
  record Taken(long machine) implements InvitationState {}

  /// Its session began. Terminal.
  record Used() implements InvitationState {}

  /// The technician took it back. Terminal.
  record Revoked() implements InvitationState {}

  /// Why a computer cannot come with it; empty if it can, which leads to [Taken].
  ///
  /// @param machine the computer's row
  /// @param timeIsOver the number's time
  default Optional<JoinRefusal> refuses(long machine, boolean timeIsOver) {
    return switch (this) {
      case Open() -> timeIsOver ? Optional.of(JoinRefusal.EXPIRED) : Optional.empty();
      case Taken(long before) when before != machine -> Optional.of(JoinRefusal.USED);
      case Taken _ -> timeIsOver ? Optional.of(JoinRefusal.EXPIRED) : Optional.empty();
      case Used() -> Optional.of(JoinRefusal.USED);
      case Revoked() -> Optional.of(JoinRefusal.REVOKED);
    };
  }

  /// Why its link leads nowhere; empty if somebody may still come with it.
  default Optional<JoinRefusal> closed(boolean timeIsOver) {
    return switch (this) {
      case Open(), Taken _ -> timeIsOver ? Optional.of(JoinRefusal.EXPIRED) : Optional.empty();
      case Used() -> Optional.of(JoinRefusal.USED);
      case Revoked() -> Optional.of(JoinRefusal.REVOKED);
    };
  }
}
