package de.beistand.bench.longrun;

import de.beistand.acceptance.net.Line;
import de.beistand.acceptance.net.Network;
import de.beistand.bench.process.Program;
import de.beistand.bench.subject.Beistand;
import de.beistand.bench.subject.BeistandSession;
import de.beistand.bench.subject.Browser;
import de.beistand.bench.subject.Screen;
import de.beistand.bench.subject.Stage;
import de.beistand.bench.x11.Display;
import de.beistand.bench.x11.Hands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The program: one busy session for as long as wanted, and how the memory of agent and page grows.
public final class LongRun {
  private static final String DISPLAY = ":82";
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int ROOM = 160;

  /// Between two looks at the memory.
  private static final int ROUNDS = 3;

  private LongRun() {}

  /// Prints and writes `longrun.csv` while it runs; the growth at the end.
  public static void run(LongRunOptions options, Path scratch) throws IOException {
    Path logs = options.out().resolve("logs").resolve("longrun");
    int width = WIDTH + ROOM;
    int height = HEIGHT + ROOM;
    try (Line line = Line.connect(Network.LAN);
        Screen technician = Screen.plain("technician-screen", DISPLAY, width, height, logs);
        Program manager =
            Program.start("openbox", logs, List.of("openbox"), Map.of("DISPLAY", DISPLAY));
        Browser browser = Browser.start(DISPLAY, width, height, scratch.resolve("longrun"), logs);
        BeistandSession session =
            new Beistand().open(new Stage(line, WIDTH, HEIGHT, browser, logs));
        Display display = Display.open(technician.display())) {
      long start = session.connect();
      session.awaitPicture();
      session.arrange();
      browser.call("Performance.enable", Map.of());
      try (BusyPeople people =
          new BusyPeople(session.desktop(), new Hands(display), WIDTH, HEIGHT)) {
        watch(options, browser, session, people, start);
      }
    }
  }

  private static void watch(
      LongRunOptions options,
      Browser browser,
      BeistandSession session,
      BusyPeople people,
      long start)
      throws IOException {
    Path csv = options.out().resolve("longrun.csv");
    write(
        csv,
        "minutes;agent RSS MB;agent heap MB;page RSS MB;page heap MB;page nodes",
        StandardOpenOption.TRUNCATE_EXISTING);
    List<Footprint> footprints = new ArrayList<>();
    int x = browser.evaluate(PICTURE + ".x").asInt();
    int y = browser.evaluate(PICTURE + ".y").asInt();
    while (minutes(start) < options.minutes()) {
      for (int i = 0; i < ROUNDS; i++) {
        people.round(x, y);
      }
      Footprint now =
          Footprint.take(minutes(start), session.programsAtCustomer().getFirst(), browser);
      footprints.add(now);
      write(csv, row(now), StandardOpenOption.APPEND);
    }
    System.out.printf(
        Locale.ROOT,
        "%n%.1f minutes, %d pointer moves, %d keys%n",
        minutes(start),
        people.moves(),
        people.keys());
    growth(footprints, "agent, resident memory", Footprint::agentResident);
    growth(footprints, "agent, live Java objects", Footprint::agentHeap);
    growth(footprints, "page, resident memory of its process", Footprint::pageResident);
    growth(footprints, "page, live JavaScript objects", Footprint::pageHeap);
  }

  private static final String PICTURE = "document.querySelector('#screen').getBoundingClientRect()";

  private static void growth(
      List<Footprint> footprints, String name, ToDoubleFunction<Footprint> what) {
    System.out.printf(
        Locale.ROOT,
        "%-38s %7.1f MB at first, %7.1f MB at last, %+7.1f MB an hour%n",
        name,
        what.applyAsDouble(footprints.getFirst()),
        what.applyAsDouble(footprints.getLast()),
        Growth.perHour(footprints, what));
  }

  private static String row(Footprint now) {
    return String.format(
        Locale.ROOT,
        "%.2f;%.1f;%.2f;%.1f;%.2f;%.0f",
        now.minutes(),
        now.agentResident(),
        now.agentHeap(),
        now.pageResident(),
        now.pageHeap(),
        now.pageNodes());
  }

  private static double minutes(long start) {
    return (System.nanoTime() - start) / 60e9;
  }

  private static void write(Path file, String line, StandardOpenOption how) throws IOException {
    System.out.println(line);
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
  }
}
