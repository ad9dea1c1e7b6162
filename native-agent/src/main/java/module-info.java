/// The customer's program: shows its screen and obeys a technician only as far as the customer
/// agrees.
@org.jspecify.annotations.NullMarked
module de.beistand.agent {
  requires com.formdev.flatlaf;
  requires com.github.oshi.common;
  requires de.beistand.protocol;
  requires jakarta.websocket.client;
  requires java.desktop;
  requires java.logging;
  requires static org.jspecify;
  requires webrtc.java;
}
