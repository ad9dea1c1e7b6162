package de.beistand.agent.control;

import de.beistand.agent.session.AgentEvent;
import de.beistand.protocol.Codec;
import de.beistand.protocol.Grant;
import de.beistand.protocol.PictureQuality;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.channel.AgentToTechnician.Pong;
import de.beistand.protocol.channel.AgentToTechnician.Untyped;
import de.beistand.protocol.channel.TechnicianToAgent;
import de.beistand.protocol.channel.TechnicianToAgent.Ask;
import de.beistand.protocol.channel.TechnicianToAgent.Button;
import de.beistand.protocol.channel.TechnicianToAgent.Bye;
import de.beistand.protocol.channel.TechnicianToAgent.ChooseScreen;
import de.beistand.protocol.channel.TechnicianToAgent.GiveBack;
import de.beistand.protocol.channel.TechnicianToAgent.Key;
import de.beistand.protocol.channel.TechnicianToAgent.Move;
import de.beistand.protocol.channel.TechnicianToAgent.Ping;
import de.beistand.protocol.channel.TechnicianToAgent.Quality;
import de.beistand.protocol.channel.TechnicianToAgent.Recording;
import de.beistand.protocol.channel.TechnicianToAgent.Release;
import de.beistand.protocol.channel.TechnicianToAgent.Text;
import de.beistand.protocol.channel.TechnicianToAgent.Wheel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// What the technician says on the data channels of one peer connection: a bounded queue and one
/// thread that reads it.
public final class TechnicianChannel implements AutoCloseable {
  /// A technician's hands make a few hundred messages a second at most.
  private static final int ROOM = 4096;

  /// Pointer moves leave this much room for everything else.
  private static final int ROOM_FOR_OTHERS = ROOM / 2;

  private static final System.Logger LOG = System.getLogger("beistand.control");

  private final int peer;
  private final RemoteControl control;
  private final Consumer<AgentEvent> mailbox;
  private final Consumer<AgentToTechnician> replies;
  private final Consumer<PictureQuality> quality;
  private final Consumer<String> screens;
  private final Codec<TechnicianToAgent> codec = Codec.tolerant(TechnicianToAgent.class);
  private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(ROOM);
  private final Moves moves = new Moves();
  private final AtomicBoolean flooded = new AtomicBoolean();
  private final Thread reader;

  /// @param peer number of the connection
  /// @param mailbox gets what is no input
  /// @param replies what to say to the technician; called by the reader's thread
  /// @param quality what the technician wants of the picture; called by the reader's thread
  /// @param screens ID of the monitor that the technician wants to see; called by the same
  public TechnicianChannel(
      int peer,
      RemoteControl control,
      Consumer<AgentEvent> mailbox,
      Consumer<AgentToTechnician> replies,
      Consumer<PictureQuality> quality,
      Consumer<String> screens) {
    this.quality = quality;
    this.screens = screens;
    this.peer = peer;
    this.control = control;
    this.mailbox = mailbox;
    this.replies = replies;
    this.reader = Thread.ofPlatform().daemon().name("technician").start(this::read);
  }

  /// A message came; any thread, returns at once. Pointer moves may be dropped.
  ///
  /// @param utf8 JSON text
  /// @param pointer whether it came on the channel `pointer`
  public void received(byte[] utf8, boolean pointer) {
    if (pointer && queue.remainingCapacity() < ROOM_FOR_OTHERS) {
      return;
    }
    boolean taken = utf8.length <= Codec.MAX_LENGTH && queue.offer(utf8);
    if (!taken && !flooded.getAndSet(true)) {
      mailbox.accept(new AgentEvent.PeerBroke(peer, "a flood of messages"));
    }
  }

  /// Forgets what waits and reads no more.
  @Override
  public void close() {
    reader.interrupt();
    queue.clear();
  }

  private void read() {
    try {
      List<byte[]> waiting = new ArrayList<>();
      while (true) {
        waiting.clear();
        waiting.add(queue.take());
        queue.drainTo(waiting);
        List<TechnicianToAgent> messages = new ArrayList<>(waiting.size());
        waiting.forEach(utf8 -> decode(utf8, messages));
        for (TechnicianToAgent message : moves.coalesce(messages)) {
          if (Thread.interrupted()) {
            return;
          }
          dispatch(message);
        }
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "closed"); // the thread ends
    }
  }

  private void decode(byte[] utf8, List<TechnicianToAgent> messages) {
    try {
      messages.add(codec.decode(new String(utf8, StandardCharsets.UTF_8)));
    } catch (ProtocolException e) {
      LOG.log(System.Logger.Level.WARNING, () -> "not understood: " + e.getMessage());
    }
  }

  private void dispatch(TechnicianToAgent message) {
    switch (message) {
      case Move(int _, int x, int y) -> control.inject(desktop -> desktop.move(x, y));
      case Button(int button, boolean down, int x, int y) ->
          control.inject(desktop -> desktop.button(button, down, x, y));
      case Wheel(int dx, int dy, int x, int y) ->
          control.inject(desktop -> desktop.wheel(dx, dy, x, y));
      case Key(String code, String character, boolean down) ->
          control.inject(desktop -> desktop.key(code, character, down));
      case Text(String text) -> {
        String untyped = control.type(text);
        if (!untyped.isEmpty()) {
          replies.accept(new Untyped(untyped));
        }
      }
      case Release _ -> control.release();
      case Ping(int seq) -> replies.accept(new Pong(seq));
      case Ask(Grant grant) -> mailbox.accept(new AgentEvent.GrantAsked(peer, grant));
      case GiveBack(Grant grant) -> mailbox.accept(new AgentEvent.GrantReturned(peer, grant));
      case Recording(boolean running) ->
          mailbox.accept(new AgentEvent.RecordingRuns(peer, running));
      case Quality(PictureQuality wanted) -> quality.accept(wanted);
      case ChooseScreen(String id) -> screens.accept(id);
      case Bye _ -> mailbox.accept(new AgentEvent.TechnicianLeft(peer));
    }
  }
}
