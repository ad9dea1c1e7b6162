package de.beistand.agent.screen;

import de.beistand.agent.tiles.Changes;
import de.beistand.agent.tiles.View;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Turns pictures into frames of libwebrtc. One thread uses it.
final class FramePusher implements VideoPath.Frames {
  private final CustomVideoSource source;
  private @Nullable Planes planes;
  private @Nullable NativeI420Buffer latest;

  FramePusher(CustomVideoSource source) {
    this.source = source;
  }

  @Override
  public void changed(Changes changes) {
    if (planes != null) {
      planes.changed(changes);
    }
  }

  @Override
  public void allChanged() {
    if (planes != null) {
      planes.allChanged();
    }
  }

  @Override
  public long push(View view, boolean halved) {
    if (planes == null || !planes.fits(view.width(), view.height(), halved)) {
      planes = new Planes(view.width(), view.height(), halved);
    }
    planes.convert(view.pixels(), view.stride());
    forget();
    // A new buffer each time: encoders read the one before at leisure.
    NativeI420Buffer buffer = NativeI420Buffer.allocate(planes.width(), planes.height());
    planes.brightness(MemorySegment.ofBuffer(buffer.getDataY()), buffer.getStrideY());
    planes.blue(MemorySegment.ofBuffer(buffer.getDataU()), buffer.getStrideU());
    planes.red(MemorySegment.ofBuffer(buffer.getDataV()), buffer.getStrideV());
    latest = buffer;
    return repeat();
  }

  @Override
  public long repeat() {
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
