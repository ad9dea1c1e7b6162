package de.beistand.agent;

import de.beistand.agent.clipboard.ClipboardSharing;
import de.beistand.agent.clipboard.X11Clipboard;
import de.beistand.agent.files.FilesService;
import de.beistand.agent.identity.AgentHome;
import de.beistand.agent.identity.KnownMachine;
import de.beistand.agent.ink.Board;
import de.beistand.agent.ink.X11Board;
import de.beistand.agent.input.X11InputSink;
import de.beistand.agent.input.X11LocalActivity;
import de.beistand.agent.late.LateActivity;
import de.beistand.agent.late.LateBoard;
import de.beistand.agent.late.LateClipboard;
import de.beistand.agent.late.LateInput;
import de.beistand.agent.late.Openings;
import de.beistand.agent.machine.MachineService;
import de.beistand.agent.machine.SystemReport;
import de.beistand.agent.packed.PackedProgram;
import de.beistand.agent.packed.Trace;
import de.beistand.agent.packed.Traces;
import de.beistand.agent.restart.Reboot;
import de.beistand.agent.restart.Restarts;
import de.beistand.agent.restart.SystemReboot;
import de.beistand.agent.screen.BestScreenSource;
import de.beistand.agent.screen.WaylandDesktop;
import de.beistand.agent.session.ComeBack;
import de.beistand.agent.signaling.Program;
import de.beistand.agent.text.SessionNumber;
import de.beistand.agent.text.Texts;
import de.beistand.agent.window.Farewell;
import de.beistand.agent.window.OwnSwingWindows;
import de.beistand.agent.window.StartProblem;
import de.beistand.agent.window.SwingCustomerWindow;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.protocol.trust.SpokenWords;
import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The customer's program: reads its arguments, picks the adapters of this operating system, and
/// runs the [Agent].
public final class Main {
  private static final System.Logger LOG = System.getLogger("beistand.agent");

  /// See `--help`.
  public static void main(String[] arguments) {
    run(arguments, new SystemReboot());
  }

  /// Runs the program with another way to restart the computer: a rehearsal has its own `main`.
  static void run(String[] arguments, Reboot reboot) {
    LogFormat.install();
    ExitCode code;
    try {
      code = start(arguments, reboot);
    } catch (RuntimeException | IOException e) {
      LOG.log(System.Logger.Level.ERROR, "the program failed", e);
      code = failed();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      code = ExitCode.CLOSED;
    }
    System.exit(code.number());
  }

  private static ExitCode failed() {
    Texts texts = Texts.of(Locale.getDefault());
    try {
      return complain(ExitCode.INTERNAL, texts, texts.get("start.failed"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERNAL;
    }
  }

  private static ExitCode start(String[] arguments, Reboot reboot)
      throws IOException, InterruptedException {
    Path userHome = Path.of(System.getProperty("user.home"));
    return switch (Options.parse(arguments, Locale.getDefault(), userHome)) {
      case Options.Result.Help(Locale locale) -> {
        System.out.println(Texts.of(locale).get("start.usage"));
        yield ExitCode.CLOSED;
      }
      case Options.Result.Invalid(String argument, Locale locale) -> {
        Texts texts = Texts.of(locale);
        String wrong =
            argument.isEmpty()
                ? texts.get("start.noServer")
                : texts.get("start.wrongArgument", argument);
        System.err.println(texts.get("start.usage") + "\n");
        yield complain(ExitCode.USAGE, texts, wrong);
      }
      case Options.Result.Valid(Options options) ->
          atHome(options, Texts.of(options.locale()), reboot);
    };
  }

  private static ExitCode atHome(Options options, Texts texts, Reboot reboot)
      throws IOException, InterruptedException {
    return switch (AgentHome.open(options.home())) {
      case AgentHome.Result.InUse(Path folder) ->
          complain(ExitCode.ALREADY_RUNNING, texts, texts.get("start.alreadyRunning", folder));
      case AgentHome.Result.Inaccessible(Path folder, String why) ->
          complain(ExitCode.NO_IDENTITY, texts, texts.get("start.noHome", folder, why));
      case AgentHome.Result.Ours(AgentHome home) -> inHome(options, texts, home, reboot);
    };
  }

  private static ExitCode inHome(Options options, Texts texts, AgentHome home, Reboot reboot)
      throws IOException, InterruptedException {
    Path userHome = Path.of(System.getProperty("user.home"));
    var restarts =
        new Restarts(
            options.server().publicUrl(), home.folder(), System.getenv(), userHome, reboot);
    var traces =
        new Traces(
            home.folder(), userHome, restarts.autostartEntry(), PackedProgram.ofThisProcess());
    Outcome outcome;
    try (var goodbye = new Goodbye();
        home) {
      outcome = identified(new Run(options, texts, restarts, traces, goodbye), home);
    }
    if (outcome.removalWanted()) {
      List<Trace> before = traces.present();
      Farewell.tell(texts, before, traces.remove());
    }
    return outcome.code();
  }

  /// What everything after the agent's own folder is there needs.
  private record Run(
      Options options, Texts texts, Restarts restarts, Traces traces, Goodbye goodbye) {}

  /// How the program ended.
  ///
  /// @param removalWanted whether the customer wants everything removed
  private record Outcome(ExitCode code, boolean removalWanted) {}

  private static Outcome identified(Run run, AgentHome home) throws InterruptedException {
    Texts texts = run.texts;
    return switch (KnownMachine.open(home.folder(), run.options.keepsKey())) {
      case KnownMachine.Result.Corrupt(Path file, String why) ->
          complaint(ExitCode.NO_IDENTITY, texts, texts.get("start.corruptKey", file, why));
      case KnownMachine.Result.Inaccessible(Path file, String why) ->
          complaint(ExitCode.NO_IDENTITY, texts, texts.get("start.noHome", file, why));
      case KnownMachine.Result.Usable(KnownMachine machine) ->
          // The machine first: this takes the key of a return away.
          onDesktop(run, machine, run.restarts.take(Clock.systemUTC().instant()));
    };
  }

  private static Outcome onDesktop(Run run, KnownMachine machine, Optional<ComeBack> comeBack)
      throws InterruptedException {
    Options options = run.options;
    Texts texts = run.texts;
    Restarts restarts = run.restarts;
    if (WaylandDesktop.isHere(System.getenv())) {
      tell(onWayland(options, texts), texts);
      return new Outcome(ExitCode.NO_DESKTOP, false);
    }
    if (GraphicsEnvironment.isHeadless()) {
      return complaint(ExitCode.NO_DESKTOP, texts, texts.get("start.noDesktop", "headless"));
    }
    if (options.server().isUnprotected()) {
      LOG.log(System.Logger.Level.WARNING, "http to another computer: nothing is encrypted");
    }
    OwnSwingWindows own;
    try {
      own = OwnSwingWindows.watch();
    } catch (AWTError e) { // nobody answers at DISPLAY
      String why = String.valueOf(e.getMessage());
      return complaint(ExitCode.NO_DESKTOP, texts, texts.get("start.noDesktop", why));
    }
    var activity = new LateActivity(() -> X11LocalActivity.open(null));
    var input = new LateInput(() -> X11InputSink.open(null, own));
    var clipboard = new LateClipboard(() -> X11Clipboard.open(null));
    var board = new LateBoard(() -> board(own));
    var openings = new Openings(activity, input, clipboard, board);
    var desktop =
        new Desktop(
            new BestScreenSource(null, own::areas),
            input,
            activity,
            board,
            openings,
            listener ->
                SwingCustomerWindow.open(
                    listener, texts, Clock.systemUTC(), activity::lastPressWasReal),
            notice -> new ClipboardSharing(clipboard, texts, notice),
            desk ->
                FilesService.into(
                    Path.of(System.getProperty("user.home")), System.getenv(), texts, desk),
            new MachineService(
                new SystemReport(texts),
                restarts.isPossible()
                    ? Optional.empty()
                    : Optional.of(texts.get("restart.impossible"))),
            restarts,
            run.traces);
    var agent =
        new Agent(
            desktop,
            options.server(),
            machine,
            Program.of(Main.class),
            options.answerWithin(),
            SpokenWords.Language.of(texts.locale().getLanguage()),
            comeBack,
            ownNumber(options),
            Clock.systemUTC());
    run.goodbye.onSignal(agent::close);
    agent.run();
    var failure = openings.failure();
    if (failure.isPresent()) {
      String why = String.valueOf(failure.get().getMessage());
      return complaint(ExitCode.NO_DESKTOP, texts, texts.get("start.noDesktop", why));
    }
    return new Outcome(ExitCode.CLOSED, agent.isRemovalWanted());
  }

  /// The page needs no program: the browser may ask Wayland for the screen.
  private static StartProblem onWayland(Options options, Texts texts) {
    String page = options.server().publicUrl() + "/share";
    String number =
        ownNumber(options)
            .map(digits -> texts.get("start.wayland.number", SessionNumber.grouped(digits)))
            .orElseGet(() -> texts.get("start.wayland.noNumber"));
    return new StartProblem(
        texts.get("start.wayland.title"),
        List.of(
            texts.get("start.wayland.why"),
            texts.get("start.wayland.browser", page) + " " + number,
            texts.get("start.wayland.x11")),
        Optional.of(new StartProblem.WayOut(texts.get("start.wayland.open"), page)));
  }

  private static Optional<String> ownNumber(Options options) {
    return options.number().or(() -> OwnFile.number(System.getProperties(), System.getenv()));
  }

  private static Optional<Board> board(OwnSwingWindows own) {
    try {
      return Optional.of(X11Board.open(null, own, OwnSwingWindows.scale()));
    } catch (X11UnavailableException e) {
      LOG.log(System.Logger.Level.INFO, "no pointer and no drawing: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static Outcome complaint(ExitCode code, Texts texts, String text)
      throws InterruptedException {
    return new Outcome(complain(code, texts, text), false);
  }

  /// Says why the program cannot go on, in the terminal and, if there is a desktop, in a window.
  private static ExitCode complain(ExitCode code, Texts texts, String text)
      throws InterruptedException {
    tell(StartProblem.of(texts, text), texts);
    return code;
  }

  private static void tell(StartProblem problem, Texts texts) throws InterruptedException {
    problem.why().forEach(System.err::println);
    problem.tell(texts);
  }
}
