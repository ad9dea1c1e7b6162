package de.beistand.agent.chat;

import de.beistand.agent.service.Message;
import de.beistand.agent.service.Page;
import de.beistand.agent.service.Service;
import de.beistand.agent.window.CustomerWindow;
import de.beistand.protocol.Codec;
import de.beistand.protocol.Grant;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.channel.ChatToAgent;
import de.beistand.protocol.channel.ChatToTechnician;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Customer and technician write to each other. The agent keeps what was written until the session
/// is over, so that neither a reload nor a broken connection loses any of it.
public final class Chat implements Service {
  private static final System.Logger LOG = System.getLogger("beistand.chat");

  private final Codec<ChatToAgent> in = Codec.tolerant(ChatToAgent.class);
  private final Codec<ChatToTechnician> out = Codec.tolerant(ChatToTechnician.class);
  private final CustomerWindow window;
  private final Clock clock;
  private Executor ownThread = Runnable::run;
  private Conversation conversation = new Conversation();
  private @Nullable Page page;
  private boolean pageListens;
  private boolean inSession;

  /// @param window shows what is written
  public Chat(CustomerWindow window, Clock clock) {
    this.window = window;
    this.clock = clock;
  }

  @Override
  public String label() {
    return "chat";
  }

  @Override
  public void started(Executor ownThread) {
    this.ownThread = ownThread;
  }

  /// The customer wrote something; any thread, returns at once. What was sent in the moment in
  /// which the session ended is for nobody: the next technician is another one.
  public void customerSays(String text) {
    ownThread.execute(
        () -> {
          if (inSession && conversation.customer(text, clock.instant())) {
            tellNewest();
            show();
          }
        });
  }

  @Override
  public void opened(Page page) {
    this.page = page;
    pageListens = false;
    tell(new ChatToTechnician.Hello(conversation.name(), conversation.read()));
  }

  @Override
  public void received(Message message) {
    if (!(message instanceof Message.Text(String text))) {
      return;
    }
    try {
      carryOut(in.decode(text));
    } catch (ProtocolException e) {
      LOG.log(System.Logger.Level.WARNING, "not understood: {0}", e.getMessage());
    }
  }

  private void carryOut(ChatToAgent message) {
    switch (message) {
      case ChatToAgent.Since(int after) -> {
        pageListens = true;
        conversation.after(after).forEach(this::tell);
      }
      case ChatToAgent.Say say -> {
        switch (conversation.technician(say, clock.instant())) {
          case Conversation.Heard.New _ -> {
            tellNewest();
            show();
          }
          case Conversation.Heard.Again(var known) -> tell(known);
          case Conversation.Heard.Refused _ -> tell(new ChatToTechnician.Refused(say.id()));
        }
      }
      case ChatToAgent.Have have -> {
        conversation.have(have);
        show();
      }
    }
  }

  /// A page that has not said yet what it has gets the newest message with all others then.
  private void tellNewest() {
    List<ChatToTechnician.Message> all = conversation.after(0);
    if (pageListens) {
      tell(all.getLast());
    }
  }

  private void tell(ChatToTechnician message) {
    if (page != null) {
      page.send(out.encode(message));
    }
  }

  private void show() {
    List<CustomerWindow.ChatLine> lines =
        conversation.after(0).stream()
            .map(m -> new CustomerWindow.ChatLine(m.seq(), m.customer(), m.at(), m.text()))
            .toList();
    window.chat(lines, conversation.received());
  }

  @Override
  public void closed() {
    page = null;
    pageListens = false;
  }

  /// Only a session has rights.
  @Override
  public void granted(Set<Grant> inForce) {
    inSession = true;
  }

  @Override
  public void over() {
    inSession = false;
    conversation = new Conversation();
    show();
  }
}
