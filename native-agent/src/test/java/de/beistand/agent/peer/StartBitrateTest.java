package de.beistand.agent.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartBitrateTest {
  @Test
  void appendedToTheParametersOfEachVideoCodec() {
    assertThat(
            StartBitrate.into(
                "m=video 9 UDP/TLS/RTP/SAVPF 45 46\r\n"
                    + "a=rtpmap:45 AV1/90000\r\n"
                    + "a=fmtp:45 level-idx=5;profile=0;tier=0\r\n"
                    + "a=rtpmap:46 rtx/90000\r\n"
                    + "a=fmtp:46 apt=45\r\n",
                4000))
        .isEqualTo(
            "m=video 9 UDP/TLS/RTP/SAVPF 45 46\r\n"
                + "a=rtpmap:45 AV1/90000\r\n"
                + "a=fmtp:45 level-idx=5;profile=0;tier=0;x-google-start-bitrate=4000\r\n"
                + "a=rtpmap:46 rtx/90000\r\n"
                + "a=fmtp:46 apt=45\r\n");
  }

  @Test
  void addedWhereACodecHasNoParameters() {
    assertThat(StartBitrate.into("a=rtpmap:96 VP8/90000\r\na=rtcp-fb:96 nack\r\n", 4000))
        .isEqualTo(
            "a=rtpmap:96 VP8/90000\r\n"
                + "a=fmtp:96 x-google-start-bitrate=4000\r\n"
                + "a=rtcp-fb:96 nack\r\n");
  }

  @Test
  void everythingElseStaysAsItIs() {
    String sdp =
        "v=0\r\nm=audio 9 X 111\r\na=rtpmap:111 opus/48000/2\r\na=fmtp:111 useinbandfec=1\r\n";
    assertThat(StartBitrate.into(sdp, 4000)).isEqualTo(sdp);
  }
}
