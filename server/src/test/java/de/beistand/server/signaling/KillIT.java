package de.beistand.server.signaling;

import static de.beistand.sql.Tables.SESSION_EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.evidence.Chain;
import de.beistand.protocol.evidence.Head;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.server.TestServer;
import de.beistand.server.database.Database;
import de.beistand.server.settings.Settings;
import de.beistand.verifier.Check;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing that an agent was told to be committed is ever lost: the server's process is killed
/// (SIGKILL) again and again at random moments while an agent testifies as fast as it can.
///
/// `-Dbeistand.kills=200` is the whole test.
class KillIT {
  private static final int KILLS = Integer.getInteger("beistand.kills", 8);

  /// Longest time from the agent's return to the next kill.
  private static final int LATEST_KILL_MILLIS = 400;

  /// Events that wait for their acknowledgement at a time.
  private static final int UNDER_WAY = 12;

  private final Random random = new Random(KILLS);
  private final SortedMap<Integer, AgentToServer.Record> waiting = new TreeMap<>();
  private final Map<Integer, Told> told = new HashMap<>();
  @TempDir Path folder;
  private Process process;

  /// What the agent was told.
  private record Told(AgentToServer.Record event, Head head) {}

  @Test
  void whatWasAcknowledgedIsThereAfterEveryKill() throws Exception {
    TestServer server = TestServer.start(TestServer.LONG);
    var running = RunningSession.active(server);
    String admin = server.newPerson("Pia", "ADMIN").cookie();
    server.close(); // the session goes on
    FakeAgent agent = running.agent;
    try (Database database = Database.open(server.settings())) {
      for (int kill = 0; kill < KILLS; kill++) {
        launch(server.settings());
        agent = back(server, running, agent);
        killSoon();
        testify(running, agent);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        compare(database, running.id);
      }
      launch(server.settings());
      agent = back(server, running, agent);
      while (!waiting.isEmpty()) {
        hear(agent.hears(ServerToAgent.class));
      }
      compare(database, running.id);
      export(server, running.id, admin);
      System.out.printf("%d kills, %d events acknowledged, none lost%n", KILLS, told.size());
      assertThat(told).hasSizeGreaterThan(KILLS);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void launch(Settings settings) throws Exception {
    var external = (Settings.DatabaseChoice.External) settings.database();
    var properties = new Properties();
    properties.setProperty("publicUrl", settings.publicUrl());
    properties.setProperty("port", Integer.toString(settings.port()));
    properties.setProperty("dataFolder", settings.dataFolder().toString());
    properties.setProperty("databaseUrl", external.url());
    properties.setProperty("databaseUser", external.user());
    properties.setProperty("databasePassword", external.password());
    properties.setProperty("technicianGraceSeconds", "600");
    properties.setProperty("agentGraceSeconds", "600");
    Path file = folder.resolve("beistand.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "de.beistand.server.Main",
                "--config=" + file)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("server.log").toFile())
            .start();
    while (!Files.readString(folder.resolve("server.log")).contains("ready http")) {
      assertThat(process.isAlive()).as(() -> read(folder.resolve("server.log"))).isTrue();
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// As an agent comes back: says what runs, and repeats what was not acknowledged.
  private FakeAgent back(TestServer server, RunningSession running, FakeAgent before)
      throws Exception {
    FakeAgent agent = FakeAgent.introduced(server, running.agent.key).continuing(before);
    agent.say(new AgentToServer.Resume(running.id));
    waiting.values().forEach(agent::say);
    return agent;
  }

  private void killSoon() {
    int after = random.nextInt(LATEST_KILL_MILLIS);
    Process now = process;
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Thread.sleep(after);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              now.destroyForcibly();
            });
  }

  /// Until the line breaks.
  private void testify(RunningSession running, FakeAgent agent) throws Exception {
    boolean paused = false;
    while (!agent.isClosed()) {
      if (waiting.size() < UNDER_WAY) {
        paused = !paused;
        EventKind kind = paused ? EventKind.PAUSED : EventKind.RESUMED;
        AgentToServer.Record event = agent.event(running.check, kind, "");
        waiting.put(event.event().seq(), event);
        try {
          agent.say(event);
        } catch (CompletionException broken) {
          continue; // it stays in the ledger
        }
      }
      hear(agent.hearsSoon(waiting.size() < UNDER_WAY ? 0 : 5));
    }
    ServerToAgent late = agent.hearsSoon(0);
    while (late != null) {
      hear(late);
      late = agent.hearsSoon(0);
    }
  }

  private void hear(ServerToAgent message) {
    if (message instanceof ServerToAgent.Recorded(_, int seq, Head head)) {
      AgentToServer.Record event = waiting.remove(seq);
      if (event != null) {
        told.put(seq, new Told(event, head));
      }
    }
  }

  /// Everything that the agent was told stands in the database, byte for byte.
  private void compare(Database database, String session) {
    Map<Integer, String> signatures = new HashMap<>();
    Map<Integer, String> links = new HashMap<>();
    database
        .sql()
        .selectFrom(SESSION_EVENT)
        .where(SESSION_EVENT.SESSION_ID.eq(session))
        .forEach(
            row -> {
              links.put(row.getPosition(), Chain.text(row.getLink()));
              if (row.getSource().equals("agent")) {
                signatures.put(row.getSeq(), Chain.text(row.getSignature()));
              }
            });
    told.forEach(
        (seq, acknowledged) -> {
          assertThat(signatures.get(seq)).isEqualTo(acknowledged.event().signature());
          assertThat(links.get(acknowledged.head().position()))
              .isEqualTo(acknowledged.head().link());
          assertThat(acknowledged.head().isSigned(session)).isTrue();
        });
  }

  /// The whole record is genuine, and every head that the agent was told fits it.
  private void export(TestServer server, String session, String admin) throws Exception {
    byte[] zip =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(server.url() + "/sessions/" + session + "/evidence.zip"))
                    .header("Cookie", admin)
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    List<Told> heads = List.copyOf(told.values());
    Head any = heads.get(random.nextInt(heads.size())).head();
    assertThat(Check.isWhole(Check.of(zip, new Check.Expected(any.checkValue(), any.key()))))
        .isTrue();
  }
}
