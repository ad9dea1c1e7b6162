package de.beistand.server.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the audit log. All texts are hostile.
///
/// @param position from 1, without gaps
/// @param actorId of the person; null = the server
/// @param actor name and login name at that time; empty = the server
/// @param action name of an [AuditAction]
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AuditEntry(
    long position,
    Instant happenedAt,
    @Nullable Long actorId,
    String actor,
    String action,
    String subject,
    String detail,
    byte[] salt,
    byte[] commitment,
    byte[] link) {

  /// The link of the log before its first entry.
  static byte[] beginning() {
    return sha256("beistand audit 1".getBytes(StandardCharsets.UTF_8));
  }

  /// Stands for what is personal: with the text erased, link and chain can still be checked.
  static byte[] commitment(
      byte[] salt, @Nullable Long actorId, String actor, String subject, String detail) {
    String fields =
        String.join("\n", actorId == null ? "" : actorId.toString(), actor, subject, detail);
    return sha256(
        "beistand commitment 1\n".getBytes(StandardCharsets.UTF_8),
        salt,
        fields.getBytes(StandardCharsets.UTF_8));
  }

  /// What ties an entry to everything before it.
  ///
  /// @param before link of the entry before
  static byte[] link(
      byte[] before, long position, Instant happenedAt, String action, byte[] commitment) {
    return sha256(
        "beistand audit link 1\n".getBytes(StandardCharsets.UTF_8),
        before,
        ByteBuffer.allocate(Long.BYTES).putLong(position).array(),
        (happenedAt + "\n" + action + "\n").getBytes(StandardCharsets.UTF_8),
        commitment);
  }

  /// Whether this line fits its own hashes and the line before it.
  boolean follows(long positionBefore, byte[] linkBefore) {
    return position == positionBefore + 1
        && MessageDigest.isEqual(commitment, commitment(salt, actorId, actor, subject, detail))
        && MessageDigest.isEqual(link, link(linkBefore, position, happenedAt, action, commitment));
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
