package de.beistand.server.review;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which sessions a list shows.
///
/// @param from first day, or null
/// @param to last day, or null
/// @param technicianId whose, or null for everybody's
/// @param narrowed whether the person asked for less than they may see
public record SessionFilter(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable Long technicianId,
    State state,
    boolean narrowed) {

  /// What became of a session, in the words of the list.
  public enum State {
    ANY,
    RUNNING,
    /// Over, and the customer had agreed.
    HELD,
    /// Over without the customer's agreement.
    NOT_HELD;

    static State of(@Nullable String name) {
      for (State state : values()) {
        if (state.name().equals(name)) {
          return state;
        }
      }
      return ANY;
    }
  }

  /// Reads a filter as it was typed; what makes no sense is left out.
  ///
  /// @param own the technician who may see only their own sessions, or null for administrators
  static SessionFilter of(
      @Nullable String from,
      @Nullable String to,
      @Nullable String technician,
      @Nullable String state,
      @Nullable Long own) {
    LocalDate first = day(from);
    LocalDate last = day(to);
    State wanted = State.of(state);
    Long chosen = own == null ? number(technician) : null;
    boolean narrowed = first != null || last != null || chosen != null || wanted != State.ANY;
    return new SessionFilter(first, last, own == null ? chosen : own, wanted, narrowed);
  }

  /// The value of the date field.
  public String fromText() {
    return from == null ? "" : from.toString();
  }

  /// The value of the date field.
  public String toText() {
    return to == null ? "" : to.toString();
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() < 2000 || day.getYear() > 2200 ? null : day;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static @Nullable Long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
  }
}
