import type { IceServer } from '../../viewer/messages.ts';
import type { Capture } from './capture.ts';

/** As many bits as the native agent sends at most. */
const MAX_BITRATE = 8_000_000;
/** What shows text best comes first. */
const FOR_SCREENS = ['video/AV1', 'video/VP9', 'video/VP8', 'video/H264'];

/** Sends what is shown on the connection of the moment, or nothing. */
export class Sender {
  #capture: Capture | undefined;
  #sender: RTCRtpSender | undefined;
  #paused = false;

  /** A connection that sends what is shown. */
  connect(servers: readonly IceServer[], relayOnly: boolean): RTCPeerConnection {
    const connection = new RTCPeerConnection({
      iceServers: servers.map(({ urls, username, credential }) =>
        username ? { urls, username, credential } : { urls },
      ),
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
    });
    const transceiver = connection.addTransceiver(this.#visible() ?? 'video', {
      direction: 'sendonly',
      streams: this.#capture ? [this.#capture.stream] : [],
      sendEncodings: [{ maxBitrate: MAX_BITRATE }],
    });
    if (this.#capture?.way === 'screen') preferScreenCodecs(transceiver);
    this.#sender = transceiver.sender;
    return connection;
  }

  /** Shows this from now on; undefined shows nothing. */
  show(capture: Capture | undefined): void {
    this.#capture = capture;
    this.#reflect();
  }

  /** No frame leaves the page while it is paused. */
  pause(paused: boolean): void {
    this.#paused = paused;
    this.#reflect();
  }

  #visible(): MediaStreamTrack | undefined {
    return this.#paused ? undefined : this.#capture?.track;
  }

  #reflect(): void {
    if (this.#capture) this.#capture.track.enabled = !this.#paused;
    const sender = this.#sender;
    if (!sender || sender.transport?.state === 'closed') return;
    sender.replaceTrack(this.#visible() ?? null).catch((error: unknown) => {
      // The connection closed meanwhile: nothing is sent either.
      console.info('The picture was not changed', error);
    });
  }
}

function preferScreenCodecs(transceiver: RTCRtpTransceiver): void {
  const known = RTCRtpReceiver.getCapabilities('video')?.codecs ?? [];
  const rank = ({ mimeType }: { mimeType: string }) => {
    const at = FOR_SCREENS.indexOf(mimeType);
    return at < 0 ? FOR_SCREENS.length : at;
  };
  if (known.length > 0)
    transceiver.setCodecPreferences([...known].sort((a, b) => rank(a) - rank(b)));
}
