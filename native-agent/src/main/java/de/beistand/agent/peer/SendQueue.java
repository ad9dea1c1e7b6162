package de.beistand.agent.peer;

import de.beistand.agent.screen.ScreenSource.Capture;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long packets wait in the library's own queue before they leave this computer
/// (`totalPacketSendDelay` ÷ `packetsSent`, W3C webrtc-stats), told to the capture.
///
/// For shared screens the library drops no frame by itself: an encoder that overshoots the line
/// fills this queue with seconds of old pictures. On the native thread, except where noted.
final class SendQueue {
  private static final System.Logger LOG = System.getLogger("beistand.peer");
  private static final double MILLIS = 1000;

  private final RTCPeerConnection connection;
  private final Capture capture;
  private final NativeThread thread;
  private boolean looking;
  private boolean closed;
  private double delays;
  private long packets;

  SendQueue(RTCPeerConnection connection, Capture capture, NativeThread thread) {
    this.connection = connection;
    this.capture = capture;
    this.thread = thread;
    capture.sentThrough(this::ask);
  }

  /// Looks once, and tells the capture later; any thread.
  private void ask() {
    thread.later(this::look);
  }

  private void look() {
    if (!closed && !looking) {
      looking = true;
      connection.getStats(report -> NativeThread.guarded(() -> thread.later(() -> told(report))));
    }
  }

  private void told(RTCStatsReport report) {
    looking = false;
    double delaysNow = 0;
    long packetsNow = 0;
    for (RTCStats stats : report.getStats().values()) {
      if (stats.getType() == RTCStatsType.OUTBOUND_RTP) {
        delaysNow += number(stats.getAttributes(), "totalPacketSendDelay").doubleValue();
        packetsNow += number(stats.getAttributes(), "packetsSent").longValue();
      }
    }
    if (!closed && packetsNow > packets) {
      double millis = (delaysNow - delays) * MILLIS / (packetsNow - packets);
      LOG.log(System.Logger.Level.DEBUG, "packets wait {0} ms", millis);
      capture.waited(millis);
    }
    delays = delaysNow;
    packets = packetsNow;
  }

  private static Number number(Map<String, Object> attributes, String name) {
    @Nullable Object value = attributes.get(name);
    return value instanceof Number number ? number : 0;
  }

  /// No look follows; before the connection is closed.
  void close() {
    closed = true;
  }
}
