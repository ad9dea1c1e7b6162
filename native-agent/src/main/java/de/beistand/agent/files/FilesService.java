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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Files and folders both ways: what comes is asked for or allowed for the session, what leaves the
/// customer chooses and confirms himself.
public final class FilesService implements Service {
  private static final int LONGEST_WORDS = 200;

  private static final System.Logger LOG = System.getLogger("beistand.files");

  private final Codec<FilesMessage> codec = Codec.tolerant(FilesMessage.class);
  private final Path folder;
  private final Texts texts;
  private final FileDesk desk;
  private final Overview overview;
  private final Transfers transfers = new Transfers();
  private final ToPage page = new ToPage(codec);
  private Executor thread = Runnable::run;
  private Set<Grant> inForce = Set.of();
  private boolean pageIsNew;
  private int atDesk; // the transfer that the customer chooses for; 0 = none

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
    page.opened(opened);
    pageIsNew = true; // it says first what it holds
  }

  @Override
  public void closed() {
    page.closed();
    show(true);
  }

  @Override
  public void received(Message message) {
    switch (message) {
      case Message.Bytes(byte[] bytes) ->
          Piece.read(bytes).ifPresent(piece -> incoming(piece.transfer(), it -> it.piece(piece)));
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
        incoming(transfer, it -> it.list(entries));
        ask(transfer);
      }
      case FilesMessage.Sent sent -> incoming(sent.transfer(), it -> it.sent(sent));
      case FilesMessage.Skipped(int transfer, int entry, var _) -> {
        incoming(transfer, it -> it.skipped(entry));
        outgoing(transfer, it -> it.skipped(entry));
      }
      case FilesMessage.Go go -> outgoing(go.transfer(), it -> it.go(go));
      case FilesMessage.Got got -> outgoing(got.transfer(), it -> it.got(got));
      case FilesMessage.Kept kept -> outgoing(kept.transfer(), it -> it.kept(kept));
      case FilesMessage.Over(int transfer, TransferEnd end) -> pageEnded(transfer, end);
      case FilesMessage.Waits waits -> LOG.log(System.Logger.Level.DEBUG, () -> "odd: " + waits);
    }
  }

  private void incoming(int transfer, Consumer<Receiving> step) {
    if (transfers.get(transfer) instanceof Transfer.In in) {
      step.accept(in.receiving);
      settled(transfer);
    }
  }

  private void outgoing(int transfer, Consumer<Sending> step) {
    if (transfers.get(transfer) instanceof Transfer.Out out) {
      step.accept(out.sending);
      settled(transfer);
    }
  }

  /// A page begins: what it does not know any more is lost, the rest goes on.
  private void holding(List<Integer> held) {
    if (!pageIsNew) {
      return;
    }
    pageIsNew = false;
    for (int transfer : transfers.numbers()) {
      if (!held.contains(transfer)) {
        end(transfer, TransferEnd.LOST);
      }
    }
    for (int transfer : held) {
      if (transfers.get(transfer) instanceof Transfer.In in) {
        in.receiving.resume();
      } else if (transfers.get(transfer) == null) {
        page.say(new FilesMessage.Over(transfer, transfers.endOf(transfer)));
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
            page::say,
            (file, sha256, bytes) ->
                page.happened(
                    EventKind.FILE_RECEIVED, sha256, bytes, file.getFileName().toString()));
    transfers.put(transfer, new Transfer.In(receiving));
    settled(transfer);
  }

  /// Asks the customer once the list is complete.
  private void ask(int transfer) {
    if (transfers.get(transfer) instanceof Transfer.In in
        && in.receiving.stage() == Receiving.Stage.READY
        && in.wish == null) {
      in.wish = page.wish(Grant.FILES_IN, overview.question(in.receiving, folder));
      page.say(new FilesMessage.Waits(transfer, TransferStep.ASKED));
    }
  }

  private void requested(FilesMessage.Request request) {
    int transfer = request.transfer();
    if (isTaken(transfer) || !page.isOpen()) {
      return;
    }
    String words = PlainText.line(request.words(), LONGEST_WORDS);
    var asked = new Transfer.Asked(transfer, words, page::say);
    transfers.put(transfer, asked);
    List<String> details = words.isEmpty() ? List.of() : List.of(texts.get("files.words", words));
    asked.wish = page.wish(Grant.FILES_OUT, details);
    page.say(new FilesMessage.Waits(transfer, TransferStep.ASKED));
  }

  /// A number that was used, or one too many.
  private boolean isTaken(int transfer) {
    if (transfers.isUsed(transfer)) {
      return true;
    }
    if (!transfers.mayBegin(transfer)) {
      page.say(new FilesMessage.Over(transfer, TransferEnd.TOO_MUCH));
      return true;
    }
    return false;
  }

  @Override
  public void decided(Wish wish, boolean allowed) {
    for (int transfer : transfers.numbers()) {
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
    page.say(new FilesMessage.Waits(transfer, TransferStep.CHOOSING));
    atDesk = transfer;
    desk.choose(words, chosen -> thread.execute(() -> chosen(transfer, chosen)));
  }

  /// The customer chose; he sees the whole list before anything is said about it.
  private void chosen(int transfer, List<Path> chosen) {
    if (isTakenBack(transfer)) {
      return;
    }
    Selection selection = Selection.of(chosen);
    if (!chosen.isEmpty() && (selection.tooMany() || selection.sources().isEmpty())) {
      desk.complain(selection.tooMany());
    }
    if (selection.tooMany() || selection.sources().isEmpty()) {
      end(transfer, TransferEnd.REFUSED);
      return;
    }
    atDesk = transfer;
    desk.confirm(
        Overview.listing(selection),
        yes -> thread.execute(() -> confirmed(transfer, selection, yes)));
  }

  private void confirmed(int transfer, Selection selection, boolean yes) {
    if (isTakenBack(transfer)) {
      return;
    }
    if (!yes || !page.isOpen()) {
      end(transfer, TransferEnd.REFUSED);
      return;
    }
    var sending =
        new Sending(
            transfer,
            selection.sources(),
            page,
            this::sent,
            new FlightWindow(FlightWindow.FIRST, System::nanoTime));
    transfers.put(transfer, new Transfer.Out(sending));
    sending.offer();
    show(true);
  }

  /// The technician does not want any more what he asked for; what is unasked nobody takes back.
  private boolean isTakenBack(int transfer) {
    return !Transfers.isOwn(transfer) && !(transfers.get(transfer) instanceof Transfer.Asked);
  }

  private void sent(Source source, String sha256) {
    String name = source.path().getFileName().toString();
    page.happened(EventKind.FILE_SENT, sha256, source.entry().bytes(), name);
  }

  @Override
  public void granted(Set<Grant> now) {
    boolean taken = inForce.contains(Grant.FILES_IN) && !now.contains(Grant.FILES_IN);
    inForce = Set.copyOf(now);
    if (taken) {
      for (int transfer : transfers.numbers()) {
        if (transfers.get(transfer) instanceof Transfer.In) {
          end(transfer, TransferEnd.CANCELLED);
        }
      }
    }
  }

  @Override
  public void over() {
    transfers.numbers().forEach(transfer -> end(transfer, TransferEnd.CANCELLED));
    transfers.forgetEnded();
    desk.close();
    overview.clear();
    page.closed();
    inForce = Set.of();
  }

  /// The page says that it is over.
  private void pageEnded(int transfer, TransferEnd why) {
    Transfer it = transfers.get(transfer);
    if (it != null) {
      it.forget(why);
    }
    settled(transfer);
  }

  /// Ends a transfer from here.
  private void end(int transfer, TransferEnd why) {
    Transfer it = transfers.get(transfer);
    if (it != null) {
      it.over(why);
    }
    settled(transfer);
  }

  /// Shows how far a transfer is, and forgets it when it is over.
  private void settled(int transfer) {
    Transfer it = transfers.get(transfer);
    TransferEnd end = it == null ? null : it.end();
    if (it == null || end == null) {
      show(false);
      return;
    }
    page.takeBack(it.wish());
    if (it instanceof Transfer.Asked && transfer == atDesk) {
      desk.close();
      atDesk = 0;
    }
    overview.over(transfer, it);
    transfers.ended(transfer, end);
    show(true);
  }

  private void show(boolean atOnce) {
    overview.show(transfers.underWay(), page.isOpen(), atOnce);
  }

  private final class Customer implements FileDesk.Listener {
    @Override
    public void offered(List<Path> chosen) {
      List<Path> paths = new ArrayList<>(chosen);
      thread.execute(() -> FilesService.this.chosen(transfers.ownNumber(), paths));
    }

    @Override
    public void dismissed(int transfer) {
      thread.execute(
          () -> {
            if (transfers.get(transfer) != null) {
              end(transfer, TransferEnd.CANCELLED);
            } else {
              overview.dismiss(transfer);
              show(true);
            }
          });
    }
  }
}
