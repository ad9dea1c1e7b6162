package de.beistand.verifier;

import de.beistand.verifier.Finding.Weight;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The program: `FILE.zip [--check=VALUE] [--server-key=KEY]`. Ends with 0 if nothing is broken, 1
/// if something is, 2 if the file or the arguments cannot be read.
public final class Main {
  static final int WHOLE = 0;
  static final int BROKEN = 1;
  static final int UNREADABLE = 2;

  private static final String CHECK = "--check=";
  private static final String SERVER_KEY = "--server-key=";

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args, new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  /// Prints the verdict; gives the exit code.
  static int run(String[] args, PrintStream out) {
    String file = "";
    var expected = Check.Expected.NOTHING;
    for (String arg : args) {
      if (arg.startsWith(CHECK)) {
        expected = new Check.Expected(arg.substring(CHECK.length()), expected.serverKey());
      } else if (arg.startsWith(SERVER_KEY)) {
        expected =
            new Check.Expected(expected.checkValue(), arg.substring(SERVER_KEY.length()).strip());
      } else if (file.isEmpty() && !arg.startsWith("-")) {
        file = arg;
      } else {
        file = "";
        break;
      }
    }
    if (file.isEmpty()) {
      out.println("Usage: verify FILE.zip [--check=VALUE] [--server-key=KEY]");
      return UNREADABLE;
    }
    try {
      List<Finding> findings = Check.of(Files.readAllBytes(Path.of(file)), expected);
      print(findings, out);
      return Check.isWhole(findings) ? WHOLE : BROKEN;
    } catch (Unreadable | IOException e) {
      out.println("NOT AN EXPORT OF A SESSION: " + e.getMessage());
      return UNREADABLE;
    }
  }

  private static void print(List<Finding> findings, PrintStream out) {
    out.println(
        Check.isWhole(findings)
            ? "VERDICT: NOTHING WAS CHANGED. Read what is not proven, too."
            : "VERDICT: NOT GENUINE. Something was changed, or is missing.");
    print("Broken", Weight.BROKEN, findings, out);
    print("Proven", Weight.PROVEN, findings, out);
    print("Not proven by this file alone", Weight.OPEN, findings, out);
  }

  private static void print(
      String heading, Weight weight, List<Finding> findings, PrintStream out) {
    List<Finding> these = findings.stream().filter(it -> it.weight() == weight).toList();
    if (!these.isEmpty()) {
      out.println();
      out.println(heading + ":");
      these.forEach(finding -> out.println("  - " + finding.text()));
    }
  }
}
