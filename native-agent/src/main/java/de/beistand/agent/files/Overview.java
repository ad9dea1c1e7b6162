package de.beistand.agent.files;

import de.beistand.agent.text.Sizes;
import de.beistand.agent.text.Texts;
import de.beistand.agent.window.FileDesk;
import de.beistand.agent.window.FileDesk.Row;
import de.beistand.agent.window.FileDesk.State;
import de.beistand.protocol.channel.FileEntry;
import de.beistand.protocol.channel.TransferEnd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the customer is told of the transfers: the question before, the rows while and after.
final class Overview {
  private static final long EVERY_NANOS = 200_000_000L;
  private static final int MOST_OVER = 4;
  private static final int MOST_NAMES = 5;

  private final Texts texts;
  private final FileDesk desk;
  private final Map<Integer, Row> over = new LinkedHashMap<>();
  private long shownAt = System.nanoTime() - EVERY_NANOS;

  Overview(Texts texts, FileDesk desk) {
    this.texts = texts;
    this.desk = desk;
  }

  /// The lines of the question: how much, where to, and what.
  List<String> question(Receiving incoming, Path folder) {
    List<FileEntry> files = incoming.entries().stream().filter(entry -> !entry.folder()).toList();
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("files.total", count(files.size()), size(incoming.offer().bytes())));
    lines.add(texts.get("files.place", folder.getFileName()));
    for (FileEntry file : files.subList(0, Math.min(files.size(), MOST_NAMES))) {
      String name = String.join("/", SafeName.path(file.path()));
      lines.add(texts.get("files.item", name, size(file.bytes())));
    }
    if (files.size() > MOST_NAMES) {
      lines.add(texts.get("question.more", files.size() - MOST_NAMES));
    }
    return lines;
  }

  static FileDesk.Listing listing(Selection selection) {
    return new FileDesk.Listing(
        selection.sources().stream()
            .map(Source::entry)
            .map(
                entry ->
                    new FileDesk.Listing.Item(
                        entry.folder() ? entry.path() + "/" : entry.path(), entry.bytes()))
            .toList(),
        selection.bytes(),
        selection.leftOut());
  }

  /// A transfer is over; its row stays until the customer takes it away or newer ones come.
  void over(int number, @Nullable Transfer transfer) {
    Row row = transfer == null ? null : row(number, transfer, true);
    if (row != null && row.state() instanceof State.Over end && isWorthTelling(end.end())) {
      over.put(number, row);
      if (over.size() > MOST_OVER) {
        over.remove(over.keySet().iterator().next());
      }
    }
  }

  /// The customer knows that he refused.
  private static boolean isWorthTelling(TransferEnd end) {
    return end != TransferEnd.REFUSED;
  }

  void dismiss(int number) {
    over.remove(number);
  }

  void clear() {
    over.clear();
    desk.show(List.of());
  }

  /// @param atOnce something began or ended; else a few times a second are enough
  void show(Map<Integer, Transfer> transfers, boolean connected, boolean atOnce) {
    long now = System.nanoTime();
    if (!atOnce && now - shownAt < EVERY_NANOS) {
      return;
    }
    shownAt = now;
    List<Row> rows = new ArrayList<>();
    transfers.forEach(
        (number, transfer) -> {
          Row row = row(number, transfer, connected);
          if (row != null) {
            rows.add(row);
          }
        });
    rows.addAll(over.values());
    desk.show(rows);
  }

  /// Null for what the customer has no row of: a question stands there, or a chooser.
  private @Nullable Row row(int number, Transfer transfer, boolean connected) {
    return switch (transfer) {
      case Transfer.Asked _ -> null;
      case Transfer.In in -> {
        Receiving it = in.receiving;
        boolean running = it.stage() == Receiving.Stage.RUNNING;
        TransferEnd end = it.end();
        if (!running && end == null) {
          yield null;
        }
        measure(in.pace, it.done(), running && connected);
        State state = state(running, connected, end, it.kept(), it.skipped());
        long bytes = it.offer().bytes();
        Path place = it.place().orElse(null);
        yield new Row(
            number, true, title(it.entries()), it.done(), bytes, in.pace.perSecond(), state, place);
      }
      case Transfer.Out out -> {
        Sending it = out.sending;
        measure(out.pace, it.done(), it.isRunning() && connected);
        State state = state(it.isRunning(), connected, it.end(), it.kept(), it.skipped());
        List<FileEntry> entries = it.sources().stream().map(Source::entry).toList();
        long perSecond = out.pace.perSecond();
        yield new Row(number, false, title(entries), it.done(), it.bytes(), perSecond, state, null);
      }
    };
  }

  private static void measure(Pace pace, long done, boolean moves) {
    if (moves) {
      pace.mark(System.nanoTime(), done);
    } else {
      pace.forget();
    }
  }

  private static State state(
      boolean running, boolean connected, @Nullable TransferEnd end, int kept, int skipped) {
    if (end != null) {
      return new State.Over(end, kept, skipped);
    }
    if (!connected) {
      return new State.Interrupted();
    }
    return running ? new State.Running() : new State.Waiting();
  }

  /// The only name, or how many.
  private String title(List<FileEntry> entries) {
    List<String> tops =
        entries.stream()
            .map(entry -> SafeName.path(entry.path()))
            .filter(path -> !path.isEmpty())
            .map(List::getFirst)
            .distinct()
            .limit(2)
            .toList();
    return tops.size() == 1 ? Objects.requireNonNull(tops.getFirst()) : count(entries.size());
  }

  private String count(int files) {
    return files == 1 ? texts.get("files.one") : texts.get("files.many", files);
  }

  private String size(long bytes) {
    return Sizes.words(bytes, texts);
  }
}
