package de.beistand.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A user account without a past: an empty home, nothing in the environment, no Java anywhere on
/// the path. As root it is an account of its own, else the one that runs the tests.
final class FreshUser implements AutoCloseable {
  /// That nobody has.
  private static final int UID = 54_321;

  private final VirtualDesktop desktop;
  private final Path home = Places.newFolder("fresh-user");
  private final Path tools = Places.newFolder("tools");
  private final boolean root = "root".equals(System.getProperty("user.name"));

  FreshUser(VirtualDesktop desktop) {
    this.desktop = desktop;
    try {
      Files.createDirectory(home.resolve("Downloads"));
      Files.copy(Path.of(desktop.environment().get("XAUTHORITY")), home.resolve(".Xauthority"));
      linkTools();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    own(home);
  }

  private void linkTools() throws IOException {
    Files.setPosixFilePermissions(tools, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (Stream<Path> programs = Files.list(Path.of("/usr/bin"))) {
      for (Path program : programs.toList()) {
        String name = program.getFileName().toString();
        if (!name.startsWith("java") && !name.startsWith("jre")) {
          Files.createSymbolicLink(tools.resolve(name), program);
        }
      }
    }
  }

  /// Gives a file, or a folder with everything in it, to this user.
  void own(Path path) {
    if (!root) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.toList()) {
        Files.setAttribute(each, "unix:uid", UID);
        Files.setAttribute(each, "unix:gid", UID);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path home() {
    return home;
  }

  /// Starts a file that was downloaded, as it came: without the permission to be executed.
  Program start(Path file) {
    var command = new ArrayList<String>();
    if (root) {
      command.addAll(
          List.of(
              "setpriv", "--reuid=" + UID, "--regid=" + UID, "--clear-groups", "--no-new-privs"));
    }
    command.addAll(
        List.of(
            "/usr/bin/env",
            "-i",
            "HOME=" + home,
            "PATH=" + tools,
            "DISPLAY=" + desktop.environment().get("DISPLAY"),
            "XAUTHORITY=" + home.resolve(".Xauthority"),
            "LANG=C.UTF-8",
            "/bin/sh",
            file.toString()));
    return Program.start("one-file", java.util.Map.of(), command);
  }

  /// Every file in the home, in order.
  List<String> files() {
    return Tree.of(home).stream()
        .filter(path -> !Files.isDirectory(path))
        .map(path -> home.relativize(path).toString())
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    Places.delete(home);
    Places.delete(tools);
  }
}
