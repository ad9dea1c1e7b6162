package de.beistand.agent.signaling;

import de.beistand.agent.identity.MachineKey;
import de.beistand.agent.session.AgentEvent;
import de.beistand.agent.signaling.Connection.Received;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToAgent.Failure;
import de.beistand.protocol.signaling.ServerToAgent.Welcome;
import jakarta.websocket.DeploymentException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The line to the server: dials, greets, delivers what the server says, and dials again with
/// growing pauses for as long as the program runs.
public final class ServerLine implements AutoCloseable {
  /// Waits between two attempts.
  @FunctionalInterface
  interface Pause {
    void sleep(Duration pause) throws InterruptedException;
  }

  private static final System.Logger LOG = System.getLogger("beistand.signaling");
  private static final Duration LISTEN = Duration.ofMinutes(1);

  /// A connection that held so long was a good one: the next attempt comes soon.
  private static final Duration GOOD = Duration.ofSeconds(15);

  private final ServerAddress address;
  private final Greeting greeting;
  private final Consumer<AgentEvent> mailbox;
  private final Backoff backoff;
  private final Pause pause;
  private final Messages messages = new Messages();
  private final Thread thread;
  private volatile @Nullable Connection proven;

  /// @param mailbox gets [AgentEvent.LineUp], [AgentEvent.LineLost], [AgentEvent.LineRefused] and
  ///   [AgentEvent.FromServer], from one thread
  public ServerLine(
      ServerAddress address, MachineKey key, Program program, Consumer<AgentEvent> mailbox) {
    this(address, key, program, mailbox, RandomGenerator.getDefault(), Thread::sleep);
  }

  ServerLine(
      ServerAddress address,
      MachineKey key,
      Program program,
      Consumer<AgentEvent> mailbox,
      RandomGenerator random,
      Pause pause) {
    this.address = address;
    this.greeting = new Greeting(address, key, program);
    this.mailbox = mailbox;
    this.backoff = new Backoff(random);
    this.pause = pause;
    this.thread = Thread.ofVirtual().name("signaling").unstarted(this::run);
  }

  /// Starts dialling.
  public void start() {
    thread.start();
  }

  /// Sends a message if the line stands; otherwise it is lost.
  public void send(AgentToServer message) {
    Connection connection = proven;
    if (connection != null) {
      connection.send(messages.encode(message));
    }
  }

  /// Hangs up for good.
  @Override
  public void close() {
    thread.interrupt();
  }

  private void run() {
    boolean saidLost = false;
    try {
      while (true) {
        boolean wasUp = false;
        Ending ending = Ending.LOST;
        long start = System.nanoTime();
        try (Connection connection = Connection.open(address.agentSocket())) {
          switch (greeting.exchange(connection, messages)) {
            case Greeting.Result.Failed(Ending failed) -> ending = failed;
            case Greeting.Result.Welcomed(Welcome welcome) -> {
              wasUp = true;
              ending = listen(connection, welcome);
            }
          }
        } catch (IOException | DeploymentException e) {
          LOG.log(System.Logger.Level.INFO, () -> "no line to " + address.publicUrl() + ": " + e);
        }
        if (ending == Ending.REFUSED) {
          mailbox.accept(new AgentEvent.LineRefused());
          return;
        }
        if (wasUp || !saidLost) {
          mailbox.accept(new AgentEvent.LineLost());
          saidLost = true;
        }
        if (System.nanoTime() - start > GOOD.toNanos()) {
          backoff.reset();
        }
        pause.sleep(backoff.next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  /// Delivers messages until the connection ends.
  private Ending listen(Connection connection, Welcome welcome) throws InterruptedException {
    LOG.log(System.Logger.Level.INFO, () -> "line up, machine " + welcome.machineId());
    proven = connection;
    try {
      mailbox.accept(new AgentEvent.LineUp(welcome.machineId(), welcome.firm()));
      while (true) {
        switch (connection.receive(LISTEN)) {
          case Received.Nothing _ -> {}
          case Received.Closed(int code) -> {
            LOG.log(System.Logger.Level.INFO, () -> "line closed with code " + code);
            Failure failure = Ending.failureOf(code);
            return failure == null ? Ending.LOST : Ending.of(failure.code());
          }
          case Received.Text(String text) -> {
            ServerToAgent message = messages.decode(text);
            if (message instanceof Failure(var code) && Ending.of(code) == Ending.REFUSED) {
              LOG.log(System.Logger.Level.WARNING, () -> "the server says " + code);
              return Ending.REFUSED;
            }
            if (message != null) {
              mailbox.accept(new AgentEvent.FromServer(message));
            }
          }
        }
      }
    } finally {
      proven = null;
    }
  }
}
