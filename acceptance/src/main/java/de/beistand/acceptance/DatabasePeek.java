package de.beistand.acceptance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stands in the server's database, read past the server.
public final class DatabasePeek {
  private final String url;

  DatabasePeek(Path socket) {
    url =
        "jdbc:mariadb://localhost/beistand?sslMode=disable&localSocket="
            + socket
            + "&user="
            + System.getProperty("user.name");
  }

  /// One row of `support_session`.
  ///
  /// @param shown whether the screen was ever shown
  public record Session(
      String id,
      String machineId,
      String technician,
      String phase,
      @Nullable String endReason,
      boolean shown,
      boolean over,
      String note) {}

  /// One row of `session_event`.
  public record Event(
      String source, int seq, String kind, String subject, String detail, boolean signed) {
    /// Kind and subject in one word, such as `GIVEN VIEW`.
    public String what() {
      return subject.isEmpty() ? kind : kind + " " + subject;
    }
  }

  /// The session begun last with this computer.
  public Optional<Session> lastSession(String machineId) {
    String sql =
        """
        SELECT s.id, m.machine_id, t.login, s.phase, s.end_reason, s.active_at, s.ended_at, s.note
        FROM support_session s
        JOIN machine m ON m.id = s.machine_id
        JOIN technician t ON t.id = s.technician_id
        WHERE m.machine_id = ? ORDER BY s.created_at DESC LIMIT 1
        """;
    return query(
            sql,
            machineId,
            row ->
                new Session(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getTimestamp(6) != null,
                    row.getTimestamp(7) != null,
                    row.getString(8)))
        .stream()
        .findFirst();
  }

  /// Everything that happened in a session, in the order in which it was stored.
  public List<Event> events(String sessionId) {
    String sql =
        "SELECT source, seq, kind, subject, detail, signature IS NOT NULL FROM session_event"
            + " WHERE session_id = ? ORDER BY id";
    return query(
        sql,
        sessionId,
        row ->
            new Event(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getBoolean(6)));
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, String argument, Row<T> reader) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, argument);
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(reader.read(result));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
