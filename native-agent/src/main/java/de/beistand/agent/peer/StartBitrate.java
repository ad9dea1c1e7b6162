package de.beistand.agent.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells libwebrtc to send a sharp picture from the first second: it reads `x-google-start-bitrate`
/// from the remote answer only.
///
/// Without it the estimate starts at 300 kbit/s and grows for seconds.
final class StartBitrate {
  private static final Pattern VIDEO_CODEC =
      Pattern.compile("a=rtpmap:(\\d+) (?:AV1|VP8|VP9|H264)/90000");

  private StartBitrate() {}

  /// The answer with the start bitrate in each video codec's parameters.
  ///
  /// @param kilobits kbit/s
  static String into(String sdp, int kilobits) {
    String parameter = "x-google-start-bitrate=" + kilobits;
    List<String> lines = sdp.lines().toList();
    List<String> out = new ArrayList<>();
    for (String line : lines) {
      Matcher codec = VIDEO_CODEC.matcher(line);
      if (line.startsWith("a=fmtp:") && isVideoCodec(payloadType(line), lines)) {
        out.add(line + ";" + parameter);
      } else if (codec.matches() && !hasParameters(codec.group(1), lines)) {
        out.add(line);
        out.add("a=fmtp:" + codec.group(1) + " " + parameter);
      } else {
        out.add(line);
      }
    }
    return String.join("\r\n", out) + "\r\n";
  }

  private static String payloadType(String fmtp) {
    int space = fmtp.indexOf(' ');
    return fmtp.substring("a=fmtp:".length(), space < 0 ? fmtp.length() : space);
  }

  private static boolean isVideoCodec(String payloadType, List<String> lines) {
    return lines.stream()
        .map(VIDEO_CODEC::matcher)
        .anyMatch(codec -> codec.matches() && codec.group(1).equals(payloadType));
  }

  private static boolean hasParameters(String payloadType, List<String> lines) {
    return lines.stream().anyMatch(line -> line.startsWith("a=fmtp:" + payloadType + " "));
  }
}
