package de.beistand.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// All samples of a run; each is written to the file of raw samples at once, so that an aborted run
/// keeps them.
public final class Results {
  /// @param network,size,subject what was measured
  /// @param round which round of the run, from 1
  public record Sample(
      String network, String size, String subject, int round, Metric metric, double value) {}

  private final List<Sample> samples = new ArrayList<>();
  private final Path raw;

  public Results(Path raw) {
    this.raw = raw;
    write("network;size;subject;round;metric;value\n", StandardOpenOption.TRUNCATE_EXISTING);
  }

  public void add(Sample sample) {
    samples.add(sample);
    write(
        String.format(
            Locale.ROOT,
            "%s;%s;%s;%d;%s;%.4f%n",
            sample.network(),
            sample.size(),
            sample.subject(),
            sample.round(),
            sample.metric(),
            sample.value()),
        StandardOpenOption.APPEND);
  }

  /// Whether there is any sample of that.
  public boolean has(String network, String subject, Metric metric) {
    return samples.stream().anyMatch(s -> matches(s, network, subject, metric));
  }

  public Samples of(String network, String subject, Metric metric) {
    return Samples.of(
        samples.stream()
            .filter(s -> matches(s, network, subject, metric))
            .mapToDouble(Sample::value)
            .toArray());
  }

  private static boolean matches(Sample s, String network, String subject, Metric metric) {
    return s.network().equals(network) && s.subject().equals(subject) && s.metric() == metric;
  }

  private void write(String text, StandardOpenOption how) {
    try {
      Files.writeString(raw, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
