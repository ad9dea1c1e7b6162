package de.beistand.server.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The operator's settings, checked and complete; documented in docs/operating.md.
///
/// @param publicUrl the one address under which browsers and agents reach this server, without a
///   trailing slash; origins, cookies and links derive from it
/// @param bindAddress address to listen on
/// @param port port to listen on; 0 = any free one
/// @param dataFolder where the embedded database lives
/// @param programFolder where the packed programs for customers lie
/// @param database which MariaDB to use
/// @param firm the operator's name, as customers see it
/// @param terms version of the terms in force
/// @param turn relay servers
/// @param graces how long a session waits for whom
public record Settings(
    String publicUrl,
    String bindAddress,
    int port,
    Path dataFolder,
    Path programFolder,
    DatabaseChoice database,
    String firm,
    String terms,
    Turn turn,
    Graces graces) {

  /// Which MariaDB to use.
  public sealed interface DatabaseChoice {
    /// One that this server starts itself, in its data folder.
    record Embedded() implements DatabaseChoice {}

    /// One that somebody else runs.
    ///
    /// @param url `jdbc:mariadb://…`
    record External(String url, String user, String password) implements DatabaseChoice {
      @Override
      public String toString() {
        return "External[url=" + url + ", user=" + user + "]";
      }
    }
  }

  /// Relay servers.
  ///
  /// @param urls `stun:`, `turn:` or `turns:` URLs
  /// @param secret shared with coturn (`static-auth-secret`); empty if no URL needs it
  /// @param relayOnly true = agent and page use no other path
  public record Turn(List<String> urls, String secret, boolean relayOnly) {
    public Turn {
      urls = List.copyOf(urls);
    }

    @Override
    public String toString() {
      return "Turn[urls=" + urls + ", relayOnly=" + relayOnly + "]";
    }
  }

  /// How long a session waits for whom.
  ///
  /// @param technician for a page that vanished
  /// @param technicianGoodbye for a page that said goodbye: a reload takes about a second
  /// @param agent for a computer that vanished
  /// @param password for the technician to give the right password
  /// @param restart for a computer that restarts with the customer's consent
  public record Graces(
      Duration technician,
      Duration technicianGoodbye,
      Duration agent,
      Duration password,
      Duration restart) {}

  /// The same settings with the port that is really open, which also fills in a public URL that was
  /// left to derive from it.
  public Settings withPort(int openPort) {
    String url = port == 0 && publicUrl.equals(localUrl(0)) ? localUrl(openPort) : publicUrl;
    return new Settings(
        url, bindAddress, openPort, dataFolder, programFolder, database, firm, terms, turn, graces);
  }

  static String localUrl(int port) {
    return "http://localhost:" + port;
  }
}
