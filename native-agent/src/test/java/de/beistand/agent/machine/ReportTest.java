package de.beistand.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.text.Texts;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReportTest {
  @Test
  void factsStandBelowTheirHeadingAndSomeNeedAttention() {
    var report = new Report();
    report.heading("Speicherplatz");
    report.fact("/", "1 GB frei von 100 GB", true);
    report.fact("/home", "80 GB frei von 100 GB", false);
    assertThat(report.text())
        .isEqualTo(
            """
            Speicherplatz
            ! /: 1 GB frei von 100 GB
              /home: 80 GB frei von 100 GB""");
  }

  @Test
  void aDiskCannotWriteLinesOfItsOwn() {
    var report = new Report();
    report.heading("Laufwerke");
    report.fact("sda: x\n! sdb", "gut\n! Speicher: schlecht\u202e\u0007" + "x".repeat(500));
    assertThat(report.text().lines())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("  sda x ! sdb: gut ! Speicher: schlecht")
        .hasSizeLessThan(240)
        .doesNotContain("\u202e", "\u0007");
  }

  @Test
  void whatThisComputerSaysHasNoNumbersThatNameIt() {
    String text = new SystemReport(Texts.of(Locale.GERMAN)).get();
    assertThat(text.lines()).first().isEqualTo("Computer");
    assertThat(text).contains("\nLaufwerke\n", "\nSpeicherplatz\n", "\nNetzwerk\n");
    assertThat(text).doesNotContainPattern("([0-9a-f]{2}:){5}[0-9a-f]{2}");
    assertThat(text.lines().filter(line -> !line.startsWith("  ") && !line.startsWith("! ")))
        .containsExactly("Computer", "Laufwerke", "Speicherplatz", "Netzwerk");
  }

  @Test
  void theWordsOfSmartctl() {
    assertThat(DiskHealth.read("SMART overall-health self-assessment test result: PASSED"))
        .isEqualTo(DiskHealth.FINE);
    assertThat(DiskHealth.read("a\nSMART overall-health self-assessment test result: FAILED!\n"))
        .isEqualTo(DiskHealth.FAILING);
    assertThat(DiskHealth.read("SMART Health Status: OK")).isEqualTo(DiskHealth.FINE);
    assertThat(DiskHealth.read("Smartctl open device: /dev/sda failed: Permission denied"))
        .isEqualTo(DiskHealth.UNREADABLE);
    assertThat(DiskHealth.of("--scan")).isEqualTo(DiskHealth.UNREADABLE);
  }
}
