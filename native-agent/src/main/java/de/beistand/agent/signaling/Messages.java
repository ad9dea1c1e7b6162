package de.beistand.agent.signaling;

import de.beistand.protocol.Codec;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import org.jspecify.annotations.Nullable;

/// Signaling messages as text and back.
final class Messages {
  private static final System.Logger LOG = System.getLogger("beistand.signaling");

  private final Codec<AgentToServer> out = Codec.tolerant(AgentToServer.class);
  private final Codec<ServerToAgent> in = Codec.tolerant(ServerToAgent.class);

  String encode(AgentToServer message) {
    return out.encode(message);
  }

  /// The message, or null if the text holds none that this version knows: a newer server may say
  /// things that an old agent need not hear.
  @Nullable ServerToAgent decode(String text) {
    try {
      return in.decode(text);
    } catch (ProtocolException e) {
      LOG.log(System.Logger.Level.WARNING, () -> "not understood: " + e.getMessage());
      return null;
    }
  }
}
