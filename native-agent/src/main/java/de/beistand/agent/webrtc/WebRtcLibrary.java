package de.beistand.agent.webrtc;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The file of the native WebRTC library: beside the jars where the program was packed (system
/// property `beistand.native`, the folder), else inside a jar of the class path.
///
/// webrtc-java copies the library out of its jar into the temporary folder at every start, 23 MB.
/// The file beside the jars is loaded in place: whoever could change it could change the jars.
public final class WebRtcLibrary {
  private static final System.Logger LOG = System.getLogger("beistand.webrtc");

  /// Not exported, but on the class path it can be reached.
  private static final String LOADER = "dev.onvoid.webrtc.internal.NativeLoader";

  /// As `NativeLoader` calls it.
  private static final String NAME = "webrtc-java";

  private WebRtcLibrary() {}

  /// Loads the packed file, if there is one, and keeps webrtc-java from loading its own. To be
  /// called before anything else of it.
  public static void load() {
    packed(System.getProperty("beistand.native"), fileName()).ifPresent(WebRtcLibrary::load);
  }

  private static void load(Path file) {
    try {
      Field loaded = Class.forName(LOADER).getDeclaredField("LOADED_LIB_SET");
      loaded.setAccessible(true);
      @SuppressWarnings("unchecked") // its declared type
      Set<String> names = (Set<String>) loaded.get(null);
      System.load(file.toString());
      names.add(NAME);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "webrtc-java loads its own library: " + e);
    }
  }

  /// Its bytes, wherever they are.
  ///
  /// @throws FileNotFoundException if there is none for this system
  public static InputStream open() throws IOException {
    Optional<Path> packed = packed(System.getProperty("beistand.native"), fileName());
    InputStream stream =
        packed.isPresent()
            ? Files.newInputStream(packed.get())
            : WebRtcLibrary.class.getResourceAsStream("/" + fileName());
    if (stream == null) {
      throw new FileNotFoundException(fileName());
    }
    return stream;
  }

  /// The file in that folder.
  ///
  /// @param folder null if the program was not packed
  static Optional<Path> packed(@Nullable String folder, String fileName) {
    return Optional.ofNullable(folder)
        .map(name -> Path.of(name, fileName).toAbsolutePath())
        .filter(Files::isRegularFile);
  }

  private static String fileName() {
    return "libwebrtc-java-linux-x86_64.so";
  }
}
