package de.beistand.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  @TempDir private Path folder;

  @Test
  void comparesTheLastWithTheBestOfTheOthers() throws Exception {
    Results results = new Results(folder.resolve("samples.csv"));
    add(results, "one", Metric.FLIP, 20);
    add(results, "two", Metric.FLIP, 40);
    add(results, "ours", Metric.FLIP, 10);
    add(results, "one", Metric.SCROLL_FPS, 10);
    add(results, "two", Metric.SCROLL_FPS, 20);
    add(results, "ours", Metric.SCROLL_FPS, 30);
    add(results, "ours", Metric.PAGE_EXACT, 7);
    add(results, "ours", Metric.PAGE_EXACT, Double.POSITIVE_INFINITY);

    Table table =
        new Table(
            results,
            "lan",
            List.of(
                new Table.Column("one", "One"),
                new Table.Column("two", "Two"),
                new Table.Column("ours", "Ours")));

    assertThat(table.toString())
        .isEqualTo(
            """
            | | One | Two | Ours | Ours ÷ best other |
            |---|---:|---:|---:|---:|
            | small change, glass to glass, ms | 20 / 20 | 40 / 40 | 10 / 10 | 0.50 |
            | scrolling text, frames that arrive, fps | 10.0 | 20.0 | 30.0 | 1.50 |
            | page switch, new page is exact, ms | – | – | 7 / ∞ (1 of 2 missed) |  |
            """);
    assertThat(Files.readString(folder.resolve("samples.csv")))
        .contains("lan;1280x720;two;1;FLIP;40.0000");
  }

  private static void add(Results results, String subject, Metric metric, double value) {
    results.add(new Results.Sample("lan", "1280x720", subject, 1, metric, value));
  }
}
