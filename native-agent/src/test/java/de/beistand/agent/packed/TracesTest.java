package de.beistand.agent.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {
  private static final String VERSION = "0123456789abcdef";

  @TempDir private Path user;
  private Path home;
  private Path cache;
  private Path download;
  private Path entry;

  @BeforeEach
  void aComputerOnWhichTheProgramWas() throws IOException {
    home = Files.createDirectories(user.resolve(".config/beistand"));
    cache = user.resolve(".cache/beistand");
    entry = user.resolve(".config/autostart/beistand-come-back.desktop");
    download = Files.createDirectories(user.resolve("Downloads")).resolve("Beistand-123456789.run");
    write(home.resolve("machine-key.pem"), "key");
    write(home.resolve("come-back"), "session");
    write(home.resolve("come-back-key.pem"), "key");
    write(entry, "[Desktop Entry]");
    write(
        user.resolve(
            ".java/fonts/" + System.getProperty("java.version") + "/fcinfo-1-x.properties"),
        "fonts");
    write(cache.resolve(VERSION + "/runtime/bin/java"), "ELF");
    write(cache.resolve("fedcba9876543210/lib/old.jar"), "PK");
    write(cache.resolve("new.aB3dE6/half"), "");
    write(download, "#!/bin/sh\n# Beistand, the program for your side\n\0\0");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Traces traces(Path file, Path folder) {
    return new Traces(
        home,
        user,
        entry,
        new PackedProgram(Optional.ofNullable(file), Optional.ofNullable(folder)));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(user)) {
      return all.filter(path -> !Files.isDirectory(path))
          .map(path -> user.relativize(path).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void everythingGoes() throws IOException {
    Traces traces = traces(download, cache.resolve(VERSION));
    assertThat(traces.present())
        .extracting(Trace::kind)
        .containsExactly(
            Trace.Kind.KEY,
            Trace.Kind.SETTINGS,
            Trace.Kind.SETTINGS,
            Trace.Kind.SETTINGS,
            Trace.Kind.FONTS,
            Trace.Kind.UNPACKED,
            Trace.Kind.UNPACKED,
            Trace.Kind.UNPACKED,
            Trace.Kind.DOWNLOAD);
    assertThat(traces.remove()).isEmpty();
    assertThat(files()).isEmpty();
    assertThat(home).doesNotExist();
    assertThat(cache).doesNotExist();
    assertThat(user.resolve(".java")).doesNotExist();
    assertThat(traces.present()).isEmpty();
  }

  @Test
  void whatIsNotOursStays() throws IOException {
    write(home.resolve("notes.txt"), "mine");
    write(cache.resolve("notes.txt"), "mine");
    write(user.resolve("Downloads/photo.jpg"), "mine");
    write(user.resolve(".java/fonts/other/fcinfo-1-x.properties"), "another Java's");
    assertThat(traces(download, cache.resolve(VERSION)).remove()).isEmpty();
    assertThat(files())
        .containsExactly(
            ".cache/beistand/notes.txt",
            ".config/beistand/notes.txt",
            ".java/fonts/other/fcinfo-1-x.properties",
            "Downloads/photo.jpg");
  }

  @Test
  void aLinkIsRemovedAndNotFollowed() throws IOException {
    write(user.resolve("mine/photo.jpg"), "mine");
    Files.createSymbolicLink(cache.resolve(VERSION + "/link"), user.resolve("mine"));
    assertThat(traces(download, cache.resolve(VERSION)).remove()).isEmpty();
    assertThat(files()).containsExactly("mine/photo.jpg");
  }

  @Test
  void aFolderThatIsNotOneOfOursIsNoUnpackedProgram() throws IOException {
    write(user.resolve("Documents/0123456789abcdef/letter.txt"), "mine");
    for (Path folder :
        List.of(user, user.resolve("Documents"), user.resolve("Documents/0123456789abcdef"))) {
      assertThat(traces(null, folder).present())
          .extracting(Trace::kind)
          .doesNotContain(Trace.Kind.UNPACKED);
    }
  }

  @Test
  void aTemporaryPlaceIsRecognised() throws IOException {
    Path place = user.resolve("beistand.x1Y2z3");
    write(place.resolve(VERSION + "/runtime/bin/java"), "ELF");
    assertThat(traces(download, place.resolve(VERSION)).remove()).isEmpty();
    assertThat(place).doesNotExist();
  }

  @Test
  void anotherFileIsNoDownload() throws IOException {
    Path script = user.resolve("Downloads/other.sh");
    write(script, "#!/bin/sh\necho mine\n");
    assertThat(traces(script, null).present())
        .extracting(Trace::kind)
        .doesNotContain(Trace.Kind.DOWNLOAD);
  }
}
