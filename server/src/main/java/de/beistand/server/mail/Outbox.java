package de.beistand.server.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder of letters that are to be sent, one file each, whole or not there at all
/// (`<milliseconds>-<id>.eml`). Whoever sends them deletes them.
public final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int ID_BITS = 128;

  private final Path folder;
  private final Address sender;
  private final SecureRandom random;
  private final Clock clock;

  /// @param publicUrl its host is the sender's
  public Outbox(Path folder, URI publicUrl, SecureRandom random, Clock clock) {
    this.folder = folder;
    this.sender = new Address("no-reply@" + publicUrl.getHost());
    this.random = random;
    this.clock = clock;
  }

  /// Puts a letter into the folder.
  public void put(Letter letter) {
    String id = new BigInteger(ID_BITS, random).toString(36);
    Instant now = clock.instant();
    try {
      Files.createDirectories(folder);
      Path draft = folder.resolve(id + ".draft");
      Files.write(draft, Message.of(letter, sender, id, now));
      Files.move(
          draft,
          folder.resolve(now.toEpochMilli() + "-" + id + ".eml"),
          StandardCopyOption.ATOMIC_MOVE);
      LOG.info("event=letter-put id={}", id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
