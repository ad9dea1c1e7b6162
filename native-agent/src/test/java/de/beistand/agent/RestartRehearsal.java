package de.beistand.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// The program as it is, but for the restart itself: instead of restarting the computer it writes a
/// file. The first argument names it, the others are the program's.
final class RestartRehearsal {
  private RestartRehearsal() {}

  public static void main(String[] arguments) {
    Path mark = Path.of(arguments[0]);
    Main.run(Arrays.copyOfRange(arguments, 1, arguments.length), () -> restart(mark));
  }

  private static void restart(Path mark) throws IOException {
    Files.writeString(mark, "the computer would restart now");
  }
}
