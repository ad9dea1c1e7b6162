package de.beistand.server.accounts;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;

/// Argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane: about 130 ms on a small server.
///
/// Only a few hashes run at a time, so that a flood of logins cannot take all memory and cores.
final class PasswordHashes {
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final Argon2Function argon2id =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
  private final Semaphore atOnce;

  /// What a login is compared with that does not exist: the answer takes the same time.
  private final String nobody;

  /// @param atOnce how many hashes may run at the same time
  PasswordHashes(int atOnce) {
    this.atOnce = new Semaphore(atOnce);
    this.nobody = hash(Secrets.token());
  }

  /// The hash with its salt and parameters, in the usual `$argon2id$…` form.
  String hash(String password) {
    atOnce.acquireUninterruptibly();
    try {
      return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2id).getResult();
    } finally {
      atOnce.release();
    }
  }

  /// Whether a password belongs to a hash.
  boolean matches(String password, String hash) {
    atOnce.acquireUninterruptibly();
    try {
      return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    } finally {
      atOnce.release();
    }
  }

  /// Takes as long as [#matches] and never does.
  void matchNobody(String password) {
    if (matches(password, nobody)) {
      throw new IllegalStateException("somebody guessed 256 random bits");
    }
  }
}
