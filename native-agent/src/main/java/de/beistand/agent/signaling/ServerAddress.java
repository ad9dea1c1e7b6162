package de.beistand.agent.signaling;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The server's public address as the agent dials it, without a trailing slash.
///
/// @param publicUrl such as `https://hilfe.example.com`; part of what the machine key signs
public record ServerAddress(String publicUrl) {

  /// The address that `text` holds, or empty if it is no http or https address.
  public static Optional<ServerAddress> parse(String text) {
    try {
      URI uri = new URI(text.strip());
      boolean plain =
          uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
      if (!isHttp(uri.getScheme()) || uri.getHost() == null || !plain) {
        return Optional.empty();
      }
      return Optional.of(new ServerAddress(uri.toString().replaceAll("/+$", "")));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// Where the agent's WebSocket is.
  URI agentSocket() {
    return URI.create("ws" + publicUrl.substring("http".length()) + "/agent");
  }

  /// Whether passwords' proofs would cross a network unencrypted.
  public boolean isUnprotected() {
    URI uri = URI.create(publicUrl);
    return "http".equals(uri.getScheme()) && !isThisComputer(uri.getHost());
  }

  private static boolean isHttp(@Nullable String scheme) {
    return "http".equals(scheme) || "https".equals(scheme);
  }

  private static boolean isThisComputer(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost") || name.startsWith("127.") || name.equals("[::1]");
  }
}
