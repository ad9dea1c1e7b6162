package de.beistand.agent.session;

import de.beistand.protocol.Grant;
import java.util.List;

/// Something that the technician asks the customer for.
///
/// @param id what a [Effect.Decide] says again to whoever carries it out; [#NO_USE] if the
///   technician wants the right itself, for the session
/// @param details what it is about, as the question shows it, a line each: hostile text
public record Wish(int id, Grant grant, List<String> details) {
  /// Nothing is carried out at once.
  public static final int NO_USE = 0;

  /// The server carries it out.
  private static final int BY_THE_SERVER = -1;

  public Wish {
    details = List.copyOf(details);
  }

  /// The right itself, for the session.
  static Wish standing(Grant grant) {
    return new Wish(NO_USE, grant, List.of());
  }

  /// A colleague is to take over.
  static Wish handover(String colleague) {
    return new Wish(BY_THE_SERVER, Grant.HANDOVER, List.of(colleague));
  }

  /// A colleague is to look on from now on.
  static Wish onlooker(String colleague) {
    return new Wish(NO_USE, Grant.ONLOOKER, List.of(colleague));
  }

  boolean isUse() {
    return id != NO_USE;
  }
}
