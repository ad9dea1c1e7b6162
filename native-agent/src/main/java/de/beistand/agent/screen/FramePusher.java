package de.beistand.agent.screen;

import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Turns pictures into frames of libwebrtc. One thread uses it.
final class FramePusher implements AutoCloseable {
  private final CustomVideoSource source;
  private @Nullable NativeI420Buffer latest;

  FramePusher(CustomVideoSource source) {
    this.source = source;
  }

  /// Pushes a picture.
  ///
  /// @param pixels rows without gaps, 4 bytes a pixel: blue, green, red, unused
  /// @return when, in milliseconds of the clock by which the source stamps its frames
  long push(MemorySegment pixels, int width, int height) {
    // A new buffer each time: encoders read the one before at leisure.
    NativeI420Buffer buffer = NativeI420Buffer.allocate(width, height);
    try {
      VideoBufferConverter.convertToI420(pixels.asByteBuffer(), buffer, FourCC.ARGB);
    } catch (Exception e) { // as the library declares it
      buffer.release();
      throw new IllegalStateException("a picture of %d × %d".formatted(width, height), e);
    }
    forget();
    latest = buffer;
    return repeat();
  }

  /// Pushes the latest picture once more; answers as [#push] does.
  long repeat() {
    // The source stamps with the same monotonic clock, whatever the frame says.
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    if (latest != null) {
      source.pushFrame(new VideoFrame(latest, 0));
    }
    return millis;
  }

  private void forget() {
    if (latest != null) {
      latest.release();
      latest = null;
    }
  }

  @Override
  public void close() {
    forget();
  }
}
