package de.beistand.protocol.trust;

import java.nio.charset.StandardCharsets;

/// What a machine key signs to show that its computer is connecting, here and now, to this server.
public final class MachineProof {
  private MachineProof() {}

  /// The bytes to sign with Ed25519 (RFC 8032).
  ///
  /// @param publicUrl the server's address as the agent dialled it, without a trailing slash; a
  ///   server at another address cannot pass the signature on
  /// @param nonce from [de.beistand.protocol.signaling.ServerToAgent.Challenge]
  /// @param publicKey from [de.beistand.protocol.signaling.AgentToServer.Hello]
  public static byte[] signedBytes(String publicUrl, String nonce, String publicKey) {
    return String.join("\n", "beistand machine 1", publicUrl, nonce, publicKey)
        .getBytes(StandardCharsets.UTF_8);
  }
}
