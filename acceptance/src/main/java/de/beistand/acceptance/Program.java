package de.beistand.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A program that the harness started. What it prints goes to a log file, and it ends with the
/// harness at the latest.
public final class Program implements AutoCloseable {
  private static final Set<Program> RUNNING = ConcurrentHashMap.newKeySet();
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// For a program that is done in a moment on a machine that has one.
  private static final Duration SHORT_RUN = Duration.ofSeconds(40);

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Program::closeAll, "end programs"));
  }

  private final String name;
  private final Path log;
  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final Set<ProcessHandle> seenChildren = new LinkedHashSet<>();
  private boolean outputEnded;

  private Program(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /// Starts `command` with these additions to the environment.
  ///
  /// @param name also the log file's name in [Places#logs]
  public static Program start(String name, Map<String, String> environment, List<String> command) {
    Path log = Places.logs().resolve(name + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    try {
      Files.createDirectories(log.getParent());
      Process process = builder.start();
      process.getOutputStream().close();
      Program program = new Program(name, log, process);
      RUNNING.add(program);
      // Not a virtual thread: reading a pipe would hold its carrier, and there are few.
      Thread.ofPlatform().daemon().name("output of " + name).start(program::copyOutput);
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + name, e);
    }
  }

  /// Runs `command` to its end and gives what it printed.
  ///
  /// @throws IllegalStateException if it fails or takes longer than forty seconds
  public static String run(String name, Map<String, String> environment, List<String> command) {
    try (Program program = start(name, environment, command)) {
      int status = program.awaitExit(SHORT_RUN);
      String output = program.output();
      if (status != 0) {
        throw new IllegalStateException(name + " ended with " + status + ": " + output);
      }
      return output;
    }
  }

  private void copyOutput() {
    try (BufferedReader reader = process.inputReader();
        Writer writer =
            Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        writer.write(line + "\n");
        writer.flush();
        synchronized (lines) {
          lines.add(line);
          lines.notifyAll();
        }
      }
    } catch (IOException e) {
      // The stream of a killed process breaks instead of ending.
      synchronized (lines) {
        lines.add("output broke off: " + e.getMessage());
      }
    } finally {
      synchronized (lines) {
        outputEnded = true;
        lines.notifyAll();
      }
    }
  }

  /// The first printed line that fits, waiting for it.
  ///
  /// @throws IllegalStateException if the program ends or the time is over before
  public String awaitLine(Predicate<String> fits, Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    synchronized (lines) {
      while (true) {
        Optional<String> line = lines.stream().filter(fits).findFirst();
        if (line.isPresent()) {
          return line.get();
        }
        long left = end - System.nanoTime();
        if (outputEnded || left <= 0) {
          throw new IllegalStateException(
              name
                  + (outputEnded ? " ended early; " : " is late; ")
                  + "see "
                  + log
                  + "\n"
                  + tail());
        }
        try {
          TimeUnit.NANOSECONDS.timedWait(lines, left);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  /// The first line printed so far that fits.
  public Optional<String> line(Predicate<String> fits) {
    synchronized (lines) {
      return lines.stream().filter(fits).findFirst();
    }
  }

  /// Waits for the program to end by itself and gives its exit status.
  public int awaitExit(Duration atMost) {
    try {
      if (!process.waitFor(atMost)) {
        throw new IllegalStateException(name + " still runs; see " + log + "\n" + tail());
      }
      awaitOutput();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitOutput() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    synchronized (lines) {
      while (!outputEnded && System.nanoTime() < end) {
        TimeUnit.NANOSECONDS.timedWait(lines, end - System.nanoTime());
      }
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public long pid() {
    return process.pid();
  }

  /// Everything printed so far.
  public String output() {
    synchronized (lines) {
      return String.join("\n", lines);
    }
  }

  private String tail() {
    synchronized (lines) {
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
  }

  /// The processes that this program started, seen now or at an earlier call.
  public Set<ProcessHandle> children() {
    process.descendants().forEach(seenChildren::add);
    return Set.copyOf(seenChildren);
  }

  /// Asks the program to end, as Ctrl-C or a shutdown does, and does not wait.
  public void terminate() {
    process.destroy();
  }

  /// Kills the program alone, at once (SIGKILL), as a crash would. Its children live on.
  public void crash() {
    children();
    process.destroyForcibly();
    awaitExit(PATIENCE);
  }

  /// Ends the program and every process that it started: politely first.
  @Override
  public void close() {
    Set<ProcessHandle> children = children();
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE)) {
        process.destroyForcibly().waitFor();
      }
      awaitOutput();
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
    children.forEach(ProcessHandle::destroyForcibly);
    RUNNING.remove(this);
  }

  private static void closeAll() {
    List<Thread> closing =
        RUNNING.stream().map(program -> Thread.ofPlatform().start(program::close)).toList();
    for (Thread thread : closing) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        return;
      }
    }
    ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    Places.deleteAll();
  }
}
