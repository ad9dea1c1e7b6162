package de.beistand.agent.session;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.trust.SessionSecret;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/// What the program needs to go on with a session after a restart of the computer.
///
/// @param secret [SessionSecret#stretched] of the session's password, which nobody can use for
///   another session
/// @param nextSeq number of the next event
/// @param previous what the next event names as the one before it, base64url
/// @param until later than this the session is not taken up again
public record ComeBack(
    String sessionId,
    String nonce,
    String technician,
    String firm,
    String terms,
    RecordingPolicy recording,
    String machineId,
    String secret,
    int nextSeq,
    String previous,
    Instant connectedAt,
    Instant until) {

  /// How long a computer may take to be back; the server waits as long.
  static final Duration WITHIN = Duration.ofMinutes(15);

  static ComeBack of(Session session, Instant now) {
    Introduction who = session.who();
    Instant connectedAt = session.connectedAt();
    return new ComeBack(
        who.sessionId(),
        who.nonce(),
        who.technician(),
        who.firm(),
        who.terms(),
        who.recording(),
        session.machineId(),
        session.secret().stretched(),
        session.nextSeq(),
        "",
        connectedAt == null ? now : connectedAt,
        now.plus(WITHIN));
  }

  /// With what the next event names as the one before it.
  ComeBack after(String newPrevious) {
    return new ComeBack(
        sessionId,
        nonce,
        technician,
        firm,
        terms,
        recording,
        machineId,
        secret,
        nextSeq,
        newPrevious,
        connectedAt,
        until);
  }

  Session session() {
    return new Session(
        new Introduction(sessionId, nonce, technician, firm, terms, recording),
        machineId,
        SessionSecret.restore(secret),
        nextSeq,
        connectedAt);
  }

  /// As text for a file.
  public String text() {
    var properties = new Properties();
    properties.setProperty("sessionId", sessionId);
    properties.setProperty("nonce", nonce);
    properties.setProperty("technician", technician);
    properties.setProperty("firm", firm);
    properties.setProperty("terms", terms);
    properties.setProperty("recording", recording.name());
    properties.setProperty("machineId", machineId);
    properties.setProperty("secret", secret);
    properties.setProperty("nextSeq", Integer.toString(nextSeq));
    properties.setProperty("previous", previous);
    properties.setProperty("connectedAt", connectedAt.toString());
    properties.setProperty("until", until.toString());
    var text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  /// What [#text] gave; empty if it is damaged or its time is over.
  public static Optional<ComeBack> parse(String text, Instant now) {
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
      var read =
          new ComeBack(
              get(properties, "sessionId"),
              get(properties, "nonce"),
              get(properties, "technician"),
              get(properties, "firm"),
              get(properties, "terms"),
              RecordingPolicy.valueOf(get(properties, "recording")),
              get(properties, "machineId"),
              get(properties, "secret"),
              Integer.parseInt(get(properties, "nextSeq")),
              get(properties, "previous"),
              Instant.parse(get(properties, "connectedAt")),
              Instant.parse(get(properties, "until")));
      SessionSecret.restore(read.secret());
      boolean inTime = now.isBefore(read.until()) && !now.plus(WITHIN).isBefore(read.until());
      return inTime && read.nextSeq() > 1 ? Optional.of(read) : Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String get(Properties properties, String name) {
    String value = properties.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  /// Says nothing: secrets do not belong into logs.
  @Override
  public String toString() {
    return "ComeBack";
  }
}
