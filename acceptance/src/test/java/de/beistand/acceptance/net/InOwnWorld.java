package de.beistand.acceptance.net;

import de.beistand.acceptance.Places;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/// Carries a test method out in a Java machine of its own that stands in an [OwnWorld]: there it
/// may make networks, cut them and mend them. Where the system forbids such worlds the test is
/// skipped and says why.
final class InOwnWorld implements InvocationInterceptor {
  private static final Duration AT_MOST = Duration.ofMinutes(6);
  private static final int TAIL = 60;

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws IOException, InterruptedException {
    invocation.skip();
    Optional<String> missing = OwnWorld.missing();
    if (missing.isPresent()) {
      throw new TestAbortedException(missing.get());
    }
    String test = method.getTargetClass().getName();
    Path logs = Places.logs().resolve(method.getTargetClass().getSimpleName());
    Files.createDirectories(logs);
    List<String> java =
        List.of(
            "-Dbeistand.root=" + Places.root(),
            "-Dbeistand.logs=" + logs,
            "-cp",
            System.getProperty("java.class.path"));
    try (OwnWorld.Inhabitant inhabitant =
        OwnWorld.start(
            java,
            Inside.class.getName(),
            List.of(test, method.getExecutable().getName()),
            ProcessBuilder.Redirect.PIPE)) {
      Process process = inhabitant.process();
      Thread.ofPlatform().daemon().start(() -> endAfter(process));
      List<String> said = copy(process, logs.resolve("test.log"));
      if (process.waitFor() != 0) {
        List<String> tail = said.subList(Math.max(0, said.size() - TAIL), said.size());
        throw new AssertionError(String.join("\n", tail) + "\nMore in " + logs);
      }
    }
  }

  private static void endAfter(Process process) {
    try {
      if (!process.waitFor(AT_MOST)) {
        process.destroy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> copy(Process process, Path log) throws IOException {
    List<String> said = new ArrayList<>();
    try (BufferedReader reader = process.inputReader();
        Writer writer = Files.newBufferedWriter(log)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        said.add(line);
        writer.write(line + "\n");
        writer.flush();
      }
    }
    return said;
  }

  /// The program inside: one test method of one class; exit status 1 if it fails.
  static final class Inside {
    private Inside() {}

    public static void main(String[] words) throws Exception {
      Path temporary = Path.of(words[0].substring(OwnWorld.INSIDE.length()));
      OwnWorld.settle(temporary, List.of(Places.root(), Places.logs()));
      var constructor = Class.forName(words[1]).getDeclaredConstructor();
      Method method = constructor.getDeclaringClass().getDeclaredMethod(words[2]);
      constructor.setAccessible(true);
      method.setAccessible(true);
      int status = 0;
      try {
        method.invoke(constructor.newInstance());
      } catch (ReflectiveOperationException e) {
        (e.getCause() == null ? e : e.getCause()).printStackTrace();
        status = 1;
      }
      System.exit(status);
    }
  }
}
