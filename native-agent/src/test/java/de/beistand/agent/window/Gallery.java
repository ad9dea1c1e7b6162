package de.beistand.agent.window;

import de.beistand.agent.packed.Trace;
import de.beistand.agent.screen.Box;
import de.beistand.agent.screen.Limit;
import de.beistand.agent.screen.Monitor;
import de.beistand.agent.screen.Offer;
import de.beistand.agent.screen.ScreenSource.Shown;
import de.beistand.agent.text.Texts;
import de.beistand.agent.window.CustomerWindow.Line;
import de.beistand.agent.window.CustomerWindow.Question;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.Grant;
import de.beistand.protocol.JoinRefusal;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.RequestFault;
import de.beistand.protocol.RequestPhase;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;

/// Shows every state of the customer's windows on the current display and takes its picture: looks
/// are checked by looking.
///
/// Arguments: language, `light` or `dark`, folder for the pictures.
final class Gallery {
  private static final String TECHNICIAN = "Anna Berger";
  private static final String FIRM = "Beispiel IT-Service GmbH";

  private static final Path USER = Path.of(System.getProperty("user.home"));
  private static final List<Trace> TRACES =
      List.of(
          new Trace(Trace.Kind.KEY, USER.resolve(".config/beistand/machine-key.pem")),
          new Trace(Trace.Kind.UNPACKED, USER.resolve(".cache/beistand/5b1f0c9ad2e84766")),
          new Trace(Trace.Kind.DOWNLOAD, USER.resolve("Downloads/Beistand-481205337.run")));

  private final Texts texts;
  private final Theme theme;
  private final SwingCustomerWindow window;
  private final Robot robot;
  private final Path folder;
  private final String suffix;
  private volatile Instant now = Instant.parse("2026-11-22T09:00:00Z");

  private Gallery(Texts texts, Theme theme, Path folder) throws Exception {
    this.texts = texts;
    this.theme = theme;
    this.folder = Files.createDirectories(folder);
    suffix = "-" + texts.locale().getLanguage() + (theme.dark() ? "-dark" : "") + ".png";
    robot = new Robot();
    Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);
    window = SwingCustomerWindow.open(new Nobody(), texts, theme, shifted(clock), () -> true);
  }

  public static void main(String[] arguments) throws Exception {
    Theme theme = arguments[1].equals("dark") ? Theme.DARK : Theme.LIGHT;
    Texts texts = Texts.of(Locale.of(arguments[0]));
    new Gallery(texts, theme, Path.of(arguments[2])).showAll();
    System.exit(0);
  }

  private Clock shifted(Clock clock) {
    return new Clock() {
      @Override
      public java.time.ZoneId getZone() {
        return clock.getZone();
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  private void showAll() throws Exception {
    shoot("connecting", Frame.class);
    window.line(Line.READY);
    window.ready("123456789", "KXR 47M UZ8", FIRM, false);
    shoot("ready", Frame.class);
    window.joining(new Joining.Refused("481205337", JoinRefusal.EXPIRED));
    shoot("number-refused", Frame.class);
    window.joining(new Joining.Joined("481205337", TECHNICIAN));
    shoot("number-joined", Frame.class);
    window.joining(Joining.NOTHING);
    window.line(Line.LOST);
    shoot("lost", Frame.class);
    window.line(Line.READY);
    window.ready("123456789", "WQN M2W QVM", FIRM, true);
    shoot("renewed", Frame.class);
    showRequest();
    var view = Question.standing(Grant.VIEW, TECHNICIAN, FIRM, Duration.ofSeconds(60));
    window.ask(view, _ -> {});
    Thread.sleep(250);
    write("question-unarmed", bounds(Dialog.class));
    pass(Duration.ofSeconds(13));
    Thread.sleep(900);
    shoot("question-view", Dialog.class);
    robot.keyPress(KeyEvent.VK_TAB);
    robot.keyRelease(KeyEvent.VK_TAB);
    robot.keyPress(KeyEvent.VK_SPACE);
    robot.keyRelease(KeyEvent.VK_SPACE);
    shoot("question-choice", Dialog.class);
    window.dismissQuestion();
    window.ask(view.under("2026-11@" + "0f".repeat(32) + "@CLICK"), _ -> {});
    shoot("question-terms", Dialog.class);
    window.dismissQuestion();
    showRecordingQuestions(view);
    window.active(TECHNICIAN, FIRM, Set.of(Grant.VIEW));
    settle();
    pass(Duration.ofSeconds(247));
    shoot("session-view", Frame.class);
    var control = Question.standing(Grant.CONTROL, TECHNICIAN, FIRM, Duration.ofSeconds(60));
    window.ask(control, _ -> {});
    Thread.sleep(900);
    shoot("question-control", Dialog.class);
    window.dismissQuestion();
    window.active(TECHNICIAN, FIRM, Set.of(Grant.VIEW, Grant.CONTROL));
    shoot("session-control", Frame.class);
    for (Grant grant : List.of(Grant.HANDOVER, Grant.ONLOOKER)) {
      window.ask(colleague(grant), _ -> {});
      Thread.sleep(900);
      shoot("question-" + grant.name().toLowerCase(Locale.ROOT), Dialog.class);
      window.dismissQuestion();
    }
    screen("screen");
    var program = new Limit.OneProgram(1, "Rechnung März – LibreOffice Writer");
    window.shown(new Shown(program, Visibility.SHOWN));
    shoot("session-program", Frame.class);
    window.shown(new Shown(program, Visibility.GONE));
    shoot("session-program-closed", Frame.class);
    window.shown(new Shown(new Limit.None(), Visibility.SHOWN));
    window.paused(true);
    shoot("session-paused", Frame.class);
    screen("screen-paused");
    window.paused(false);
    window.recording(RecordingSign.AWAITED);
    shoot("session-recording-awaited", Frame.class);
    window.active(TECHNICIAN, FIRM, Set.of(Grant.VIEW, Grant.CONTROL, Grant.RECORDING));
    window.recording(RecordingSign.RUNNING);
    shoot("session-recording", Frame.class);
    screen("screen-recording");
    window.recording(RecordingSign.OFF);
    window.customerInControl(true);
    shoot("session-you", Frame.class);
    window.interrupted(true);
    shoot("session-interrupted", Frame.class);
    screen("screen-interrupted");
    window.interrupted(false);
    window.pointing(true);
    window.active(TECHNICIAN, FIRM, Set.of(Grant.values()));
    shoot("session-full", Frame.class);
    screen("screen-full");
    window.ended(EndReason.CUSTOMER_STOPPED, Duration.ofSeconds(724));
    shoot("ended", Frame.class);
    window.evidence("3F2A 91BC 77D0 5E1C 0A4B");
    window.report("http://localhost/report/x");
    shoot("ended-evidence", Frame.class);
    window.forged();
    shoot("ended-forged", Frame.class);
    window.ended(EndReason.CONSENT_EXPIRED, Duration.ZERO);
    shoot("ended-expired", Frame.class);
    String hostile = "<html><h1>Microsoft</h1><img src=http://x/>\u202Egnp.exe " + "W".repeat(200);
    window.ask(Question.standing(Grant.VIEW, hostile, hostile, Duration.ofSeconds(20)), _ -> {});
    Thread.sleep(900);
    shoot("question-hostile", Dialog.class);
    window.dismissQuestion();
    EventQueue.invokeAndWait(
        () -> new RemovalQuestion(theme, texts, TRACES, () -> true, () -> {}).open());
    shoot("removal", Dialog.class);
    EventQueue.invokeAndWait(() -> Arrays.stream(Window.getWindows()).forEach(Window::dispose));
    window.close();
    EventQueue.invokeAndWait(() -> Farewell.open(theme, texts, TRACES, List.of(), () -> {}));
    shoot("removed", Frame.class);
  }

  private static Question colleague(Grant grant) {
    return new Question(
        grant,
        TECHNICIAN,
        FIRM,
        Duration.ofSeconds(60),
        List.of("Mara Lange"),
        List.of(Reply.ALLOW));
  }

  private void showRecordingQuestions(Question view) throws Exception {
    for (RecordingPolicy policy : List.of(RecordingPolicy.ASK, RecordingPolicy.REQUIRED)) {
      window.ask(view.under("2026-11@" + "0f".repeat(32) + "@CLICK").recorded(policy), _ -> {});
      shoot("question-recorded-" + policy, Dialog.class);
      window.dismissQuestion();
      var asked = Question.standing(Grant.RECORDING, TECHNICIAN, FIRM, Duration.ofSeconds(60));
      window.ask(asked.recorded(policy), _ -> {});
      Thread.sleep(900);
      shoot("question-recording-" + policy, Dialog.class);
      window.dismissQuestion();
    }
  }

  private void showRequest() throws Exception {
    boolean german = texts.locale().getLanguage().equals("de");
    window.ready("123456789", "KXR 47M UZ8", FIRM, false);
    window.request(
        new RequestShown.Form(
            true,
            true,
            "2026-11",
            "0211 98765",
            german ? "Ortstarif" : "price of a local call",
            german ? "1,40 € je Minute, zuzüglich MwSt." : "€1.40 a minute plus VAT"));
    shoot("request-form", Frame.class);
    window.request(
        new RequestShown.Refused(
            List.of(RequestFault.PHONE_MISSING, RequestFault.NUMBER_NOT_REGISTERED),
            "0211 98765",
            0));
    shoot("request-refused", Frame.class);
    window.request(new RequestShown.Filed(RequestPhase.WAITING, "", 95));
    shoot("request-waiting", Frame.class);
    window.request(new RequestShown.Filed(RequestPhase.PICKED_UP, TECHNICIAN, 140));
    shoot("request-picked-up", Frame.class);
    window.request(new RequestShown.Filed(RequestPhase.ON_SITE, "", 140));
    shoot("request-on-site", Frame.class);
    window.request(new RequestShown.Filed(RequestPhase.DONE, "", 140));
    EventQueue.invokeAndWait(() -> AbuseDialog.open(true, theme, texts, _ -> {}));
    shoot("abuse", Dialog.class);
    EventQueue.invokeAndWait(
        () ->
            Arrays.stream(Window.getWindows())
                .filter(Dialog.class::isInstance)
                .forEach(Window::dispose));
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void shoot(String name, Class<? extends Window> kind) throws Exception {
    settle();
    write(name, bounds(kind));
  }

  private static Rectangle bounds(Class<? extends Window> kind) throws Exception {
    var bounds = new Rectangle();
    EventQueue.invokeAndWait(
        () ->
            Arrays.stream(Window.getWindows())
                .filter(kind::isInstance)
                .filter(Window::isShowing)
                .forEach(w -> bounds.setBounds(w.getBounds())));
    return bounds;
  }

  private void screen(String name) throws Exception {
    settle();
    write(name, new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()));
  }

  private void settle() throws Exception {
    Thread.sleep(700);
    robot.waitForIdle();
  }

  private void write(String name, Rectangle bounds) throws Exception {
    var variants = robot.createMultiResolutionScreenCapture(bounds).getResolutionVariants();
    var sharpest = (BufferedImage) variants.getLast();
    ImageIO.write(sharpest, "png", folder.resolve("agent-" + name + suffix).toFile());
  }

  private static final class Nobody implements CustomerWindow.Listener {
    @Override
    public void stop() {}

    @Override
    public void withdraw(Grant grant) {}

    @Override
    public void says(String text) {}

    @Override
    public void pause(boolean paused) {}

    @Override
    public void showPointing(boolean shown) {}

    @Override
    public void close() {}

    @Override
    public Offer offer() {
      return new Offer(
          List.of(
              new Monitor(66, "DP-1", true, new Box(0, 0, 1920, 1080)),
              new Monitor(67, "HDMI-1", false, new Box(1920, 0, 1280, 1024))),
          List.of(
              new Offer.Program(1, "Rechnung März – LibreOffice Writer"),
              new Offer.Program(2, "Drucker einrichten")));
    }
  }
}
