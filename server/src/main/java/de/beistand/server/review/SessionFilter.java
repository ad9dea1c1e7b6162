package de.beistand.server.review;

import de.beistand.server.sessions.Way;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which sessions a list shows.
///
/// @param from first day, or null
/// @param to last day, or null
/// @param technicianId whose, or null for everybody's
/// @param customer part of a customer's name or number, or of a computer's ID or name; "" = all
/// @param words each of which stands somewhere in the note; "" = all
/// @param narrowed whether the person asked for less than they may see
public record SessionFilter(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable Long technicianId,
    State state,
    Recorded recorded,
    Optional<Way> way,
    String customer,
    String words,
    boolean narrowed) {
  private static final int LONGEST_TEXT = 100;
  private static final int MOST_WORDS = 8;

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

  /// Whether there is a recording.
  public enum Recorded {
    ANY,
    YES,
    NO;

    static Recorded of(@Nullable String name) {
      for (Recorded recorded : values()) {
        if (recorded.name().equals(name)) {
          return recorded;
        }
      }
      return ANY;
    }
  }

  /// Reads a filter as it was typed; what makes no sense is left out.
  ///
  /// @param typed the value of a field, or null
  /// @param own the technician who may see only their own sessions, or null for administrators
  static SessionFilter of(Function<String, @Nullable String> typed, @Nullable Long own) {
    LocalDate first = day(typed.apply("from"));
    LocalDate last = day(typed.apply("to"));
    State state = State.of(typed.apply("state"));
    Recorded recorded = Recorded.of(typed.apply("recorded"));
    Optional<Way> way = way(typed.apply("way"));
    String customer = line(typed.apply("customer"));
    String words = line(typed.apply("words"));
    Long chosen = own == null ? number(typed.apply("technician")) : null;
    boolean narrowed =
        first != null
            || last != null
            || chosen != null
            || state != State.ANY
            || recorded != Recorded.ANY
            || way.isPresent()
            || !customer.isEmpty()
            || !words.isEmpty();
    Long whose = own == null ? chosen : own;
    return new SessionFilter(first, last, whose, state, recorded, way, customer, words, narrowed);
  }

  /// The single words of [#words].
  List<String> eachWord() {
    return words.isEmpty() ? List.of() : List.of(words.split(" ", MOST_WORDS));
  }

  /// The value of the field.
  public String wayName() {
    return way.map(Way::name).orElse("");
  }

  private static Optional<Way> way(@Nullable String name) {
    return Arrays.stream(Way.values()).filter(way -> way.name().equals(name)).findFirst();
  }

  private static String line(@Nullable String text) {
    String line = text == null ? "" : text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT).strip();
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
