package de.beistand.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void saysItPlainlyAndEndsWithTheCode() throws Exception {
    var sample = new Sample();
    Path file = folder.resolve("evidence.zip");
    Files.write(file, sample.zip());
    assertThat(run(file.toString(), "--check=" + sample.checkValue)).isEqualTo(Main.WHOLE);
    assertThat(said()).startsWith("VERDICT: NOTHING WAS CHANGED").contains("Proven:", "Not proven");

    sample.entries.get(4).put("link", sample.entries.get(3).get("link"));
    Files.write(file, sample.zip());
    assertThat(run(file.toString())).isEqualTo(Main.BROKEN);
    assertThat(said()).contains("VERDICT: NOT GENUINE", "entry 5 (agent 3, CONNECTED)");
  }

  @Test
  void whatIsNoExportIsNoVerdict() throws Exception {
    Path file = folder.resolve("x.zip");
    Files.writeString(file, "no archive");
    assertThat(run(file.toString())).isEqualTo(Main.UNREADABLE);
    assertThat(run(folder.resolve("missing.zip").toString())).isEqualTo(Main.UNREADABLE);
    assertThat(run()).isEqualTo(Main.UNREADABLE);
    assertThat(run(file.toString(), "--other")).isEqualTo(Main.UNREADABLE);
    assertThat(said()).doesNotContain("VERDICT");
  }

  private int run(String... args) {
    return Main.run(args, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
