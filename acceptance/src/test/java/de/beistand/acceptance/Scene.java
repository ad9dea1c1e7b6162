package de.beistand.acceptance;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// What all tests share, as a firm would: one server, one customer with a desktop, one technician
/// logged in at a console. After a failure there are pictures of both sides beside the logs.
public final class Scene implements AutoCloseable {
  private final TechnicianBrowser browser;
  private final Firm firm;
  private final Customer customer;
  private final TechnicianConsole console;
  private final Path programs = Places.newFolder("programs");
  private List<String> setupPageViolations = List.of("not looked at");

  private Scene() {
    browser = new TechnicianBrowser();
    firm =
        new Firm(
            Places.freePort(),
            Map.of(
                "technicianGraceSeconds",
                "8",
                "technicianGoodbyeSeconds",
                "2",
                "programFolder",
                programs.toString()),
            this::lookAtSetup);
    customer = new Customer("customer", firm.server().url(), 1280, 800);
    console = newConsole();
    console.logIn(firm.technician());
  }

  private void lookAtSetup(String link) {
    Page page = newTab(1366, 900);
    page.navigate(link);
    setupPageViolations = PagesIT.violations(page);
    page.close();
  }

  /// What axe-core found on the page that only a fresh server has.
  List<String> setupPageViolations() {
    return setupPageViolations;
  }

  /// A console in a browser profile of its own, nobody logged in.
  TechnicianConsole newConsole() {
    return new TechnicianConsole(newTab(1366, 900), firm.server().url());
  }

  /// Another technician, made by the administrator and logged in at a console.
  TechnicianConsole newColleague(String name, String login) {
    try (WebLogin admin = new WebLogin(firm.server().url())) {
      admin.logIn(firm.admin().login(), firm.admin().password());
      admin.get("/technicians");
      WebLogin.Page created =
          admin.post("/technicians", Map.of("name", name, "login", login, "role", "TECHNICIAN"));
      TechnicianConsole colleague = newConsole();
      colleague.logIn(new FirstAdmin.Account(login, created.textOf("new-password")));
      return colleague;
    }
  }

  Page newTab(int width, int height) {
    return browser.newProfile("de-DE", width, height);
  }

  /// The folder from which the server hands out packed programs; empty at first.
  Path programs() {
    return programs;
  }

  Firm firm() {
    return firm;
  }

  Customer customer() {
    return customer;
  }

  CustomerHands hands() {
    return customer.hands();
  }

  TechnicianConsole console() {
    return console;
  }

  /// A session up to the picture: ID and password over the phone, the customer allows the view.
  Call showScreen() {
    Call call = ask();
    hands().allow(Asked.VIEW);
    console.awaitPicture();
    return call;
  }

  /// A session up to the customer's question.
  Call ask() {
    ready();
    String machineId = hands().machineId();
    String password = hands().password();
    console.connect(machineId, password);
    console.awaitPhase("awaiting-consent");
    return new Call(firm, machineId, password);
  }

  /// Both sides as before any session: the console's form, the agent's ID and password.
  void ready() {
    if (!customer.agent().isAlive()) {
      customer.restartAgent();
    }
    hands().backToStart();
    console.open();
    console.awaitPhase("idle");
  }

  /// The technician also gets mouse and keyboard.
  void giveControl() {
    console.askControl();
    hands().allow(Asked.CONTROL);
    console.awaitControl("held");
  }

  /// Ends whatever a test left behind.
  private void endSession() {
    for (Asked asked : Asked.values()) {
      if (hands().isAsked(asked)) {
        hands().refuse(asked);
      }
    }
    if (hands().stopSign().isPresent()) {
      hands().stop();
    }
  }

  private void photograph(String name) {
    save(name + "-customer", customer.desktop().person().picture());
    for (Page page : browser.pages()) {
      Path file =
          Places.logs().resolve(name + "-technician-" + browser.pages().indexOf(page) + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
  }

  /// Keeps a picture of a page beside the logs.
  static void photograph(String name, Page page) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setAnimations(ScreenshotAnimations.DISABLED) // not halfway between two colours
            .setPath(Places.logs().resolve(name + ".png")));
  }

  /// Keeps a picture of a desktop beside the logs.
  static void photograph(String name, VirtualDesktop desktop) {
    save(name, desktop.person().picture());
  }

  static BufferedImage image(byte[] png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void save(String name, BufferedImage picture) {
    try {
      Path file = Places.logs().resolve(name + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(picture, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    customer.close();
    browser.close();
    firm.close();
    Places.delete(programs);
  }

  /// Hands the one scene to the tests and ends it after the last one.
  static final class Shared implements ParameterResolver, AfterTestExecutionCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
        ExtensionContext.Namespace.create(Scene.class);

    private static Scene scene(ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .computeIfAbsent(Scene.class, _ -> new Scene(), Scene.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Scene.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return scene(context);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
      Scene scene = scene(context);
      if (context.getExecutionException().isPresent()) {
        scene.photograph(
            context.getRequiredTestClass().getSimpleName()
                + "-"
                + context.getRequiredTestMethod().getName());
        scene.customer.restartAgent(); // whatever it shows, the next test begins as any
      }
      scene.endSession();
    }
  }
}
