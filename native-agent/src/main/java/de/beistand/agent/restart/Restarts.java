package de.beistand.agent.restart;

import de.beistand.agent.identity.KnownMachine;
import de.beistand.agent.packed.PackedProgram;
import de.beistand.agent.session.ComeBack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Restarts the computer so that this program starts once afterwards, and leaves nothing behind:
/// the file is deleted when it is read, the autostart entry by itself and by every start of the
/// program.
public final class Restarts {
  private static final System.Logger LOG = System.getLogger("beistand.restart");
  private static final int LONGEST = 8192;
  private static final String MAIN = "de.beistand.agent.Main";

  private final String server;
  private final Path file;
  private final Path key;
  private final Autostart autostart;
  private final Reboot reboot;
  private final AtomicInteger wanted = new AtomicInteger();

  /// @param server its public address: nobody else hears of the session
  /// @param home the agent's own folder, readable by its owner only
  /// @param environment of this process
  public Restarts(
      String server, Path home, Map<String, String> environment, Path userHome, Reboot reboot) {
    this.server = server;
    this.file = home.resolve("come-back");
    this.key = home.resolve(KnownMachine.FOR_RETURN);
    this.autostart = new Autostart(environment, userHome);
    this.reboot = reboot;
  }

  /// Where the entry is that starts the program after the restart.
  public Path autostartEntry() {
    return autostart.entry();
  }

  /// Whether this system can do it.
  public boolean isPossible() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
  }

  /// What an earlier run of the program left for this one; there is nothing of it afterwards.
  public Optional<ComeBack> take(Instant now) {
    Optional<ComeBack> found = Optional.empty();
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= LONGEST) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        String first = server + "\n";
        found =
            text.startsWith(first)
                ? ComeBack.parse(text.substring(first.length()), now)
                : Optional.empty();
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "what was left for this start cannot be read", e);
    }
    return forget() ? found : Optional.empty();
  }

  /// Restarts the computer, without waiting for it; not if somebody [#forget]s it meanwhile.
  ///
  /// @param machine has to be the same computer when it comes back
  /// @param failed gets the reason if nothing comes of it; nothing is left behind then
  public void begin(ComeBack comeBack, KnownMachine machine, Consumer<String> failed) {
    int mine = wanted.incrementAndGet();
    Thread.ofVirtual()
        .name("restart")
        .start(
            () -> {
              try {
                prepare(comeBack, machine);
                if (wanted.get() != mine) {
                  throw new IOException("nobody wants it any more");
                }
                LOG.log(System.Logger.Level.INFO, "the computer restarts");
                reboot.now();
              } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "no restart", e);
                forget();
                failed.accept(String.valueOf(e.getMessage()));
              }
            });
  }

  private synchronized void prepare(ComeBack comeBack, KnownMachine machine) throws IOException {
    write(server + "\n" + comeBack.text());
    machine.keepForReturn();
    autostart.register(thisProgram());
  }

  /// Deletes the files and the autostart entry, also those of a restart that is being prepared.
  ///
  /// @return false if one of them stays
  public boolean forget() {
    wanted.incrementAndGet();
    return delete();
  }

  private synchronized boolean delete() {
    try {
      autostart.forget();
      Files.deleteIfExists(key);
      Files.deleteIfExists(file);
      return true;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.ERROR, "something stays behind", e);
      return false;
    }
  }

  private void write(String text) throws IOException {
    Files.deleteIfExists(file);
    FileAttribute<?>[] ownerOnly = {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static List<String> thisProgram() throws IOException {
    String[] words =
        Files.readString(Path.of("/proc/self/cmdline"), StandardCharsets.UTF_8).split("\0", -1);
    return command(
        List.of(words).subList(0, words.length - 1),
        Path.of("/proc/self/exe").toRealPath(),
        PackedProgram.ofThisProcess().file());
  }

  /// How to start this program again.
  ///
  /// @param words of the running process
  /// @param executable what it runs
  /// @param file that it came in: it unpacks itself again if need be, while a temporary folder does
  ///   not outlive the restart
  static List<String> command(List<String> words, Path executable, Optional<Path> file) {
    int main = words.indexOf(MAIN);
    boolean packed = file.isPresent() && main >= 0;
    Stream<String> start =
        packed ? Stream.of("/bin/sh", file.get().toString()) : Stream.of(executable.toString());
    return Stream.concat(start, words.stream().skip(packed ? main + 1 : 1)).toList();
  }
}
