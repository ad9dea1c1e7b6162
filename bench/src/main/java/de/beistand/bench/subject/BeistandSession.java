package de.beistand.bench.subject;

import de.beistand.acceptance.AgentProcess;
import de.beistand.acceptance.Asked;
import de.beistand.acceptance.CustomerHands;
import de.beistand.acceptance.FirstAdmin;
import de.beistand.acceptance.Question;
import de.beistand.acceptance.ServerProcess;
import de.beistand.acceptance.Until;
import de.beistand.acceptance.VirtualDesktop;
import de.beistand.acceptance.net.Line;
import java.time.Duration;
import java.util.List;

/// A customer's desktop with the agent, a technician at the console, and what both do by hand.
public final class BeistandSession implements Subject.Session {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Browser browser;
  private final ServerProcess server;
  private final VirtualDesktop desktop;
  private final AgentProcess agent;
  private final CustomerHands customer;

  BeistandSession(
      Browser browser, ServerProcess server, VirtualDesktop desktop, AgentProcess agent) {
    this.browser = browser;
    this.server = server;
    this.desktop = desktop;
    this.agent = agent;
    this.customer = new CustomerHands(desktop);
  }

  void logIn(FirstAdmin.Account technician) {
    browser.open(Line.SERVER + "/login");
    await("document.querySelector('#login-submit') !== null");
    fill("login", technician.login());
    fill("password", technician.password());
    browser.evaluate("document.querySelector('#login-submit').click()");
    await("!location.pathname.startsWith('/login')");
    browser.open(Line.SERVER + "/console");
    await("document.querySelector('#console')?.dataset.link === 'up'");
  }

  @Override
  public String customerDisplay() {
    return desktop.environment().getOrDefault("DISPLAY", "");
  }

  /// The one Xvnc among our own processes, which are all that can be seen here.
  @Override
  public long customerServer() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").endsWith("/Xtigervnc"))
        .findFirst()
        .orElseThrow()
        .pid();
  }

  @Override
  public List<Long> programsAtCustomer() {
    return List.of(agent.pid());
  }

  @Override
  public long connect() {
    // Copied anew each time: it takes the place of the last session's password on the clipboard.
    fill("machine-id", customer.machineId());
    fill("session-password", customer.password());
    browser.evaluate("document.querySelector('#connect-submit').click()");
    Question question = customer.awaitQuestion(Asked.VIEW);
    long agreed = System.nanoTime();
    desktop.person().click(question.allow());
    return agreed;
  }

  /// Waits until the page shows the customer's screen.
  public void awaitPicture() {
    await("document.querySelector('#stage')?.dataset.picture === 'running'");
  }

  /// The customer's desktop.
  public VirtualDesktop desktop() {
    return desktop;
  }

  @Override
  public void arrange() {
    browser.evaluate("document.querySelector('#fit').click()");
    // On a thin line the channel for the question opens well after the first picture.
    await("document.querySelector('#control')?.disabled === false");
    browser.evaluate("document.querySelector('#control').click()");
    customer.allow(Asked.CONTROL);
    await("document.querySelector('#control-state')?.dataset.state === 'held'");
    // As a customer does who wants to see what happens: the window goes, the Stop sign stays.
    for (String window : desktop.windowIds(" – Fernwartung$")) {
      desktop.run("xdotool", "windowminimize", window);
    }
  }

  @Override
  public void disconnect() {
    browser.evaluate("document.querySelector('#end').click()");
    browser.evaluate("document.querySelector('#end-yes').click()");
    await("document.querySelector('#console').dataset.phase === 'ended'");
    browser.evaluate("document.querySelector('#again').click()");
    await("document.querySelector('#console').dataset.phase === 'idle'");
    Until.holds("the Stop sign is gone", PATIENCE, () -> customer.stopSign().isEmpty());
    customer.backToStart();
  }

  @Override
  public void close() {
    browser.open("about:blank");
    agent.close();
    desktop.close();
    server.close();
  }

  private void fill(String id, String text) {
    browser.evaluate(
        "(e => { e.value = '%s'; e.dispatchEvent(new Event('input', {bubbles: true})); })(document.querySelector('#%s'))"
            .formatted(text, id));
  }

  private void await(String condition) {
    Until.holds(condition, PATIENCE, () -> browser.evaluate(condition).asBoolean(false));
  }
}
