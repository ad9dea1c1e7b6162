package de.beistand.agent.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/// This computer's identity in this run of the program, and whether it is kept for the next.
///
/// Without the customer's agreement the key lives in memory only: the next run is another computer
/// to the server. A file that cannot be read is never replaced, for the same reason.
public final class KnownMachine {
  /// What reading or making the key led to.
  public sealed interface Result {
    /// The key is there.
    record Usable(KnownMachine machine) implements Result {}

    /// The file is there but holds no key.
    record Corrupt(Path file, String why) implements Result {}

    /// The file cannot be read or written.
    record Inaccessible(Path file, String why) implements Result {}
  }

  /// The name of the kept key in the agent's own folder.
  public static final String KEPT = "machine-key.pem";

  /// The name of a key that only has to outlive a restart of the computer.
  public static final String FOR_RETURN = "come-back-key.pem";

  private final Path home;
  private final MachineKey key;
  private boolean kept;

  private KnownMachine(Path home, MachineKey key, boolean kept) {
    this.home = home;
    this.key = key;
    this.kept = kept;
  }

  /// Takes the kept key, or the one that was kept for coming back after a restart, or a new one.
  ///
  /// @param home made by [AgentHome#open]
  /// @param agreed whether a new key is kept from the beginning
  public static Result open(Path home, boolean agreed) {
    Path file = home.resolve(KEPT);
    try {
      if (Files.exists(file)) {
        return new Result.Usable(new KnownMachine(home, KeyFile.read(file), true));
      }
      Path forReturn = home.resolve(FOR_RETURN);
      if (Files.exists(forReturn)) {
        file = forReturn;
        return new Result.Usable(new KnownMachine(home, KeyFile.read(file), false));
      }
      var machine = new KnownMachine(home, MachineKey.generate(), false);
      if (agreed) {
        machine.keep();
      }
      return new Result.Usable(machine);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return new Result.Corrupt(file, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Result.Inaccessible(file, e.toString());
    }
  }

  /// The key itself.
  public MachineKey key() {
    return key;
  }

  /// Whether the next run will be the same computer.
  public synchronized boolean isKept() {
    return kept;
  }

  /// Keeps the key for later runs, with the customer's agreement.
  public synchronized void keep() throws IOException {
    if (!kept) {
      KeyFile.write(key, home.resolve(KEPT));
      kept = true;
    }
  }

  /// Takes the agreement back: this run goes on, the next is another computer.
  public synchronized void forget() throws IOException {
    Files.deleteIfExists(home.resolve(KEPT));
    kept = false;
  }

  /// Lets the key outlive the restart that the customer has agreed to, and no more.
  public synchronized void keepForReturn() throws IOException {
    if (!kept) {
      Path file = home.resolve(FOR_RETURN);
      Files.deleteIfExists(file);
      KeyFile.write(key, file);
    }
  }
}
