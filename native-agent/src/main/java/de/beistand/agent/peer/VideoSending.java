package de.beistand.agent.peer;

import de.beistand.protocol.PictureQuality;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.RTCRtpEncodingParameters;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.media.MediaType;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The picture's way out: one direction, AV1 if the page can, VP8 if not, the rest only where
/// nothing else is accepted (measured for text on screens).
final class VideoSending {
  private static final int MOST_BITS = 8_000_000;

  /// Above what the sources send on average (30), so that two frames may follow each other closely.
  private static final double MOST_FRAMES = 60;

  private static final List<String> PREFERRED = List.of("AV1", "VP8");

  private final RTCRtpSender sender;

  private VideoSending(RTCRtpSender sender) {
    this.sender = sender;
  }

  /// What a choice costs at most.
  ///
  /// @param bits a second
  /// @param frames a second
  record Limit(int bits, double frames) {
    static Limit of(PictureQuality quality) {
      return switch (quality) {
        case SHARP -> new Limit(MOST_BITS, 10);
        case BALANCED -> new Limit(MOST_BITS, MOST_FRAMES);
        case FAST -> new Limit(MOST_BITS / 4, MOST_FRAMES);
      };
    }
  }

  /// Changes the limits of the running video.
  void limit(PictureQuality quality) {
    Limit limit = Limit.of(quality);
    RTCRtpSendParameters parameters = sender.getParameters();
    for (RTCRtpEncodingParameters encoding : parameters.encodings) {
      encoding.maxBitrate = limit.bits();
      encoding.maxFramerate = limit.frames();
    }
    sender.setParameters(parameters);
  }

  static VideoSending of(
      RTCPeerConnection connection, VideoTrack track, PeerConnectionFactory factory) {
    var encoding = new RTCRtpEncodingParameters();
    encoding.active = true;
    encoding.maxBitrate = MOST_BITS;
    encoding.maxFramerate = MOST_FRAMES;
    var init = new RTCRtpTransceiverInit();
    init.direction = RTCRtpTransceiverDirection.SEND_ONLY;
    init.streamIds = new ArrayList<>(List.of("screen"));
    init.sendEncodings = new ArrayList<>(List.of(encoding));
    RTCRtpTransceiver transceiver = connection.addTransceiver(track, init);
    List<RTCRtpCodecCapability> codecs =
        new ArrayList<>(factory.getRtpSenderCapabilities(MediaType.VIDEO).getCodecs());
    codecs.sort(Comparator.comparingInt(VideoSending::rank));
    transceiver.setCodecPreferences(codecs);
    return new VideoSending(transceiver.getSender());
  }

  private static int rank(RTCRtpCodecCapability codec) {
    int rank = PREFERRED.indexOf(codec.getName().toUpperCase(Locale.ROOT));
    return rank < 0 ? PREFERRED.size() : rank;
  }
}
