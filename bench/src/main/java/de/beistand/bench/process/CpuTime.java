package de.beistand.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// CPU time that programs have used, user and system (`/proc/<pid>/stat`, resolution 10 ms).
public final class CpuTime {
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final int UTIME = 11;

  private CpuTime() {}

  /// Of a process, everything it has started that still runs, and everything of it that has ended.
  public static Duration ofTree(long pid) {
    long own = nanos(pid);
    long children =
        ProcessHandle.of(pid)
            .map(handle -> handle.descendants().mapToLong(child -> nanos(child.pid())).sum())
            .orElse(0L);
    return Duration.ofNanos(own + children);
  }

  /// Of the threads of a process that have this name now.
  public static Duration ofThreads(long pid, String name) {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      return Duration.ofNanos(
          threads.filter(thread -> isNamed(thread, name)).mapToLong(CpuTime::nanos).sum());
    } catch (IOException gone) {
      return Duration.ZERO;
    }
  }

  private static boolean isNamed(Path thread, String name) {
    try {
      return Files.readString(thread.resolve("comm")).strip().startsWith(name);
    } catch (IOException gone) {
      return false;
    }
  }

  private static long nanos(long pid) {
    return nanos(Path.of("/proc/" + pid));
  }

  private static long nanos(Path program) {
    try {
      return nanos(Files.readString(program.resolve("stat")));
    } catch (NoSuchFileException gone) {
      return 0;
    } catch (IOException unreadable) {
      // A process that ends while it is read gives ESRCH.
      return 0;
    }
  }

  /// From the text of `stat`: utime, stime, and those of the children that were waited for
  /// (proc(5)).
  static long nanos(String stat) {
    // The name in parentheses may hold spaces and parentheses itself.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int i = UTIME; i < UTIME + 4; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks * NANOS_PER_TICK;
  }
}
