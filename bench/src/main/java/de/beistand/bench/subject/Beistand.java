package de.beistand.bench.subject;

import de.beistand.acceptance.AgentProcess;
import de.beistand.acceptance.FirstAdmin;
import de.beistand.acceptance.ServerProcess;
import de.beistand.acceptance.VirtualDesktop;
import de.beistand.acceptance.net.Line;
import de.beistand.bench.x11.Display;
import java.nio.file.Path;
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
  public BeistandSession open(Stage stage) {
    System.setProperty("beistand.root", Path.of("").toAbsolutePath().toString());
    System.setProperty("beistand.logs", stage.logs().toString());
    ServerProcess server =
        new ServerProcess(
            Line.SERVER_PORT, Map.of("publicUrl", Line.SERVER, "bindAddress", "0.0.0.0"));
    FirstAdmin.Account technician = FirstAdmin.create(server).technician();
    VirtualDesktop desktop = new VirtualDesktop("customer", stage.width(), stage.height(), "de");
    Display.authority(desktop.environment().getOrDefault("XAUTHORITY", ""));
    AgentProcess agent =
        new AgentProcess(
            stage.line().atCustomer(),
            desktop,
            Line.SERVER,
            desktop.home().resolve("agent"),
            "--language=de");
    BeistandSession session = new BeistandSession(stage.browser(), server, desktop, agent);
    session.logIn(technician);
    return session;
  }
}
