package de.beistand.bench.recording;

import com.microsoft.playwright.Page;
import de.beistand.acceptance.Asked;
import de.beistand.acceptance.Customer;
import de.beistand.acceptance.FirstAdmin;
import de.beistand.acceptance.Places;
import de.beistand.acceptance.Program;
import de.beistand.acceptance.ServerProcess;
import de.beistand.acceptance.TechnicianBrowser;
import de.beistand.acceptance.TechnicianConsole;
import de.beistand.acceptance.Until;
import de.beistand.acceptance.WebLogin;
import de.beistand.bench.process.CpuTime;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The CPU of a technician's browser in sessions that are recorded and in others that are not, by
/// turns, with the same work on the customer's screen.
public final class RecordingCost {
  private static final int SETTLES_MILLIS = 3000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// What happens on the customer's screen, without end.
  private enum Work {
    STILL("nothing", "sleep 3600"),
    SCROLLS(
        "text scrolls, 12 lines/s",
        "exec xterm -geometry 90x30+20+120 -e sh -c 'i=0; while :; do i=$((i+1)); printf \"%s Rechnung %s an den Kunden, 17,50 €\\n\" $i $((i * 7919)); sleep 0.083; done'"),
    FILM(
        "the whole screen changes, 25/s",
        "while :; do for c in '#c02040' '#10c030' '#3a6ea5' '#f0c020'; do xsetroot -solid $c; sleep 0.04; done; done");

    private final String words;
    private final String command;

    Work(String words, String command) {
      this.words = words;
      this.command = command;
    }
  }

  /// Shares of one core.
  private record Share(double browser, double recorder) {}

  private final RecordingOptions options;
  private final Customer customer;
  private final TechnicianConsole console;
  private final WebLogin admin;
  private final Map<Work, double[]> plain = new EnumMap<>(Work.class);
  private final Map<Work, double[]> recorded = new EnumMap<>(Work.class);
  private final Map<Work, double[]> own = new EnumMap<>(Work.class);

  private RecordingCost(
      RecordingOptions options, Customer customer, TechnicianConsole console, WebLogin admin) {
    this.options = options;
    this.customer = customer;
    this.console = console;
    this.admin = admin;
    for (Work work : Work.values()) {
      plain.put(work, new double[options.runs()]);
      recorded.put(work, new double[options.runs()]);
      own.put(work, new double[options.runs()]);
    }
  }

  /// Prints a table.
  public static void run(RecordingOptions options) {
    int port = Places.freePort();
    String url = "http://localhost:" + port;
    try (var server = new ServerProcess(port, Map.of("publicUrl", url));
        var browser = new TechnicianBrowser();
        var admin = new WebLogin(url);
        var customer = new Customer("customer", url, 1920, 1080)) {
      FirstAdmin.Team team = FirstAdmin.create(server);
      admin.logIn(team.admin().login(), team.admin().password());
      admin.get("/operator/recording");
      addReviewKey(admin);
      var console = new TechnicianConsole(browser.newProfile("de-DE", 1366, 900), url);
      console.logIn(team.technician());
      new RecordingCost(options, customer, console, admin).measure();
    }
  }

  private void measure() {
    for (int run = 0; run < options.runs(); run++) {
      session(run, false);
      session(run, true);
    }
    System.out.println(
        "| on the customer's screen, 1920 × 1080 | browser, % of a core | recorded | recorder's thread |");
    System.out.println("|---|---|---|---|");
    for (Work work : Work.values()) {
      System.out.printf(
          "| %s | %s | %s | %s |%n",
          work.words,
          percents(plain.getOrDefault(work, new double[0])),
          percents(recorded.getOrDefault(work, new double[0])),
          percents(own.getOrDefault(work, new double[0])));
    }
  }

  private void session(int run, boolean record) {
    admin.post("/operator/recording", Map.of("recording", record ? "ASK" : "OFF"));
    customer.hands().backToStart();
    console.open();
    console.connect(customer.hands().machineId(), customer.hands().password());
    customer.hands().allow(Asked.VIEW);
    console.awaitPicture();
    Page page = console.page();
    if (record) {
      customer.hands().allow(Asked.RECORDING);
      page.waitForSelector("#recording[data-state=running]");
    }
    for (Work work : Work.values()) {
      try (Program busy = customer.desktop().start("busy", "sh", "-c", work.command)) {
        page.waitForTimeout(SETTLES_MILLIS);
        Share share = watch(page);
        if (!busy.isAlive()) {
          throw new IllegalStateException(work + " ended: " + busy.output());
        }
        if (record) {
          recorded.getOrDefault(work, new double[0])[run] = share.browser();
          own.getOrDefault(work, new double[0])[run] = share.recorder();
        } else {
          plain.getOrDefault(work, new double[0])[run] = share.browser();
        }
      }
    }
    console.end();
    console.awaitEnd();
    Until.holds("the end at the customer", PATIENCE, () -> customer.hands().stopSign().isEmpty());
    page.waitForTimeout(SETTLES_MILLIS);
    if (record) {
      page.waitForSelector("#recording-upload[data-state=complete]");
    }
  }

  private Share watch(Page page) {
    long begin = System.nanoTime();
    double browser = browserSeconds();
    double recorder = recorderSeconds();
    page.waitForTimeout(options.seconds() * 1000.0);
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Share(
        (browserSeconds() - browser) / seconds, (recorderSeconds() - recorder) / seconds);
  }

  private static double browserSeconds() {
    return browsers().stream()
        .filter(process -> process.parent().map(parent -> !isBrowser(parent)).orElse(true))
        .mapToDouble(process -> CpuTime.ofTree(process.pid()).toNanos() / 1e9)
        .sum();
  }

  /// Chromium names the thread of a worker; the console has no other one.
  private static double recorderSeconds() {
    return browsers().stream()
        .mapToDouble(process -> CpuTime.ofThreads(process.pid(), "DedicatedWorker").toNanos() / 1e9)
        .sum();
  }

  private static List<ProcessHandle> browsers() {
    return ProcessHandle.current().descendants().filter(RecordingCost::isBrowser).toList();
  }

  private static boolean isBrowser(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/chromium");
  }

  private static void addReviewKey(WebLogin admin) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(3072);
      byte[] key = generator.generateKeyPair().getPublic().getEncoded();
      admin.postJson(
          "/admin/review-keys",
          "{\"name\":\"Bench\",\"publicKey\":\"%s\",\"lockedKey\":\"{}\"}"
              .formatted(Base64.getUrlEncoder().withoutPadding().encodeToString(key)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has RSA", e);
    }
  }

  /// The median, and the least and the most.
  private static String percents(double[] shares) {
    double[] sorted = shares.clone();
    Arrays.sort(sorted);
    return "%.1f (%.1f–%.1f)"
        .formatted(
            100 * sorted[sorted.length / 2], 100 * sorted[0], 100 * sorted[sorted.length - 1]);
  }
}
