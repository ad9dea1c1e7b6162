package de.beistand.agent.files;

import de.beistand.agent.service.Message;
import de.beistand.agent.service.Page;
import de.beistand.agent.service.Service;
import de.beistand.agent.session.Wish;
import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import de.beistand.agent.window.FileDesk;
import de.beistand.protocol.Codec;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.channel.FilesMessage;
import de.beistand.protocol.channel.TransferEnd;
import de.beistand.protocol.channel.TransferStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Files and folders both ways: what comes is asked for or allowed for the session, what leaves the
/// customer chooses and confirms himself.
public final class FilesService implements Service {
  /// Transfers that are not over.
  private static final int MOST_AT_ONCE = 16;

  private static final int LONGEST_WORDS = 200;

  private static final System.Logger LOG = System.getLogger("beistand.files");

  private final Codec<FilesMessage> codec = Codec.tolerant(FilesMessage.class);
  private final Path folder;
  private final Texts texts;
  private final FileDesk desk;
  private final Overview overview;
  private final Map<Integer, Transfer> transfers = new LinkedHashMap<>();
  private final Map<Integer, TransferEnd> ended = new HashMap<>();
  private Executor thread = Runnable::run;
  private Set<Grant> inForce = Set.of();
  private @Nullable Page page;
  private boolean pageIsNew;
  private int lastOwn;

  /// @param folder where files from the technician come to lie
  public FilesService(Path folder, Texts texts, FileDesk desk) {
    this.folder = folder;
    this.texts = texts;
    this.desk = desk;
    overview = new Overview(texts, desk);
    desk.listen(new Customer());
  }

  /// In the folder of this customer's desktop for downloads.
  public static FilesService into(
      Path userHome, Map<String, String> environment, Texts texts, FileDesk desk) {
    return new FilesService(DownloadsFolder.of(userHome, environment), texts, desk);
  }

  @Override
  public String label() {
    return "files";
  }

  @Override
  public void started(Executor ownThread) {
    thread = ownThread;
  }

  @Override
  public void opened(Page opened) {
    page = opened;
    pageIsNew = true; // it says first what it holds
  }

  @Override
  public void closed() {
    page = null;
    show(true);
  }

  @Override
  public void received(Message message) {
    switch (message) {
      case Message.Bytes(byte[] bytes) ->
          Piece.read(bytes)
              .ifPresent(
                  piece -> {
                    if (transfers.get(piece.transfer()) instanceof Transfer.In in) {
                      in.receiving.piece(piece);
                      settled(piece.transfer());
                    }
                  });
      case Message.Text(String text) -> {
        try {
          heard(codec.decode(text));
        } catch (ProtocolException e) {
          LOG.log(System.Logger.Level.WARNING, "not understood", e);
        }
      }
    }
  }

  private void heard(FilesMessage message) {
    switch (message) {
      case FilesMessage.Holding(List<Integer> held) -> holding(held);
      case FilesMessage.Request request -> requested(request);
      case FilesMessage.Offer offer -> offered(offer);
      case FilesMessage.Entries(int transfer, var entries) -> {
        if (transfers.get(transfer) instanceof Transfer.In in) {
          in.receiving.list(entries);
          ask(in);
        }
        settled(transfer);
      }
      case FilesMessage.Sent sent -> {
        if (transfers.get(sent.transfer()) instanceof Transfer.In in) {
          in.receiving.sent(sent);
        }
        settled(sent.transfer());
      }
      case FilesMessage.Skipped skipped -> {
        switch (transfers.get(skipped.transfer())) {
          case Transfer.In in -> in.receiving.skipped(skipped.entry());
          case Transfer.Out out -> out.sending.skipped(skipped.entry());
          case null, default -> {}
        }
        settled(skipped.transfer());
      }
      case FilesMessage.Go go -> {
        if (transfers.get(go.transfer()) instanceof Transfer.Out out) {
          out.sending.go(go);
        }
        settled(go.transfer());
      }
      case FilesMessage.Got got -> {
        if (transfers.get(got.transfer()) instanceof Transfer.Out out) {
          out.sending.got(got);
        }
        settled(got.transfer());
      }
      case FilesMessage.Kept kept -> {
        if (transfers.get(kept.transfer()) instanceof Transfer.Out out) {
          out.sending.kept(kept);
        }
        settled(kept.transfer());
      }
      case FilesMessage.Over(int transfer, TransferEnd end) -> pageEnded(transfer, end);
      case FilesMessage.Waits waits -> LOG.log(System.Logger.Level.DEBUG, () -> "odd: " + waits);
    }
  }

  /// A page begins: what it does not know any more is lost, the rest goes on.
  private void holding(List<Integer> held) {
    if (!pageIsNew) {
      return;
    }
    pageIsNew = false;
    for (int transfer : List.copyOf(transfers.keySet())) {
      if (!held.contains(transfer)) {
        end(transfer, TransferEnd.LOST);
      }
    }
    for (int transfer : held) {
      if (transfers.get(transfer) instanceof Transfer.In in) {
        in.receiving.resume();
      } else if (!transfers.containsKey(transfer)) {
        say(new FilesMessage.Over(transfer, ended.getOrDefault(transfer, TransferEnd.LOST)));
      }
    }
    show(true);
  }

  private void offered(FilesMessage.Offer offer) {
    int transfer = offer.transfer();
    if (isTaken(transfer)) {
      return;
    }
    var receiving =
        new Receiving(
            offer,
            this::say,
            (file, sha256, bytes) ->
                happened(EventKind.FILE_RECEIVED, sha256, bytes, file.getFileName().toString()));
    transfers.put(transfer, new Transfer.In(receiving));
    settled(transfer);
  }

  /// Asks the customer once the list is complete.
  private void ask(Transfer.In in) {
    Page asking = page;
    if (in.receiving.stage() == Receiving.Stage.READY && in.wish == null && asking != null) {
      in.wish = asking.wish(Grant.FILES_IN, overview.question(in.receiving, folder));
      say(new FilesMessage.Waits(in.receiving.offer().transfer(), TransferStep.ASKED));
    }
  }

  private void requested(FilesMessage.Request request) {
    Page asking = page;
    if (isTaken(request.transfer()) || asking == null) {
      return;
    }
    String words = PlainText.line(request.words(), LONGEST_WORDS);
    var asked = new Transfer.Asked(words);
    transfers.put(request.transfer(), asked);
    List<String> details = words.isEmpty() ? List.of() : List.of(texts.get("files.words", words));
    asked.wish = asking.wish(Grant.FILES_OUT, details);
    say(new FilesMessage.Waits(request.transfer(), TransferStep.ASKED));
  }

  /// A number that was used, or one too many.
  private boolean isTaken(int transfer) {
    if (transfers.containsKey(transfer) || ended.containsKey(transfer)) {
      return true;
    }
    if (transfer % 2 == 0 || transfers.size() >= MOST_AT_ONCE) {
      say(new FilesMessage.Over(transfer, TransferEnd.TOO_MUCH));
      return true;
    }
    return false;
  }

  @Override
  public void decided(Wish wish, boolean allowed) {
    for (int transfer : List.copyOf(transfers.keySet())) {
      switch (transfers.get(transfer)) {
        case Transfer.In in when in.wish == wish -> {
          if (allowed) {
            in.receiving.begin(folder);
          } else {
            in.receiving.over(TransferEnd.REFUSED);
          }
          settled(transfer);
        }
        case Transfer.Asked asked when asked.wish == wish -> {
          if (allowed) {
            letChoose(transfer, asked.words);
          } else {
            end(transfer, TransferEnd.REFUSED);
          }
        }
        case null, default -> {}
      }
    }
  }

  private void letChoose(int transfer, String words) {
    say(new FilesMessage.Waits(transfer, TransferStep.CHOOSING));
    desk.choose(words, chosen -> thread.execute(() -> chosen(transfer, chosen)));
  }

  /// The customer chose; he sees the whole list before anything is said about it.
  private void chosen(int transfer, List<Path> chosen) {
    boolean asked = transfers.get(transfer) instanceof Transfer.Asked;
    if (!asked && transfer % 2 != 0) {
      return; // taken back meanwhile
    }
    Selection selection = Selection.of(chosen);
    if (!chosen.isEmpty() && (selection.tooMany() || selection.sources().isEmpty())) {
      desk.complain(selection.tooMany());
    }
    if (selection.tooMany() || selection.sources().isEmpty()) {
      end(transfer, TransferEnd.REFUSED);
      return;
    }
    desk.confirm(
        Overview.listing(selection),
        yes -> thread.execute(() -> confirmed(transfer, selection, yes)));
  }

  private void confirmed(int transfer, Selection selection, boolean yes) {
    boolean asked = transfers.get(transfer) instanceof Transfer.Asked;
    if (!asked && transfer % 2 != 0) {
      return;
    }
    if (!yes || page == null) {
      end(transfer, TransferEnd.REFUSED);
      return;
    }
    var sending =
        new Sending(
            transfer,
            selection.sources(),
            new ToPage(),
            this::sent,
            new FlightWindow(FlightWindow.FIRST, System::nanoTime));
    transfers.put(transfer, new Transfer.Out(sending));
    sending.offer();
    show(true);
  }

  private void sent(Source source, String sha256) {
    String name = source.path().getFileName().toString();
    happened(EventKind.FILE_SENT, sha256, source.entry().bytes(), name);
  }

  private void happened(EventKind kind, String sha256, long bytes, String name) {
    if (page != null) {
      page.happened(kind, sha256 + " " + bytes, name);
    }
  }

  @Override
  public void granted(Set<Grant> now) {
    boolean taken = inForce.contains(Grant.FILES_IN) && !now.contains(Grant.FILES_IN);
    inForce = Set.copyOf(now);
    if (taken) {
      for (int transfer : List.copyOf(transfers.keySet())) {
        if (transfers.get(transfer) instanceof Transfer.In) {
          end(transfer, TransferEnd.CANCELLED);
        }
      }
    }
  }

  @Override
  public void over() {
    List.copyOf(transfers.keySet()).forEach(transfer -> end(transfer, TransferEnd.CANCELLED));
    ended.clear();
    desk.close();
    overview.clear();
    page = null;
    inForce = Set.of();
  }

  /// The page says that it is over.
  private void pageEnded(int transfer, TransferEnd why) {
    switch (transfers.get(transfer)) {
      case Transfer.In in ->
          in.receiving.forget(why == TransferEnd.DONE ? TransferEnd.BROKEN : why);
      case Transfer.Out out -> out.sending.forget(why);
      case Transfer.Asked asked -> {
        takeBack(asked.wish);
        desk.close();
        transfers.remove(transfer);
        ended.put(transfer, why);
      }
      case null -> {}
    }
    settled(transfer);
  }

  /// Ends a transfer from here.
  private void end(int transfer, TransferEnd why) {
    switch (transfers.get(transfer)) {
      case Transfer.In in -> in.receiving.over(why);
      case Transfer.Out out -> out.sending.over(why);
      case Transfer.Asked asked -> {
        takeBack(asked.wish);
        desk.close();
        transfers.remove(transfer);
        ended.put(transfer, why);
        say(new FilesMessage.Over(transfer, why));
      }
      case null -> {}
    }
    settled(transfer);
  }

  private void takeBack(@Nullable Wish wish) {
    if (wish != null && page != null) {
      page.takeBack(wish);
    }
  }

  /// Shows how far a transfer is, and forgets it when it is over.
  private void settled(int transfer) {
    TransferEnd end =
        switch (transfers.get(transfer)) {
          case Transfer.In in -> in.receiving.end();
          case Transfer.Out out -> out.sending.end();
          case Transfer.Asked _ -> null;
          case null -> null;
        };
    if (end == null) {
      show(false);
      return;
    }
    Transfer over = transfers.get(transfer);
    if (over instanceof Transfer.In in) {
      takeBack(in.wish);
    }
    overview.over(transfer, over);
    transfers.remove(transfer);
    ended.put(transfer, end);
    show(true);
  }

  private void show(boolean atOnce) {
    overview.show(transfers, page != null, atOnce);
  }

  private void say(FilesMessage message) {
    if (page != null) {
      page.send(codec.encode(message));
    }
  }

  private final class ToPage implements Sending.Way {
    @Override
    public void say(FilesMessage message) {
      FilesService.this.say(message);
    }

    @Override
    public void send(byte[] piece) {
      if (page != null) {
        page.send(piece);
      }
    }
  }

  private final class Customer implements FileDesk.Listener {
    @Override
    public void offered(List<Path> chosen) {
      List<Path> paths = new ArrayList<>(chosen);
      thread.execute(
          () -> {
            lastOwn += 2;
            FilesService.this.chosen(lastOwn, paths);
          });
    }

    @Override
    public void dismissed(int transfer) {
      thread.execute(
          () -> {
            if (transfers.containsKey(transfer)) {
              end(transfer, TransferEnd.CANCELLED);
            } else {
              overview.dismiss(transfer);
              show(true);
            }
          });
    }
  }
}
