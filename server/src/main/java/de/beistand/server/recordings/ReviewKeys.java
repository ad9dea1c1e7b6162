package de.beistand.server.recordings;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.server.machines.Machines;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/// The keys of those who may look at recordings. Their private parts are made and unlocked in
/// browsers; the server keeps them locked.
public final class ReviewKeys {
  static final int LONGEST_NAME = 100;
  static final int LONGEST_LOCKED_KEY = 16_000;
  private static final int LONGEST_PUBLIC_KEY = 2000;
  private static final int SHORTEST_MODULUS = 3072;
  private static final int LONGEST_MODULUS = 4096;

  private final ReviewKeyRepository repository;
  private final Supplier<RecordingPolicy> firm;
  private final Clock clock;

  /// @param firm what the firm's own setting says now
  public ReviewKeys(DSLContext sql, Supplier<RecordingPolicy> firm, Clock clock) {
    this.repository = new ReviewKeyRepository(sql);
    this.firm = firm;
    this.clock = clock;
  }

  /// The newest first.
  List<ReviewKey> all() {
    return repository.all();
  }

  List<ReviewKey> active() {
    return all().stream().filter(ReviewKey::isActive).toList();
  }

  /// Whether somebody could look at a recording that is made now.
  public boolean hasActive() {
    return repository.hasActive();
  }

  boolean isActive(long id) {
    return active().stream().anyMatch(key -> key.id() == id);
  }

  /// Whether a recording for these keys can be opened with each that is active.
  boolean areAllActive(Set<Long> ids) {
    Set<Long> active = active().stream().map(ReviewKey::id).collect(Collectors.toSet());
    return !ids.isEmpty() && ids.equals(active);
  }

  /// What came of adding a key.
  sealed interface Adding {
    record Added(long id) implements Adding {}

    /// @param faults field → key of the text catalogue
    record Refused(Map<String, String> faults) implements Adding {
      public Refused {
        faults = Map.copyOf(faults);
      }
    }
  }

  /// Adds a key that was made in an administrator's browser.
  ///
  /// @param publicKey SubjectPublicKeyInfo of RSA with 3,072 to 4,096 bits, base64url
  /// @param lockedKey JSON; kept as it is
  Adding add(String name, String publicKey, String lockedKey, long by) {
    Map<String, String> faults = new HashMap<>();
    String tidy = Machines.visible(name).strip();
    if (tidy.isEmpty() || tidy.length() > LONGEST_NAME) {
      faults.put("name", "recording.key.name.bad");
    }
    if (!isGood(publicKey)) {
      faults.put("publicKey", "recording.key.bad");
    }
    if (lockedKey.isEmpty() || lockedKey.length() > LONGEST_LOCKED_KEY) {
      faults.put("lockedKey", "recording.key.bad");
    }
    if (!faults.isEmpty()) {
      return new Adding.Refused(faults);
    }
    byte[] spki = Base64.getUrlDecoder().decode(publicKey);
    return new Adding.Added(repository.insert(tidy, spki, lockedKey, by, clock.instant()));
  }

  private static boolean isGood(String publicKey) {
    if (publicKey.length() > LONGEST_PUBLIC_KEY) {
      return false;
    }
    try {
      PublicKey key =
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getUrlDecoder().decode(publicKey)));
      return key instanceof RSAPublicKey rsa
          && rsa.getModulus().bitLength() >= SHORTEST_MODULUS
          && rsa.getModulus().bitLength() <= LONGEST_MODULUS
          && rsa.getPublicExponent().equals(BigInteger.valueOf(65537));
    } catch (GeneralSecurityException | IllegalArgumentException none) {
      return false;
    }
  }

  ReviewKeyRepository.Retiring retire(long id, long by) {
    return repository.retire(id, firm.get(), by, clock.instant());
  }
}
