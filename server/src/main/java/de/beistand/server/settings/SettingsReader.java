package de.beistand.server.settings;

import de.beistand.server.settings.Settings.DatabaseChoice;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Turns a properties file and the environment into [Settings], or into the list of all errors.
///
/// The environment wins over the file: `publicUrl` is `BEISTAND_PUBLIC_URL` there.
public final class SettingsReader {
  private static final Pattern TURN_URL =
      Pattern.compile("(stun|turn|turns):[A-Za-z0-9.\\-\\[\\]:]+(\\?transport=(udp|tcp))?");
  private static final List<String> KEYS =
      List.of(
          "publicUrl",
          "port",
          "bindAddress",
          "dataFolder",
          "programFolder",
          "databaseUrl",
          "databaseUser",
          "databasePassword",
          "firm",
          "terms",
          "turnUrls",
          "turnSecret",
          "relayOnly",
          "technicianGraceSeconds",
          "technicianGoodbyeSeconds",
          "agentGraceSeconds",
          "passwordWaitSeconds",
          "restartGraceSeconds");

  private final Map<String, String> values = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();

  private SettingsReader(Map<String, String> file, Map<String, String> environment) {
    file.forEach(
        (key, value) -> {
          if (KEYS.contains(key)) {
            values.put(key, value.strip());
          } else {
            errors.add(key + ": no such setting");
          }
        });
    for (String key : KEYS) {
      String value = environment.get(environmentName(key));
      if (value != null) {
        values.put(key, value.strip());
      }
    }
  }

  /// What reading gave.
  public sealed interface Result {
    /// All is well.
    record Good(Settings settings) implements Result {}

    /// Everything that is wrong, one line each.
    record Bad(List<String> errors) implements Result {
      public Bad {
        errors = List.copyOf(errors);
      }
    }
  }

  /// Reads and checks everything.
  ///
  /// @param file the keys of the properties file, unknown ones included
  /// @param environment all variables of the process
  public static Result read(Map<String, String> file, Map<String, String> environment) {
    var reader = new SettingsReader(file, environment);
    Settings settings = reader.settings();
    return reader.errors.isEmpty() ? new Result.Good(settings) : new Result.Bad(reader.errors);
  }

  /// `publicUrl` → `BEISTAND_PUBLIC_URL`.
  static String environmentName(String key) {
    return "BEISTAND_" + key.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
  }

  private Settings settings() {
    int port = number("port", 8080, 0, 65_535);
    return new Settings(
        publicUrl(port),
        text("bindAddress", "127.0.0.1", 255),
        port,
        folder("dataFolder", "data"),
        folder("programFolder", "programs"),
        database(),
        text("firm", "Beistand", 100),
        text("terms", "1", 50),
        turn(),
        new Settings.Graces(
            seconds("technicianGraceSeconds", 20),
            seconds("technicianGoodbyeSeconds", 5),
            seconds("agentGraceSeconds", 120),
            seconds("passwordWaitSeconds", 120),
            seconds("restartGraceSeconds", 900)));
  }

  private String publicUrl(int port) {
    String url = values.getOrDefault("publicUrl", Settings.localUrl(port));
    URI uri;
    try {
      uri = new URI(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    } catch (URISyntaxException e) {
      return wrong("publicUrl", "not an address", url);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme();
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
      return wrong("publicUrl", "must be https://… (or http://localhost…)", url);
    }
    if (!uri.toString().equals(scheme + "://" + uri.getRawAuthority())
        || uri.getUserInfo() != null
        || !uri.toString().equals(uri.toString().toLowerCase(Locale.ROOT))) {
      return wrong("publicUrl", "must be scheme, host and port only, in lower case", url);
    }
    if (scheme.equals("http") && !isLocal(uri.getHost())) {
      return wrong("publicUrl", "must be https: browsers encrypt only on secure pages", url);
    }
    return originOf(uri);
  }

  /// As browsers write it in `Origin` (RFC 6454 § 6.2): without the scheme's own port.
  private static String originOf(URI uri) {
    int usual = uri.getScheme().equals("https") ? 443 : 80;
    boolean plain = uri.getPort() == -1 || uri.getPort() == usual;
    return uri.getScheme() + "://" + uri.getHost() + (plain ? "" : ":" + uri.getPort());
  }

  private static boolean isLocal(String host) {
    return host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.");
  }

  private Path folder(String key, String byDefault) {
    String folder = text(key, byDefault, 1000);
    try {
      return Path.of(folder).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      wrong(key, "not a path", folder);
      return Path.of(byDefault);
    }
  }

  private DatabaseChoice database() {
    String url = values.getOrDefault("databaseUrl", "");
    String user = values.getOrDefault("databaseUser", "");
    if (url.isEmpty()) {
      if (!user.isEmpty()) {
        errors.add("databaseUser: has no meaning without databaseUrl");
      }
      return new DatabaseChoice.Embedded();
    }
    if (!url.startsWith("jdbc:mariadb://")) {
      errors.add("databaseUrl: must start with jdbc:mariadb://");
    }
    if (user.isEmpty()) {
      errors.add("databaseUser: is missing");
    }
    return new DatabaseChoice.External(url, user, values.getOrDefault("databasePassword", ""));
  }

  private Settings.Turn turn() {
    List<String> urls =
        Arrays.stream(values.getOrDefault("turnUrls", "").split(",", -1))
            .map(String::strip)
            .filter(url -> !url.isEmpty())
            .toList();
    for (String url : urls) {
      if (!TURN_URL.matcher(url).matches()) {
        wrong("turnUrls", "must be stun:, turn: or turns: URLs", url);
      }
    }
    String secret = values.getOrDefault("turnSecret", "");
    boolean relays = urls.stream().anyMatch(url -> url.startsWith("turn"));
    if (relays && secret.isEmpty()) {
      errors.add("turnSecret: is missing, turnUrls needs it");
    }
    boolean relayOnly = flag("relayOnly");
    if (relayOnly && !relays) {
      errors.add("relayOnly: needs a turn: or turns: URL in turnUrls");
    }
    return new Settings.Turn(urls, secret, relayOnly);
  }

  private boolean flag(String key) {
    return switch (values.getOrDefault(key, "false")) {
      case "true" -> true;
      case "false" -> false;
      case String other -> {
        wrong(key, "must be true or false", other);
        yield false;
      }
    };
  }

  private Duration seconds(String key, int byDefault) {
    return Duration.ofSeconds(number(key, byDefault, 1, 3600));
  }

  private int number(String key, int byDefault, int least, int most) {
    String value = values.get(key);
    if (value == null) {
      return byDefault;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    wrong(key, "must be a number from " + least + " to " + most, value);
    return byDefault;
  }

  private String text(String key, String byDefault, int most) {
    String value = values.getOrDefault(key, byDefault);
    if (value.isEmpty()
        || value.length() > most
        || value.codePoints().anyMatch(Character::isISOControl)) {
      return wrong(key, "must have 1 to " + most + " characters on one line", value);
    }
    return value;
  }

  private String wrong(String key, String why, String value) {
    errors.add(key + ": " + why + ": \"" + value + "\"");
    return value;
  }
}
