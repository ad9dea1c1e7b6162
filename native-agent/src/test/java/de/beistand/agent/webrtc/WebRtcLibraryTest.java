package de.beistand.agent.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebRtcLibraryTest {
  private static final String FILE = "libwebrtc-java-linux-x86_64.so";

  @TempDir private Path folder;

  @Test
  void unpackedItComesFromTheClassPath() throws IOException {
    assertThat(WebRtcLibrary.packed(null, FILE)).isEmpty();
    try (InputStream library = WebRtcLibrary.open()) {
      assertThat(library.readNBytes(4)).containsExactly(0x7f, 'E', 'L', 'F');
    }
  }

  @Test
  void packedItLiesInItsFolder() throws IOException {
    Path file = Files.write(folder.resolve(FILE), new byte[] {1});

    assertThat(WebRtcLibrary.packed(folder.toString(), FILE)).contains(file);
  }

  @Test
  void aFolderWithoutItCountsAsUnpacked() {
    assertThat(WebRtcLibrary.packed(folder.toString(), FILE)).isEmpty();
  }
}
