package de.beistand.server.recordings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key of those who may look at recordings.
///
/// @param name hostile text
/// @param publicKey SubjectPublicKeyInfo, base64url
/// @param lockedKey the private part, encrypted in the browser under a passphrase: JSON that the
///   server does not understand
/// @param createdBy name of the administrator
/// @param retiredAt null while new recordings are wrapped for it
public record ReviewKey(
    long id,
    String name,
    String publicKey,
    String lockedKey,
    String createdBy,
    Instant createdAt,
    @Nullable Instant retiredAt) {

  boolean isActive() {
    return retiredAt == null;
  }
}
