package de.beistand.agent.window;

import de.beistand.protocol.channel.TransferEnd;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the customer sees and does about files. Methods may be called from any thread and return at
/// once.
public interface FileDesk {

  /// What the customer does; on the window's thread, must return at once.
  interface Listener {
    /// He wants to send these, unasked.
    void offered(List<Path> chosen);

    /// He breaks a transfer off, or takes one that is over off the list.
    void dismissed(int transfer);
  }

  /// A transfer as the customer sees it.
  ///
  /// @param title name of the file, or how many: hostile text
  /// @param done bytes, of `bytes`
  /// @param perSecond bytes, 0 if unknown
  /// @param state what it does
  /// @param place what came, or where it lies; null if nothing came
  record Row(
      int transfer,
      boolean incoming,
      String title,
      long done,
      long bytes,
      long perSecond,
      State state,
      @Nullable Path place) {}

  /// What a transfer does.
  sealed interface State {
    /// The other side has to agree or to choose a place.
    record Waiting() implements State {}

    record Running() implements State {}

    /// No way to the other side at the moment.
    record Interrupted() implements State {}

    /// @param kept files that arrived
    /// @param skipped files that did not
    record Over(TransferEnd end, int kept, int skipped) implements State {}
  }

  /// What would be sent, for the customer's last word.
  ///
  /// @param names of files with their lengths, in order
  /// @param bytes of all together
  /// @param leftOut links and unreadable files among what was chosen
  record Listing(List<Item> names, long bytes, int leftOut) {
    /// @param path relative to what was chosen
    public record Item(String path, long bytes) {}

    public Listing {
      names = List.copyOf(names);
    }
  }

  /// Where the customer's doings go; before everything else.
  void listen(Listener listener);

  /// The transfers as they are now.
  void show(List<Row> rows);

  /// Lets the customer choose files and folders.
  ///
  /// @param words what the technician wants them for: hostile text
  /// @param chosen called once on the window's thread; empty if he wants nothing
  void choose(String words, Consumer<List<Path>> chosen);

  /// Shows what would leave the computer.
  ///
  /// @param answer called once on the window's thread
  void confirm(Listing listing, Consumer<Boolean> answer);

  /// More was chosen than can be sent at once, or nothing that can be sent.
  void complain(boolean tooMany);

  /// Closes what [#choose] and [#confirm] opened, answered with no.
  void close();
}
