package de.beistand.agent.clipboard;

import de.beistand.agent.service.Message;
import de.beistand.agent.service.Page;
import de.beistand.agent.service.Service;
import de.beistand.agent.session.Wish;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.Codec;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.channel.ClipboardToAgent;
import de.beistand.protocol.channel.ClipboardToTechnician;
import de.beistand.protocol.channel.ClipboardToTechnician.Outcome;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What was copied on one computer is pasted on the other: with the customer's leave for each piece
/// or for the session, into the customer's clipboard or out of it.
///
/// The customer's clipboard is looked into only when the technician asks for it, and what the
/// question shows is what goes: later changes of the clipboard do not count.
public final class ClipboardSharing implements Service, AutoCloseable {
  private static final System.Logger LOG = System.getLogger("beistand.clipboard");

  private final Codec<ClipboardToAgent> in = Codec.tolerant(ClipboardToAgent.class);
  private final Codec<ClipboardToTechnician> out = Codec.tolerant(ClipboardToTechnician.class);
  private final ClipboardPort clipboard;
  private final CopiedWords words;
  private final Texts texts;
  private final Consumer<String> notice;
  private Executor ownThread = Runnable::run;
  private Set<Grant> inForce = Set.of();
  private boolean paused;
  private @Nullable Page page;
  private @Nullable Incoming incoming;
  private @Nullable Asked asked;
  private @Nullable Wish allowedMeanwhile;
  private @Nullable Sending sending;

  /// Waits for the customer.
  private record Asked(int id, Copied copied, Wish wish) {}

  /// @param notice tells the customer what was just carried out; any thread
  public ClipboardSharing(ClipboardPort clipboard, Texts texts, Consumer<String> notice) {
    this.clipboard = clipboard;
    this.texts = texts;
    this.notice = notice;
    words = new CopiedWords(texts);
  }

  @Override
  public String label() {
    return "clipboard";
  }

  @Override
  public void started(Executor ownThread) {
    this.ownThread = ownThread;
  }

  /// The customer takes a private moment: the clipboard is not looked into, nothing more leaves,
  /// and a yes that the server records meanwhile waits. Any thread.
  public void paused(boolean now) {
    ownThread.execute(() -> pausedNow(now));
  }

  private void pausedNow(boolean now) {
    paused = now;
    Wish waited = allowedMeanwhile;
    if (now) {
      stopSending();
    } else if (waited != null) {
      allowedMeanwhile = null;
      decided(waited, true);
    }
  }

  @Override
  public void opened(Page page) {
    this.page = page;
  }

  @Override
  public void received(Message message) {
    switch (message) {
      case Message.Text(String text) -> {
        try {
          carryOut(in.decode(text));
        } catch (ProtocolException e) {
          LOG.log(System.Logger.Level.WARNING, "not understood: {0}", e.getMessage());
        }
      }
      case Message.Bytes(byte[] bytes) -> take(bytes);
    }
  }

  private void carryOut(ClipboardToAgent message) {
    switch (message) {
      case ClipboardToAgent.Put put -> {
        endTheOneBefore();
        switch (Incoming.of(put)) {
          case Incoming.Begun.Yes(Incoming begun) -> incoming = begun;
          case Incoming.Begun.No(Outcome outcome) -> result(put.id(), outcome);
        }
      }
      case ClipboardToAgent.Fetch(int id, boolean afterCopy) -> {
        endTheOneBefore();
        look(id, afterCopy);
      }
      case ClipboardToAgent.Cancel _ -> endTheOneBefore();
    }
  }

  private void take(byte[] bytes) {
    Incoming current = incoming;
    if (current == null) {
      return; // of an exchange that is over
    }
    switch (current.take(bytes)) {
      case Incoming.Progress.More _ -> {}
      case Incoming.Progress.Broken _ -> {
        incoming = null;
        result(current.id(), Outcome.UNREADABLE);
      }
      case Incoming.Progress.Complete(var forms) -> {
        incoming = null;
        ask(current.id(), Grant.CLIPBOARD_IN, Checks.check(forms));
      }
    }
  }

  private void look(int id, boolean afterCopy) {
    if (paused) {
      result(id, Outcome.REFUSED);
      return;
    }
    if (afterCopy && !clipboard.awaitCopy()) {
      result(id, Outcome.UNCHANGED);
      return;
    }
    switch (clipboard.look()) {
      case ClipboardPort.Look.Found(var forms) -> ask(id, Grant.CLIPBOARD_OUT, Checks.check(forms));
      case ClipboardPort.Look.TooLarge _ -> result(id, Outcome.TOO_LARGE);
      case ClipboardPort.Look.NoAnswer _ -> result(id, Outcome.NO_ANSWER);
    }
  }

  private void ask(int id, Grant grant, Checks.Checked checked) {
    switch (checked) {
      case Checks.Checked.TooLarge _ -> result(id, Outcome.TOO_LARGE);
      case Checks.Checked.Unreadable _ -> result(id, Outcome.UNREADABLE);
      case Checks.Checked.Good(Copied copied) when copied.isEmpty() -> result(id, Outcome.EMPTY);
      case Checks.Checked.Good(Copied copied) -> {
        if (page != null) {
          asked = new Asked(id, copied, page.wish(grant, words.details(copied)));
        }
      }
    }
  }

  @Override
  public void decided(Wish wish, boolean allowed) {
    Asked question = asked;
    if (question == null || question.wish.id() != wish.id()) {
      return;
    }
    if (allowed && paused) {
      allowedMeanwhile = wish;
      return;
    }
    asked = null;
    if (!allowed) {
      result(question.id, Outcome.REFUSED);
    } else if (wish.grant() == Grant.CLIPBOARD_IN) {
      put(question);
    } else {
      send(question);
    }
  }

  private void put(Asked allowed) {
    if (!clipboard.put(allowed.copied)) {
      result(allowed.id, Outcome.NO_ANSWER);
      return;
    }
    happened(EventKind.CLIPBOARD_RECEIVED, "copied.received", allowed.copied);
    result(allowed.id, Outcome.DONE);
  }

  private void send(Asked allowed) {
    if (page == null) {
      return;
    }
    happened(EventKind.CLIPBOARD_SENT, "copied.sent", allowed.copied);
    tell(new ClipboardToTechnician.Content(allowed.id, allowed.copied.parts()));
    sending = new Sending(allowed.id, allowed.copied, page);
  }

  private void happened(EventKind kind, String key, Copied copied) {
    if (page != null) {
      Page here = page;
      copied
          .parts()
          .forEach(
              part -> {
                String form = part.kind().name().toLowerCase(Locale.ROOT);
                here.happened(kind, form + " " + part.length(), "");
              });
    }
    notice.accept(texts.get(key, words.brief(copied)));
  }

  @Override
  public void granted(Set<Grant> now) {
    Set<Grant> withdrawn = new HashSet<>(inForce);
    withdrawn.removeAll(now);
    inForce = Set.copyOf(now);
    if (withdrawn.contains(Grant.CLIPBOARD_OUT)) {
      stopSending();
    }
    Wish waited = allowedMeanwhile;
    if (waited != null && withdrawn.contains(waited.grant())) {
      allowedMeanwhile = null;
      decided(waited, false);
    }
  }

  private void stopSending() {
    if (sending != null && sending.stop()) {
      result(sending.id(), Outcome.REFUSED);
    }
  }

  private void endTheOneBefore() {
    allowedMeanwhile = null;
    if (incoming != null) {
      result(incoming.id(), Outcome.CANCELLED);
      incoming = null;
    }
    if (asked != null) {
      if (page != null) {
        page.takeBack(asked.wish);
      }
      result(asked.id, Outcome.CANCELLED);
      asked = null;
    }
    if (sending != null) {
      if (sending.stop()) {
        result(sending.id(), Outcome.CANCELLED);
      }
      sending = null;
    }
  }

  private void result(int id, Outcome outcome) {
    tell(new ClipboardToTechnician.Result(id, outcome));
  }

  private void tell(ClipboardToTechnician message) {
    if (page != null) {
      page.send(out.encode(message));
    }
  }

  @Override
  public void closed() {
    page = null;
    endTheOneBefore();
  }

  @Override
  public void over() {
    closed();
    inForce = Set.of();
    paused = false;
  }

  @Override
  public void close() {
    clipboard.close();
  }
}
