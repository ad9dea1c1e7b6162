package de.beistand.agent.screen;

import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.lang.foreign.MemorySegment;
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
  void push(MemorySegment pixels, int width, int height) {
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
    repeat();
  }

  /// Pushes the latest picture once more.
  void repeat() {
    if (latest != null) {
      source.pushFrame(new VideoFrame(latest, 0));
    }
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
