package de.beistand.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentHomeTest {
  @TempDir Path folder;

  @Test
  void isMadeForItsOwnerOnly() throws IOException {
    Path home = folder.resolve("a").resolve("b");
    try (var ours = ((AgentHome.Result.Ours) AgentHome.open(home)).home()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ours.folder())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void isClosedToOthersIfItWasOpen() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var ours = ((AgentHome.Result.Ours) AgentHome.open(folder)).home()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ours.folder())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void belongsToOneAgentAtATime() throws IOException {
    try (var _ = ((AgentHome.Result.Ours) AgentHome.open(folder)).home()) {
      assertThat(AgentHome.open(folder)).isEqualTo(new AgentHome.Result.InUse(folder));
    }
    try (var again = ((AgentHome.Result.Ours) AgentHome.open(folder)).home()) {
      assertThat(again.folder()).isEqualTo(folder);
    }
  }

  @Test
  void aFileInItsPlaceIsReported() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(AgentHome.open(file)).isInstanceOf(AgentHome.Result.Inaccessible.class);
  }

  @Test
  void whereNothingIsKeptNothingStays() throws IOException {
    Path home = folder.resolve("home");
    ((AgentHome.Result.Ours) AgentHome.open(home)).home().close();
    assertThat(home).doesNotExist();
  }

  @Test
  void whereSomethingIsKeptTheFolderStays() throws IOException {
    Path home = folder.resolve("home");
    try (var ours = ((AgentHome.Result.Ours) AgentHome.open(home)).home()) {
      Files.writeString(ours.folder().resolve("machine-key.pem"), "key");
    }
    assertThat(home.resolve("machine-key.pem")).exists();
  }
}
