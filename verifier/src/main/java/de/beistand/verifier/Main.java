package de.beistand.verifier;

import de.beistand.verifier.Finding.Weight;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The program: `FILE.zip [--check=VALUE] [--server-key=KEY] [--language=de|en]`. Ends with 0 if
/// nothing is broken, 1 if something is, 2 if the file or the arguments cannot be read.
public final class Main {
  static final int WHOLE = 0;
  static final int BROKEN = 1;
  static final int UNREADABLE = 2;

  private static final int WIDTH = 100;

  private static final String CHECK = "--check=";
  private static final String SERVER_KEY = "--server-key=";

  private Main() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(args, Words.of(Locale.getDefault()), out));
  }

  /// Prints the verdict; gives the exit code.
  ///
  /// @param usual the words where `--language` asks for no others
  static int run(String[] args, Words usual, PrintStream out) {
    String file = "";
    Words words = usual;
    var expected = Check.Expected.NOTHING;
    for (String arg : args) {
      if (arg.startsWith(CHECK)) {
        expected = new Check.Expected(arg.substring(CHECK.length()), expected.serverKey());
      } else if (arg.startsWith(SERVER_KEY)) {
        expected =
            new Check.Expected(expected.checkValue(), arg.substring(SERVER_KEY.length()).strip());
      } else if (arg.equals("--language=de")) {
        words = Words.GERMAN;
      } else if (arg.equals("--language=en")) {
        words = Words.ENGLISH;
      } else if (file.isEmpty() && !arg.startsWith("-")) {
        file = arg;
      } else {
        file = "";
        break;
      }
    }
    if (file.isEmpty()) {
      out.println(words.say("usage"));
      return UNREADABLE;
    }
    try {
      List<Finding> findings = Check.of(Files.readAllBytes(Path.of(file)), expected);
      print(findings, words, out);
      return Check.isWhole(findings) ? WHOLE : BROKEN;
    } catch (Unreadable e) {
      out.println(words.say(Said.of("unreadable", e.said())));
      return UNREADABLE;
    } catch (NoSuchFileException e) {
      out.println(words.say(Said.of("unreadable.absent", file)));
      return UNREADABLE;
    } catch (IOException e) {
      out.println(words.say(Said.of("unreadable.file", e.toString())));
      return UNREADABLE;
    }
  }

  private static void print(List<Finding> findings, Words words, PrintStream out) {
    out.println(words.say(Check.isWhole(findings) ? "verdict.whole" : "verdict.broken"));
    for (Weight weight : List.of(Weight.BROKEN, Weight.PROVEN, Weight.OPEN)) {
      List<Finding> these = findings.stream().filter(it -> it.weight() == weight).toList();
      if (!these.isEmpty()) {
        out.println();
        out.println(words.say("heading." + weight));
        these.forEach(finding -> print(words.say(finding.said()), out));
      }
    }
  }

  /// As a list's item of lines that a narrow terminal shows whole.
  private static void print(String text, PrintStream out) {
    String line = "  -";
    for (String word : text.split(" ")) {
      if (line.length() + 1 + word.length() > WIDTH && line.length() > 4) {
        out.println(line);
        line = "   ";
      }
      line += " " + word;
    }
    out.println(line);
  }
}
