package de.beistand.agent.files;

import de.beistand.protocol.channel.FileEntry;
import de.beistand.protocol.channel.FilesMessage;
import de.beistand.protocol.channel.SkipReason;
import de.beistand.protocol.channel.TransferEnd;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A transfer that comes in: checks every step of the sender, writes, and keeps only what is
/// complete and unchanged.
final class Receiving {
  /// The sender hears how far it is after this many bytes.
  static final int TELL_EVERY = 32 * 1024;

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
  private final Manifest manifest;
  private final Consumer<FilesMessage> say;
  private final Kept journal;
  private Stage stage = Stage.LISTING;
  private @Nullable TransferEnd end;

  private @Nullable Arrival arrival;
  private int entry;
  private long told;
  private long settled;
  private int kept;
  private int skipped;
  private @Nullable SkipReason gaveUp;
  private @Nullable Part part;

  /// @param say goes to the sender, as long as there is a way
  Receiving(FilesMessage.Offer offer, Consumer<FilesMessage> say, Kept journal) {
    this.number = offer.transfer();
    this.offer = offer;
    this.say = say;
    this.journal = journal;
    manifest = new Manifest(offer);
    if (manifest.isTooMuch()) {
      over(TransferEnd.TOO_MUCH);
    } else if (manifest.isEmpty()) {
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
    return manifest.entries();
  }

  /// Bytes that arrived or will not come.
  long done() {
    return settled + have();
  }

  int kept() {
    return kept;
  }

  int skipped() {
    return skipped;
  }

  /// What to show the customer: the only file, or the folder where all are; empty if nothing came.
  Optional<Path> place() {
    return arrival == null ? Optional.empty() : arrival.place();
  }

  /// More of the list came.
  void list(List<FileEntry> more) {
    if (stage != Stage.LISTING) {
      broken("entries after the list");
      return;
    }
    switch (manifest.add(more)) {
      case INCOMPLETE -> {}
      case COMPLETE -> stage = Stage.READY;
      case TOO_LONG -> broken("more entries than announced");
      case ANOTHER -> broken("the list is not what was announced");
    }
  }

  /// The customer allowed it.
  void begin(Path folder) {
    if (stage != Stage.READY) {
      return;
    }
    try {
      arrival = new Arrival(folder);
      if (!arrival.hasRoomFor(offer.bytes())) {
        over(TransferEnd.NO_SPACE);
        return;
      }
      stage = Stage.RUNNING;
      for (FileEntry one : manifest.entries()) {
        List<String> names = SafeName.path(one.path());
        if (one.folder() && !names.isEmpty()) {
          arrival.noted(arrival.folder(names));
        }
      }
    } catch (IOException | ReadOnlyFileSystemException e) {
      failed(e);
      return;
    }
    next();
    resume();
  }

  /// Tells the sender from where to go on; for a new channel, too: there he may not have heard yet
  /// that a file is not wanted any more, and would wait for an answer about it.
  void resume() {
    if (stage == Stage.RUNNING) {
      told = have();
      say.accept(new FilesMessage.Go(number, entry, have()));
      if (gaveUp != null) {
        say.accept(new FilesMessage.Skipped(number, entry, gaveUp));
      }
    }
  }

  /// Bytes of a file came.
  void piece(Piece piece) {
    if (stage != Stage.RUNNING
        || piece.entry() == entry && gaveUp != null
        || piece.entry() < entry) {
      return; // under way when it was over, or of a file that is not wanted any more
    }
    if (piece.entry() > entry && gaveUp != null) {
      settle();
    }
    boolean fits = piece.entry() == entry && piece.offset() == have();
    if (!fits || manifest.isOver(entry) || have() + piece.bytes().remaining() > expected()) {
      broken("a piece at %d of entry %d".formatted(piece.offset(), piece.entry()));
      return;
    }
    try {
      Part open = open();
      if (open != null) {
        open.append(piece.bytes());
      }
    } catch (IOException | ReadOnlyFileSystemException e) {
      failed(e);
      return;
    }
    boolean goesOn = stage == Stage.RUNNING && gaveUp == null;
    if (goesOn && (have() - told >= TELL_EVERY || have() == expected())) {
      told = have();
      say.accept(new FilesMessage.Got(number, entry, told));
    }
  }

  /// The file that is written now; null if it has no place.
  private @Nullable Part open() throws IOException {
    if (part == null && arrival != null) {
      List<String> names = SafeName.path(manifest.get(entry).path());
      if (names.isEmpty()) {
        giveUp(SkipReason.NO_PLACE);
        return null;
      }
      part = arrival.part(names);
      if (names.size() > 1) {
        arrival.noted(arrival.folder(names.subList(0, 1)));
      }
    }
    return part;
  }

  /// The sender is at the end of a file.
  void sent(FilesMessage.Sent sent) {
    if (stage != Stage.RUNNING || sent.entry() < entry || sent.entry() == entry && gaveUp != null) {
      return;
    }
    if (gaveUp != null) {
      settle();
    }
    if (sent.entry() != entry || manifest.isOver(entry)) {
      broken("the end of entry " + sent.entry());
      return;
    }
    try {
      Part open = open();
      if (open == null || arrival == null) {
        return;
      }
      String found = open.sha256();
      if (have() != expected() || !found.equals(sent.sha256())) {
        giveUp(SkipReason.WRONG_HASH);
        return;
      }
      Path place = open.keep();
      part = null;
      arrival.noted(place);
      kept++;
      journal.kept(place, found, expected());
      say.accept(new FilesMessage.Kept(number, entry, String.valueOf(place.getFileName())));
      settle();
    } catch (IOException | ReadOnlyFileSystemException e) {
      failed(e);
    }
  }

  /// The sender cannot send this file, or not to its end.
  void skipped(int which) {
    if (stage != Stage.RUNNING || which < entry) {
      return;
    }
    if (gaveUp != null && which > entry) {
      settle();
    }
    if (which != entry) {
      broken("entry " + which + " skipped");
      return;
    }
    discard();
    if (gaveUp == null) {
      skipped++;
    }
    settle();
    if (stage == Stage.RUNNING) {
      say.accept(new FilesMessage.Got(number, entry, 0));
    }
  }

  /// This one not, the others yes.
  private void giveUp(SkipReason why) {
    discard();
    gaveUp = why;
    skipped++;
    say.accept(new FilesMessage.Skipped(number, entry, why));
    if (manifest.isOver(entry + 1)) {
      settle();
    }
  }

  /// Nothing of this entry will come any more.
  private void settle() {
    settled += expected();
    entry++;
    told = 0;
    gaveUp = null;
    next();
  }

  /// Passes folders, which are there already; after the last entry it is done.
  private void next() {
    entry = manifest.fileFrom(entry);
    if (manifest.isOver(entry)) {
      over(TransferEnd.DONE);
    }
  }

  /// Bytes of the present file that came.
  private long have() {
    return part == null ? 0 : part.length();
  }

  private long expected() {
    return manifest.get(entry).bytes();
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
          default ->
              arrival != null && arrival.isFull() ? TransferEnd.NO_SPACE : TransferEnd.UNWRITABLE;
        });
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
  }
}
