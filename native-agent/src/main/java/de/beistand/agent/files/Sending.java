package de.beistand.agent.files;

import de.beistand.protocol.channel.FilesMessage;
import de.beistand.protocol.channel.SkipReason;
import de.beistand.protocol.channel.TransferEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A transfer that goes out: sends what the customer agreed to, as fast as the receiver takes it.
final class Sending {
  /// Files of which the receiver has not said what became of them.
  static final int MOST_OPEN = 64;

  /// Characters of one message of the list, far below what a message may have.
  private static final int LIST_CHARACTERS = 40_000;

  private static final System.Logger LOG = System.getLogger("beistand.files");

  /// The way to the receiver, as long as there is one.
  interface Way {
    void say(FilesMessage message);

    void send(byte[] piece);
  }

  /// Hears of each file that the receiver keeps.
  interface Kept {
    void kept(Source source, String sha256);
  }

  private final int number;
  private final List<Source> sources;
  private final long[] start;
  private final Way way;
  private final Kept journal;
  private final FlightWindow window;
  private final Map<Integer, String> open = new HashMap<>();
  private boolean running;
  private @Nullable TransferEnd end;

  private int entry;
  private @Nullable Outgoing file;
  private long sentTo;
  private long gotTo;
  private int kept;
  private final Set<Integer> skipped = new HashSet<>();

  Sending(int number, List<Source> sources, Way way, Kept journal, FlightWindow window) {
    this.window = window;
    this.number = number;
    this.sources = List.copyOf(sources);
    this.way = way;
    this.journal = journal;
    start = new long[sources.size() + 1];
    for (int i = 0; i < sources.size(); i++) {
      start[i + 1] = start[i] + sources.get(i).entry().bytes();
    }
  }

  /// Tells the receiver what there is.
  void offer() {
    int folders = (int) sources.stream().filter(source -> source.entry().folder()).count();
    long bytes = start[sources.size()];
    way.say(new FilesMessage.Offer(number, sources.size() - folders, folders, bytes));
    var some = new ArrayList<de.beistand.protocol.channel.FileEntry>();
    int characters = 0;
    for (Source source : sources) {
      some.add(source.entry());
      characters += source.entry().path().length() + 60;
      if (characters > LIST_CHARACTERS) {
        way.say(new FilesMessage.Entries(number, some));
        some.clear();
        characters = 0;
      }
    }
    if (!some.isEmpty()) {
      way.say(new FilesMessage.Entries(number, some));
    }
  }

  List<Source> sources() {
    return sources;
  }

  boolean isRunning() {
    return running && end == null;
  }

  /// Null until it is over.
  @Nullable TransferEnd end() {
    return end;
  }

  long bytes() {
    return start[sources.size()];
  }

  /// Bytes that the receiver has, or does not get.
  long done() {
    return gotTo;
  }

  int kept() {
    return kept;
  }

  int skipped() {
    return skipped.size();
  }

  /// The receiver wants it from here on.
  void go(FilesMessage.Go go) {
    if (end != null || !isPlace(go.entry(), go.offset())) {
      broken(go.toString());
      return;
    }
    running = true;
    closeFile();
    for (int before = 0; before < go.entry(); before++) {
      settle(before);
    }
    open.clear();
    skipped.removeIf(before -> before >= go.entry()); // they are tried again
    entry = go.entry();
    sentTo = start[entry] + go.offset();
    gotTo = sentTo;
    window.restart();
    if (go.offset() > 0) {
      openFile(go.offset());
    }
    pump();
  }

  /// The receiver has all up to here.
  void got(FilesMessage.Got got) {
    if (!isRunning()) {
      return;
    }
    if (!isPlace(got.entry(), got.offset()) || start[got.entry()] + got.offset() > sentTo) {
      broken(got.toString());
      return;
    }
    gotTo = Math.max(gotTo, start[got.entry()] + got.offset());
    window.got(gotTo);
    pump();
  }

  /// The receiver keeps a file that was sent to its end.
  void kept(FilesMessage.Kept message) {
    if (isRunning() && open.containsKey(message.entry())) {
      settle(message.entry());
      gotTo = Math.max(gotTo, start[message.entry() + 1]);
      window.got(gotTo);
      pump();
    }
  }

  /// The receiver does not want the rest of a file.
  void skipped(int which) {
    boolean known = open.remove(which) != null || which == entry && entry < sources.size();
    if (!isRunning() || !known) {
      return;
    }
    skipped.add(which);
    gotTo = Math.max(gotTo, start[which + 1]);
    if (which == entry) {
      nextEntry();
    }
    pump();
  }

  private void settle(int which) {
    String sha256 = open.remove(which);
    if (sha256 != null) {
      kept++;
      journal.kept(sources.get(which), sha256);
    }
  }

  private boolean isPlace(int which, long offset) {
    if (which < 0 || which > sources.size() || offset < 0) {
      return false;
    }
    return which == sources.size() ? offset == 0 : offset <= sources.get(which).entry().bytes();
  }

  /// Sends as much as may be under way.
  private void pump() {
    while (isRunning() && entry < sources.size() && open.size() < MOST_OPEN) {
      if (sources.get(entry).entry().folder()) {
        nextEntry();
      } else if (file == null) {
        openFile(0);
      } else if (file.isAtEnd()) {
        finishFile(file);
      } else if (sentTo - gotTo < window.size()) {
        sendPiece(file);
      } else {
        return;
      }
    }
  }

  private void openFile(long offset) {
    try {
      file = Outgoing.open(sources.get(entry), offset);
    } catch (IOException e) {
      skip(e);
    }
  }

  private void sendPiece(Outgoing from) {
    try {
      long offset = from.position();
      ByteBuffer bytes = from.read(window.piece());
      int length = bytes.remaining();
      way.send(new Piece(number, entry, offset, bytes).write());
      sentTo += length;
      window.sent(sentTo);
    } catch (IOException e) {
      skip(e);
    }
  }

  private void finishFile(Outgoing from) {
    try {
      String sha256 = from.finish();
      open.put(entry, sha256);
      way.say(new FilesMessage.Sent(number, entry, sha256));
      nextEntry();
    } catch (IOException e) {
      skip(e);
    }
  }

  private void skip(IOException why) {
    LOG.log(System.Logger.Level.INFO, () -> "entry " + entry + " of " + number + ": " + why);
    boolean changed = why instanceof Outgoing.ChangedException;
    SkipReason reason = changed ? SkipReason.CHANGED : SkipReason.UNREADABLE;
    skipped.add(entry);
    way.say(new FilesMessage.Skipped(number, entry, reason));
    nextEntry();
  }

  private void nextEntry() {
    closeFile();
    entry++;
    sentTo = start[entry];
  }

  private void broken(String what) {
    LOG.log(System.Logger.Level.WARNING, () -> "transfer " + number + ": " + what);
    over(TransferEnd.BROKEN);
  }

  /// Ends it; told to the receiver.
  void over(TransferEnd why) {
    if (end == null) {
      forget(why);
      way.say(new FilesMessage.Over(number, why));
    }
  }

  /// The receiver says that it is over.
  void forget(TransferEnd why) {
    if (end != null) {
      return;
    }
    end = why;
    if (why == TransferEnd.DONE) {
      gotTo = bytes();
    }
    closeFile();
  }

  private void closeFile() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "not closed", e);
    }
    file = null;
  }
}
