package de.beistand.server.consent;

import de.beistand.protocol.SessionEvent;

/// An event whose signature was checked.
///
/// @param signature Ed25519, 64 bytes
public record SignedEvent(SessionEvent event, byte[] signature) {
  public SignedEvent {
    signature = signature.clone();
  }

  @Override
  public byte[] signature() {
    return signature.clone();
  }
}
