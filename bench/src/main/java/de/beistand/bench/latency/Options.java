package de.beistand.bench.latency;

import de.beistand.acceptance.net.Network;
import de.beistand.bench.picture.Layout;
import de.beistand.bench.subject.Beistand;
import de.beistand.bench.subject.Subject;
import de.beistand.bench.subject.Vnc;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What to measure, as the command line says it.
///
/// @param samples flips and key presses each; fewer of what takes longer
/// @param seconds how long each movement and each stillness is measured
/// @param framesPerSecond of scrolling, dragging and the film
/// @param rounds how often all of it is done, the subjects in turn
/// @param out folder of the results
public record Options(
    List<Subject> subjects,
    List<Network> networks,
    Layout size,
    Set<Workload> workloads,
    int samples,
    int seconds,
    int framesPerSecond,
    int rounds,
    Path out) {

  public static final String HELP =
      """
      latency: how soon, how smoothly and how exactly a technician sees the customer's screen

        --subjects=xvnc,x11vnc,beistand     who is measured; the last is compared with the others
        --networks=lan,20/40/0,4/80/1,1/100/1
                                            'lan', or Mbit/s / round trip in ms / loss in percent
        --size=1280x720                     the customer's screen
        --workloads=connect,flip,key,typing,still,scroll,drag,film,page,text
        --samples=60                        flips and key presses; a fifth as many page switches
        --seconds=8                         length of each movement
        --fps=30                            of scrolling, dragging and the film
        --rounds=1                          do all of it that often, the subjects in turn
        --out=bench/target/results          table.md, samples.csv and the programs' logs
      """;

  /// What `figures` adds in front of the person's own options.
  public static final List<String> FIGURES =
      List.of("--networks=lan,20/40/0,4/80/1", "--samples=30", "--seconds=4");

  private static final double BEFORE_A_RUN_SECONDS = 18;
  private static final double BETWEEN_WORKLOADS_SECONDS = 1.5;

  /// Page switches of a run.
  int pages() {
    return Math.max(1, samples / 5);
  }

  /// Looks at fixed moments after page switches of a run.
  int texts() {
    return Math.max(1, samples / 10);
  }

  /// Connections of a run; the one before them fills caches.
  int connects() {
    return Math.clamp(samples / 8, 1, 5);
  }

  /// About how long all of it takes on a machine that does nothing else.
  public Duration estimate() {
    double run =
        BEFORE_A_RUN_SECONDS
            + workloads.stream()
                .mapToDouble(workload -> BETWEEN_WORKLOADS_SECONDS + seconds(workload))
                .sum();
    double unwatched = 4 * (seconds + 2.0);
    int runs = networks.size() * rounds;
    return Duration.ofSeconds(Math.round(subjects.size() * (runs * run + unwatched)));
  }

  private double seconds(Workload workload) {
    return switch (workload) {
      case CONNECT -> 2.5 * connects();
      case FLIP, KEY -> 1 + 0.32 * samples;
      case TYPING -> 3.0 + seconds;
      case STILL -> seconds;
      case SCROLL, DRAG, FILM -> 2.0 + seconds;
      case PAGE -> 2.5 * pages();
      case TEXT -> 5.0 * texts();
    };
  }

  /// @throws IllegalArgumentException in words for the person at the terminal
  public static Options parse(List<String> arguments) {
    List<Subject> subjects = subjects("xvnc,x11vnc,beistand");
    List<Network> networks = List.of(Network.LAN);
    Layout size = new Layout(1280, 720);
    Set<Workload> workloads = EnumSet.allOf(Workload.class);
    int samples = 60;
    int seconds = 8;
    int framesPerSecond = 30;
    int rounds = 1;
    Path out = Path.of("bench", "target", "results");
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      switch (argument.substring(0, argument.length() - value.length())) {
        case "--subjects=" -> subjects = subjects(value);
        case "--networks=" ->
            networks = Arrays.stream(value.split(",")).map(Network::parse).toList();
        case "--size=" -> size = size(value);
        case "--workloads=" -> workloads = workloads(value);
        case "--samples=" -> samples = positive(value);
        case "--seconds=" -> seconds = positive(value);
        case "--fps=" -> framesPerSecond = positive(value);
        case "--rounds=" -> rounds = positive(value);
        case "--out=" -> out = Path.of(value);
        default -> throw new IllegalArgumentException("unknown: " + argument + "\n\n" + HELP);
      }
    }
    return new Options(
        subjects,
        networks,
        size,
        workloads,
        samples,
        seconds,
        framesPerSecond,
        rounds,
        out.toAbsolutePath());
  }

  private static List<Subject> subjects(String keys) {
    List<Subject> known = new ArrayList<>(List.of(Vnc.values()));
    known.add(new Beistand());
    List<Subject> chosen = new ArrayList<>();
    for (String key : keys.split(",")) {
      chosen.add(
          known.stream()
              .filter(subject -> subject.key().equals(key))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("unknown subject " + key)));
    }
    return chosen;
  }

  private static Set<Workload> workloads(String names) {
    Set<Workload> chosen = EnumSet.noneOf(Workload.class);
    for (String name : names.split(",")) {
      chosen.add(
          Arrays.stream(Workload.values())
              .filter(workload -> workload.name().toLowerCase(Locale.ROOT).equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("unknown workload " + name)));
    }
    return chosen;
  }

  private static Layout size(String text) {
    String[] sides = text.split("x", -1);
    if (sides.length != 2) {
      throw new IllegalArgumentException("a size is like 1280x720, not " + text);
    }
    return new Layout(positive(sides[0]), positive(sides[1]));
  }

  private static int positive(String text) {
    if (!text.matches("[1-9]\\d{0,6}")) {
      throw new IllegalArgumentException("a number from 1 on is needed, not " + text);
    }
    return Integer.parseInt(text);
  }
}
