package de.beistand.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// The samples of one network as a Markdown table: a line for each metric, a column for each
/// subject, and what the last subject is to the best of the others.
public final class Table {
  /// @param key as in the samples
  /// @param title as printed
  public record Column(String key, String title) {}

  private final Results results;
  private final String network;
  private final List<Column> columns;

  public Table(Results results, String network, List<Column> columns) {
    this.results = results;
    this.network = network;
    this.columns = columns;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("| |");
    columns.forEach(column -> text.append(' ').append(column.title()).append(" |"));
    boolean compare = columns.size() > 1;
    if (compare) {
      text.append(' ').append(columns.getLast().title()).append(" ÷ best other |");
    }
    text.append("\n|---|").append("---:|".repeat(columns.size() + (compare ? 1 : 0)));
    for (Metric metric : Metric.values()) {
      if (columns.stream().anyMatch(c -> results.has(network, c.key(), metric))) {
        text.append("\n| ").append(metric.title()).append(" |");
        columns.forEach(c -> text.append(' ').append(cell(c, metric)).append(" |"));
        if (compare) {
          text.append(' ').append(ratio(metric)).append(" |");
        }
      }
    }
    return text.append('\n').toString();
  }

  private String cell(Column column, Metric metric) {
    if (!results.has(network, column.key(), metric)) {
      return "–";
    }
    Samples samples = results.of(network, column.key(), metric);
    String cell =
        switch (metric.kind()) {
          case SPREAD -> number(samples.median(), 0) + " / " + number(samples.quantile(0.95), 0);
          case MEAN -> number(samples.mean(), 1);
          case FINE -> number(samples.mean(), 3);
        };
    return samples.missed() == 0
        ? cell
        : cell + " (" + samples.missed() + " of " + samples.sorted().length + " missed)";
  }

  private String ratio(Metric metric) {
    OptionalDouble own = centre(columns.getLast(), metric);
    List<Double> others = new ArrayList<>();
    for (Column column : columns.subList(0, columns.size() - 1)) {
      centre(column, metric).ifPresent(others::add);
    }
    if (own.isEmpty() || others.isEmpty()) {
      return "";
    }
    double best =
        others.stream().reduce(others.getFirst(), metric.lessIsBetter() ? Math::min : Math::max);
    return best == 0 ? "" : number(own.getAsDouble() / best, 2);
  }

  private OptionalDouble centre(Column column, Metric metric) {
    if (!results.has(network, column.key(), metric)) {
      return OptionalDouble.empty();
    }
    Samples samples = results.of(network, column.key(), metric);
    double centre = metric.kind() == Metric.Kind.SPREAD ? samples.median() : samples.mean();
    return Double.isFinite(centre) ? OptionalDouble.of(centre) : OptionalDouble.empty();
  }

  private static String number(double value, int digits) {
    return Double.isInfinite(value) ? "∞" : String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
