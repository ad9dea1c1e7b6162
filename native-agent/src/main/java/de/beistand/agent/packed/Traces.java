package de.beistand.agent.packed;

import de.beistand.agent.identity.AgentHome;
import de.beistand.agent.identity.KnownMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that the program has put on this computer, and the way to take it away again.
///
/// Only what is recognised is touched: known names, never a whole folder that somebody else named.
public final class Traces {
  private static final System.Logger LOG = System.getLogger("beistand.packed");

  /// Of the folder for all unpacked versions, or of a temporary one for a single run.
  private static final Pattern PLACE = Pattern.compile("beistand(\\.[A-Za-z0-9]{6})?");

  /// Of one version in it, or of one that was interrupted while it unpacked itself.
  private static final Pattern VERSION = Pattern.compile("[0-9a-f]{16}|new\\.[A-Za-z0-9]{6}");

  private static final byte[] DOWNLOAD_BEGINS =
      "#!/bin/sh\n# Beistand,".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> SETTINGS =
      List.of(AgentHome.LOCK, KnownMachine.FOR_RETURN, KnownMachine.KEPT + ".new", "come-back");

  private static final Pattern FONTS = Pattern.compile("fcinfo-.*\\.properties");

  private final Path home;
  private final Path fonts;
  private final Path autostartEntry;
  private final PackedProgram program;

  /// @param home the agent's own folder
  /// @param userHome where Java writes what it remembers of the fonts
  /// @param autostartEntry that would start the program after a restart
  public Traces(Path home, Path userHome, Path autostartEntry, PackedProgram program) {
    this.home = home;
    this.fonts = userHome.resolve(".java/fonts").resolve(System.getProperty("java.version"));
    this.autostartEntry = autostartEntry;
    this.program = program;
  }

  /// What there is now.
  public List<Trace> present() {
    var found = new ArrayList<Trace>();
    found.add(new Trace(Trace.Kind.KEY, home.resolve(KnownMachine.KEPT)));
    SETTINGS.forEach(name -> found.add(new Trace(Trace.Kind.SETTINGS, home.resolve(name))));
    found.add(new Trace(Trace.Kind.SETTINGS, autostartEntry));
    inside(fonts, FONTS).forEach(path -> found.add(new Trace(Trace.Kind.FONTS, path)));
    versions().forEach(path -> found.add(new Trace(Trace.Kind.UNPACKED, path)));
    program
        .file()
        .filter(Traces::isDownload)
        .ifPresent(path -> found.add(new Trace(Trace.Kind.DOWNLOAD, path)));
    found.removeIf(trace -> !Files.exists(trace.path(), LinkOption.NOFOLLOW_LINKS));
    return List.copyOf(found);
  }

  /// Takes everything away, and the folders that are empty then.
  ///
  /// @return what could not be taken away
  public List<Trace> remove() {
    List<Trace> left = present().stream().filter(Predicate.not(Traces::isRemoved)).toList();
    removeIfEmpty(home);
    place().ifPresent(Traces::removeIfEmpty);
    for (String folder : List.of(".", "..", "../..")) { // up to ~/.java
      removeIfEmpty(fonts.resolve(folder).normalize());
    }
    return left;
  }

  private Optional<Path> place() {
    return program
        .folder()
        .filter(folder -> VERSION.matcher(name(folder)).matches())
        .map(Path::getParent)
        .filter(folder -> PLACE.matcher(name(folder)).matches());
  }

  private List<Path> versions() {
    return place().stream()
        .flatMap(folder -> inside(folder, VERSION).stream())
        .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
        .toList();
  }

  /// What is called like that in a folder, in order.
  private static List<Path> inside(Path folder, Pattern name) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> name.matcher(name(path)).matches()).sorted().toList();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "cannot look into " + folder, e);
      return List.of();
    }
  }

  private static boolean isDownload(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return java.util.Arrays.equals(stream.readNBytes(DOWNLOAD_BEGINS.length), DOWNLOAD_BEGINS);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "cannot look into " + file, e);
      return false;
    }
  }

  private static boolean isRemoved(Trace trace) {
    try {
      if (Files.isDirectory(trace.path(), LinkOption.NOFOLLOW_LINKS)) {
        Files.walkFileTree(trace.path(), new Removal());
      } else {
        Files.deleteIfExists(trace.path());
      }
      return true;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "stays: " + trace.path(), e);
      return false;
    }
  }

  private static void removeIfEmpty(Path folder) {
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException somebodyElsesFiles) {
      LOG.log(System.Logger.Level.INFO, "not empty: " + folder);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "stays: " + folder, e);
    }
  }

  private static String name(Path path) {
    @Nullable Path last = path.getFileName();
    return last == null ? "" : last.toString();
  }

  /// Deletes a folder with everything in it; a link is deleted, not followed.
  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      if (problem != null) {
        throw problem;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
