package de.beistand.agent.peer;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Offer and answer as blocking calls.
final class Sdp {
  private static final long SECONDS = 10;

  /// The library refused a description.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String why) {
      super(why);
    }
  }

  private final RTCPeerConnection connection;

  Sdp(RTCPeerConnection connection) {
    this.connection = connection;
  }

  /// Makes an offer, applies it here and returns its text.
  String offer(boolean iceRestart) throws Refused, InterruptedException {
    var options = new RTCOfferOptions();
    options.iceRestart = iceRestart;
    var made = new CompletableFuture<RTCSessionDescription>();
    connection.createOffer(options, new Creation(made));
    RTCSessionDescription offer = await(made);
    var set = new CompletableFuture<Boolean>();
    connection.setLocalDescription(offer, new Setting(set));
    await(set);
    return offer.sdp;
  }

  /// Applies the answer of the other side.
  void answer(String sdp) throws Refused, InterruptedException {
    var set = new CompletableFuture<Boolean>();
    connection.setRemoteDescription(
        new RTCSessionDescription(RTCSdpType.ANSWER, sdp), new Setting(set));
    await(set);
  }

  private static <T> T await(CompletableFuture<T> future) throws Refused, InterruptedException {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new Refused(String.valueOf(e.getCause()));
    } catch (TimeoutException e) {
      throw new Refused("no reply from the native library");
    }
  }

  private record Creation(CompletableFuture<RTCSessionDescription> result)
      implements CreateSessionDescriptionObserver {
    @Override
    public void onSuccess(RTCSessionDescription description) {
      result.complete(description);
    }

    @Override
    public void onFailure(String error) {
      result.completeExceptionally(new Refused(error));
    }
  }

  private record Setting(CompletableFuture<Boolean> result)
      implements SetSessionDescriptionObserver {
    @Override
    public void onSuccess() {
      result.complete(true);
    }

    @Override
    public void onFailure(String error) {
      result.completeExceptionally(new Refused(error));
    }
  }
}
