package de.beistand.bench.files;

import com.microsoft.playwright.Page;
import de.beistand.acceptance.Asked;
import de.beistand.acceptance.Customer;
import de.beistand.acceptance.FirstAdmin;
import de.beistand.acceptance.Places;
import de.beistand.acceptance.ServerProcess;
import de.beistand.acceptance.TechnicianBrowser;
import de.beistand.acceptance.TechnicianConsole;
import de.beistand.acceptance.Until;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;

/// Files both ways between a real page and a real agent on one machine, directly; meanwhile pings
/// go through the channel of mouse and keyboard, one after the other.
public final class FileTransfers {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int BLOCK = 1 << 20;

  private final FileOptions options;
  private final Customer customer;
  private final TechnicianConsole console;
  private final Page page;
  private int transfer = -1;

  private FileTransfers(FileOptions options, Customer customer, TechnicianConsole console) {
    this.options = options;
    this.customer = customer;
    this.console = console;
    page = console.page();
  }

  /// Prints a table.
  public static void run(FileOptions options) throws IOException {
    int port = Places.freePort();
    String url = "http://localhost:" + port;
    try (var server = new ServerProcess(port, Map.of("publicUrl", url));
        var browser = new TechnicianBrowser();
        var customer = new Customer("customer", url, 1280, 800)) {
      var console = new TechnicianConsole(browser.newProfile("de-DE", 1366, 900), url);
      console.logIn(FirstAdmin.create(server).technician());
      console.connect(customer.hands().machineId(), customer.hands().password());
      customer.hands().allow(Asked.VIEW);
      console.awaitPicture();
      new FileTransfers(options, customer, console).measure();
    }
  }

  private void measure() throws IOException {
    Path sent = random(Places.newFolder("bench-files"));
    Path kept = random(customer.desktop().home());
    page.evaluate("() => { window.showSaveFilePicker = window.showDirectoryPicker = undefined }");
    System.out.println("| way | MB/s | input, median ms | p95 | slowest | pings |");
    System.out.println("|---|---|---|---|---|---|");
    print("nothing moves", Double.NaN, idle());
    for (int run = 0; run < options.runs(); run++) {
      toCustomer(sent, run == 0);
    }
    for (int run = 0; run < options.runs(); run++) {
      toTechnician(kept);
    }
  }

  private double[] idle() {
    console.wire().awaitCarriedOut();
    return DoubleStream.generate(() -> console.wire().awaitCarriedOut()).limit(200).toArray();
  }

  private void toCustomer(Path file, boolean first) {
    transfer += 2;
    page.setInputFiles("#send-files-input", file);
    if (first) {
      customer.hands().allowAlways(Asked.FILES_IN);
    }
    follow("to the customer");
  }

  private void toTechnician(Path file) {
    transfer += 2;
    page.click("#ask-files");
    customer.hands().allow(Asked.FILES_OUT);
    customer.hands().choose(file);
    customer.hands().allow(Asked.SEND_FILES);
    page.click("li[data-transfer='%d'] [data-do=save]".formatted(transfer));
    follow("to the technician");
    page.click("li[data-transfer='%d'] [data-do=dismiss]".formatted(transfer));
  }

  /// From the first sight of the running transfer to its end.
  private void follow(String way) {
    Until.holds("it runs", PATIENCE, () -> state().equals("running"));
    long begin = System.nanoTime();
    double already = done();
    DoubleStream.Builder pings = DoubleStream.builder();
    while (!state().equals("over")) {
      pings.add(console.wire().awaitCarriedOut());
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    String end = page.getAttribute("li[data-transfer='%d']".formatted(transfer), "data-end");
    if (!"DONE".equals(end)) {
      throw new IllegalStateException("the transfer ended with " + end);
    }
    print(way, options.megabytes() * (1 - already) / seconds, pings.build().toArray());
  }

  private String state() {
    return String.valueOf(
        page.evaluate(
            "n => document.querySelector(`li[data-transfer='${n}']`)?.dataset.state", transfer));
  }

  /// Share that was there at the first sight.
  private double done() {
    Object value =
        page.evaluate(
            "n => document.querySelector(`li[data-transfer='${n}'] progress`).value", transfer);
    return ((Number) value).doubleValue();
  }

  private static void print(String way, double speed, double[] pings) {
    Arrays.sort(pings);
    System.out.printf(
        "| %s | %s | %.1f | %.1f | %.1f | %d |%n",
        way,
        Double.isNaN(speed) ? "–" : "%.1f".formatted(speed),
        at(pings, 0.5),
        at(pings, 0.95),
        at(pings, 1),
        pings.length);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  private Path random(Path folder) throws IOException {
    Path file = folder.resolve("datei.bin");
    byte[] block = new byte[BLOCK];
    var random = new Random(1);
    long left = options.megabytes() * 1_000_000L;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (; left > 0; left -= BLOCK) {
        random.nextBytes(block);
        out.write(block, 0, (int) Math.min(BLOCK, left));
      }
    }
    return file;
  }
}
