package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import de.beistand.agent.webrtc.WebRtcLibrary;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Tells libwebrtc that a track shows text (content hint `text` of the W3C), which makes encoders
/// treat it as a screen: sharp first, and several times fewer bits.
///
/// The library's Java API has no such call. `VideoTrackInterface` has, and is called here through
/// the object's own table of virtual functions: nothing is changed in memory that libwebrtc does
/// not change by itself. Which place in the table it has is known for certain builds only, told by
/// their hash; with any other build this must not be used.
final class ScreenContent {
  /// Places in the table of `webrtc::VideoTrackInterface` (api/media_stream_interface.h, M138).
  ///
  /// @param sha256 of the native library
  private record Build(String sha256, int contentHint, int setContentHint) {}

  private static final Build WEBRTC_JAVA_0_14_0 =
      new Build("d6ad2413f8ca8f493efc4f01936f2079b8593881af1d4cd04ce25552d6a92c15", 12, 13);

  /// `VideoTrackInterface::ContentHint`.
  private static final int NONE = 0;

  private static final int TEXT = 3;

  private ScreenContent() {}

  /// Reads and hashes the library once.
  private static final class Check {
    static final Optional<String> OBSTACLE = obstacle(WEBRTC_JAVA_0_14_0);

    private static Optional<String> obstacle(Build build) {
      if (!System.getProperty("os.name").equals("Linux")
          || !System.getProperty("os.arch").equals("amd64")) {
        return Optional.of("the content hint is not known to work on this system");
      }
      try {
        handleField().setAccessible(true);
      } catch (InaccessibleObjectException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
      String found = sha256();
      return found.equals(build.sha256())
          ? Optional.empty()
          : Optional.of("the native library is another build: " + found);
    }

    private static String sha256() {
      try (InputStream library = WebRtcLibrary.open()) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        new DigestInputStream(library, digest).transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.digest());
      } catch (IOException | NoSuchAlgorithmException e) {
        return e.toString();
      }
    }
  }

  /// Why this cannot be used here; empty if it can. The first call takes as long as it takes to
  /// read 23 MB.
  static Optional<String> obstacle() {
    return Check.OBSTACLE;
  }

  /// Marks the track, before it is added to a connection.
  ///
  /// @throws IllegalStateException if there is an [#obstacle], or the track does not answer as it
  ///   should
  static void mark(VideoTrack track) {
    if (obstacle().isPresent()) {
      throw new IllegalStateException(obstacle().get());
    }
    Build build = WEBRTC_JAVA_0_14_0;
    MemorySegment object = MemorySegment.ofAddress(handle(track));
    MemorySegment table =
        object
            .reinterpret(ADDRESS.byteSize())
            .get(ADDRESS, 0)
            .reinterpret((build.setContentHint() + 1) * ADDRESS.byteSize());
    MethodHandle contentHint =
        Linker.nativeLinker()
            .downcallHandle(
                table.getAtIndex(ADDRESS, build.contentHint()),
                FunctionDescriptor.of(JAVA_INT, ADDRESS));
    MethodHandle setContentHint =
        Linker.nativeLinker()
            .downcallHandle(
                table.getAtIndex(ADDRESS, build.setContentHint()),
                FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT));
    try {
      int before = (int) contentHint.invokeExact(object);
      if (before != NONE) {
        throw new IllegalStateException("a new track has the content hint " + before);
      }
      setContentHint.invokeExact(object, TEXT);
      int after = (int) contentHint.invokeExact(object);
      if (after != TEXT) {
        throw new IllegalStateException("the content hint did not stay");
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("wrong native binding", e);
    }
  }

  private static long handle(VideoTrack track) {
    try {
      Field field = handleField();
      field.setAccessible(true);
      long address = field.getLong(track);
      if (address == 0) {
        throw new IllegalStateException("the track is disposed of");
      }
      return address;
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /// Where the library's Java objects keep the address of their native one.
  private static Field handleField() {
    for (Class<?> type = VideoTrack.class; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals("nativeHandle")) {
          return field;
        }
      }
    }
    throw new AssertionError("VideoTrack has no native handle");
  }
}
