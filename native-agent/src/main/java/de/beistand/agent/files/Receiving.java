package de.beistand.agent.files;

import de.beistand.protocol.channel.FileEntry;
import de.beistand.protocol.channel.FilesMessage;
import de.beistand.protocol.channel.SkipReason;
import de.beistand.protocol.channel.TransferEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A transfer that comes in: checks every step of the sender, writes, and keeps only what is
/// complete and unchanged.
final class Receiving {
  /// Entries of one transfer.
  static final int MOST_ENTRIES = 20_000;

  /// Characters of all paths together.
  static final int MOST_CHARACTERS = 8_000_000;

  /// The sender hears how far it is after this many bytes.
  static final int TELL_EVERY = 32 * 1024;

  /// Left on the disk for everything else.
  private static final long RESERVE = 64L * 1024 * 1024;

  /// Below this a failed write means a full disk.
  private static final long FULL = 1024 * 1024;

  private static final System.Logger LOG = System.getLogger("beistand.files");

  /// Where this transfer is.
  enum Stage {
    /// The entries come. Next: READY, OVER.
    LISTING,
    /// Complete; nothing was allowed yet. Next: RUNNING, OVER.
    READY,
    /// Next: OVER.
    RUNNING,
    OVER
  }

  /// Hears of each file that was kept.
  interface Kept {
    void kept(Path file, String sha256, long bytes);
  }

  private final int number;
  private final FilesMessage.Offer offer;
  private final Consumer<FilesMessage> say;
  private final Kept journal;
  private final List<FileEntry> entries = new ArrayList<>();
  private int characters;
  private Stage stage = Stage.LISTING;
  private @Nullable TransferEnd end;

  private @Nullable Arrival arrival;
  private @Nullable Path first;
  private int entry;
  private long have;
  private long told;
  private long settled;
  private int kept;
  private int skipped;
  private boolean gaveUp;
  private @Nullable Part part;
  private Hash hash = new Hash();

  /// @param say goes to the sender, as long as there is a way
  Receiving(FilesMessage.Offer offer, Consumer<FilesMessage> say, Kept journal) {
    this.number = offer.transfer();
    this.offer = offer;
    this.say = say;
    this.journal = journal;
    boolean senseless = offer.files() < 0 || offer.folders() < 0 || offer.bytes() < 0;
    if (senseless || (long) offer.files() + offer.folders() > MOST_ENTRIES) {
      over(TransferEnd.TOO_MUCH);
    } else if (offer.files() + offer.folders() == 0) {
      over(TransferEnd.BROKEN);
    }
  }

  Stage stage() {
    return stage;
  }

  /// Null until it is over.
  @Nullable TransferEnd end() {
    return end;
  }

  FilesMessage.Offer offer() {
    return offer;
  }

  List<FileEntry> entries() {
    return entries;
  }

  /// Bytes that arrived or will not come.
  long done() {
    return settled + have;
  }

  int kept() {
    return kept;
  }

  int skipped() {
    return skipped;
  }

  /// What to show the customer: the only file, or the folder where all are; empty if nothing came.
  Optional<Path> place() {
    return Optional.ofNullable(first);
  }

  /// More of the list came.
  void list(List<FileEntry> more) {
    if (stage != Stage.LISTING) {
      broken("entries after the list");
      return;
    }
    entries.addAll(more);
    characters += more.stream().mapToInt(entry -> entry.path().length()).sum();
    int announced = offer.files() + offer.folders();
    if (entries.size() > announced || characters > MOST_CHARACTERS) {
      broken("more entries than announced");
    } else if (entries.size() == announced) {
      long bytes = 0;
      long folders = entries.stream().filter(FileEntry::folder).count();
      for (FileEntry one : entries) {
        bytes = Math.addExact(bytes, Math.min(one.bytes(), Long.MAX_VALUE / MOST_ENTRIES));
      }
      if (bytes == offer.bytes() && folders == offer.folders()) {
        stage = Stage.READY;
      } else {
        broken("the list is not what was announced");
      }
    }
  }

  /// The customer allowed it.
  void begin(Path folder) {
    if (stage != Stage.READY) {
      return;
    }
    try {
      arrival = new Arrival(folder);
      if (arrival.room() - RESERVE < offer.bytes()) {
        over(TransferEnd.NO_SPACE);
        return;
      }
      stage = Stage.RUNNING;
      for (FileEntry one : entries) {
        List<String> names = SafeName.path(one.path());
        if (one.folder() && !names.isEmpty()) {
          remember(arrival.folder(names));
        }
      }
    } catch (IOException | ReadOnlyFileSystemException e) {
      failed(e);
      return;
    }
    next();
    resume();
  }

  /// Tells the sender from where to go on; for a new channel, too.
  void resume() {
    if (stage == Stage.RUNNING) {
      told = have;
      say.accept(new FilesMessage.Go(number, entry, have));
    }
  }

  /// Bytes of a file came.
  void piece(Piece piece) {
    if (stage != Stage.RUNNING || piece.entry() == entry && gaveUp || piece.entry() < entry) {
      return; // under way when it was over, or of a file that is not wanted any more
    }
    if (piece.entry() > entry && gaveUp) {
      settle(false);
    }
    boolean fits = piece.entry() == entry && piece.offset() == have;
    if (!fits || entry >= entries.size() || have + piece.bytes().remaining() > expected()) {
      broken("a piece at %d of entry %d".formatted(piece.offset(), piece.entry()));
      return;
    }
    try {
      write(piece.bytes());
    } catch (IOException | ReadOnlyFileSystemException e) {
      failed(e);
      return;
    }
    boolean goesOn = stage == Stage.RUNNING && !gaveUp;
    if (goesOn && (have - told >= TELL_EVERY || have == expected())) {
      told = have;
      say.accept(new FilesMessage.Got(number, entry, have));
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    Part open = open();
    if (open == null) {
      return;
    }
    int length = bytes.remaining();
    hash.add(bytes.duplicate());
    open.append(bytes);
    have += length;
  }

  /// The file that is written now; null if it has no place.
  private @Nullable Part open() throws IOException {
    if (part == null && arrival != null) {
      List<String> names = SafeName.path(entries.get(entry).path());
      if (names.isEmpty()) {
        giveUp(SkipReason.NO_PLACE);
        return null;
      }
      part = arrival.part(names);
      if (names.size() > 1) {
        remember(arrival.folder(names.subList(0, 1)));
      }
    }
    return part;
  }

  /// The sender is at the end of a file.
  void sent(FilesMessage.Sent sent) {
    if (stage != Stage.RUNNING || sent.entry() < entry || sent.entry() == entry && gaveUp) {
      return;
    }
    if (gaveUp) {
      settle(false);
    }
    if (sent.entry() != entry || entry >= entries.size()) {
      broken("the end of entry " + sent.entry());
      return;
    }
    try {
      Part open = open();
      if (open == null) {
        return;
      }
      String found = hash.hex();
      if (have != expected() || !found.equals(sent.sha256())) {
        giveUp(SkipReason.WRONG_HASH);
        return;
      }
      Path place = open.keep();
      part = null;
      remember(place);
      kept++;
      journal.kept(place, found, have);
      say.accept(new FilesMessage.Kept(number, entry, String.valueOf(place.getFileName())));
      settle(true);
    } catch (IOException | ReadOnlyFileSystemException e) {
      failed(e);
    }
  }

  /// The sender cannot send this file, or not to its end.
  void skipped(int which) {
    if (stage != Stage.RUNNING || which < entry) {
      return;
    }
    if (gaveUp && which > entry) {
      settle(false);
    }
    if (which != entry) {
      broken("entry " + which + " skipped");
      return;
    }
    discard();
    if (!gaveUp) {
      skipped++;
    }
    settle(false);
    if (stage == Stage.RUNNING) {
      say.accept(new FilesMessage.Got(number, entry, 0));
    }
  }

  /// This one not, the others yes.
  private void giveUp(SkipReason why) {
    discard();
    gaveUp = true;
    skipped++;
    say.accept(new FilesMessage.Skipped(number, entry, why));
    boolean wasLast = entries.stream().skip(entry + 1L).allMatch(FileEntry::folder);
    if (wasLast) {
      settle(false);
    }
  }

  private void settle(boolean complete) {
    settled += complete ? have : expected();
    entry++;
    have = 0;
    told = 0;
    gaveUp = false;
    hash = new Hash();
    next();
  }

  /// Passes folders, which are there already; after the last entry it is done.
  private void next() {
    while (entry < entries.size() && entries.get(entry).folder()) {
      entry++;
    }
    if (entry >= entries.size()) {
      over(TransferEnd.DONE);
    }
  }

  private long expected() {
    return entries.get(entry).bytes();
  }

  private void remember(Path place) {
    if (first == null) {
      first = place;
    } else if (arrival != null && !place.startsWith(first)) {
      first = arrival.home();
    }
  }

  private void broken(String what) {
    LOG.log(System.Logger.Level.WARNING, () -> "transfer " + number + ": " + what);
    over(TransferEnd.BROKEN);
  }

  private void failed(Exception why) {
    LOG.log(System.Logger.Level.WARNING, "transfer " + number, why);
    over(
        switch (why) {
          case AccessDeniedException _, ReadOnlyFileSystemException _ -> TransferEnd.NO_PERMISSION;
          default -> isFull() ? TransferEnd.NO_SPACE : TransferEnd.UNWRITABLE;
        });
  }

  /// The system's own message is in its own language.
  private boolean isFull() {
    try {
      return arrival != null && arrival.room() < FULL;
    } catch (IOException e) {
      return false;
    }
  }

  /// Ends it, with nothing incomplete left behind; told to the sender.
  void over(TransferEnd why) {
    if (stage == Stage.OVER) {
      return;
    }
    forget(why);
    say.accept(new FilesMessage.Over(number, why));
  }

  /// The sender says that it is over.
  void forget(TransferEnd why) {
    if (stage == Stage.OVER) {
      return;
    }
    discard();
    stage = Stage.OVER;
    end = why;
    if (why != TransferEnd.DONE && arrival != null) {
      try {
        arrival.tidy();
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "an empty folder stays", e);
      }
    }
  }

  private void discard() {
    try {
      if (part != null) {
        part.discard();
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "a part stays", e);
    }
    part = null;
    have = 0;
  }
}
