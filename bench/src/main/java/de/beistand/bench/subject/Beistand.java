package de.beistand.bench.subject;

import de.beistand.acceptance.FirstAdmin;
import de.beistand.acceptance.Places;
import de.beistand.acceptance.Program;
import de.beistand.acceptance.ServerProcess;
import de.beistand.acceptance.VirtualDesktop;
import de.beistand.bench.net.Line;
import de.beistand.bench.x11.Display;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Ours: the server at the technician's end of the line, the agent at the customer's, the console
/// in the browser.
public final class Beistand implements Subject {
  @Override
  public String key() {
    return "beistand";
  }

  @Override
  public String title() {
    return "Beistand";
  }

  @Override
  public Session open(Stage stage) {
    System.setProperty("beistand.root", Path.of("").toAbsolutePath().toString());
    System.setProperty("beistand.logs", stage.logs().toString());
    ServerProcess server =
        new ServerProcess(
            Line.SERVER_PORT, Map.of("publicUrl", Line.SERVER, "bindAddress", "0.0.0.0"));
    FirstAdmin.Account technician = FirstAdmin.create(server).technician();
    VirtualDesktop desktop = new VirtualDesktop("customer", stage.width(), stage.height(), "de");
    Display.authority(desktop.environment().getOrDefault("XAUTHORITY", ""));
    Program agent = desktop.start("agent", stage.atCustomer(agent(desktop)).toArray(String[]::new));
    BeistandSession session = new BeistandSession(stage.browser(), server, desktop, agent);
    session.logIn(technician);
    return session;
  }

  private static List<String> agent(VirtualDesktop desktop) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        Places.root().resolve("native-agent/target/dist") + "/*",
        "de.beistand.agent.Main",
        "--server=" + Line.SERVER,
        "--home=" + desktop.home().resolve("agent"),
        "--language=de");
  }
}
