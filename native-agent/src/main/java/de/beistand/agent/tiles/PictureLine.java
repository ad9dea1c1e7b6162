package de.beistand.agent.tiles;

/// The data channel `picture` to the technician's page (reliable, ordered, binary).
///
/// A port, so that what decides about the picture knows no WebRTC. One thread uses it.
public interface PictureLine {
  /// No page: everything goes as video.
  PictureLine NONE =
      new PictureLine() {
        @Override
        public boolean open() {
          return false;
        }

        @Override
        public boolean mayOpen() {
          return false;
        }

        @Override
        public void whenOpen(Runnable listener) {}

        @Override
        public boolean takesMoves() {
          return false;
        }

        @Override
        public boolean takesHoles() {
          return false;
        }

        @Override
        public boolean takesShades() {
          return false;
        }

        @Override
        public long backlog() {
          return 0;
        }

        @Override
        public void send(byte[] message) {
          throw new IllegalStateException("no page");
        }

        @Override
        public void flush() {}
      };

  /// Whether the page takes messages.
  boolean open();

  /// Whether it takes them now or may do so later.
  boolean mayOpen();

  /// Tells when the page takes messages from then on.
  ///
  /// @param listener called by any thread, must return at once
  void whenOpen(Runnable listener);

  /// Whether the page said that it understands `move`.
  boolean takesMoves();

  /// Whether the page said that it understands tiles of which parts stay as they are.
  boolean takesHoles();

  /// Whether it understands tiles of many shades.
  boolean takesShades();

  /// Bytes that wait here to be sent, those before a [#flush] too.
  long backlog();

  /// Sends one message of at most [Messages#LONGEST] bytes, at the next [#flush] at the latest.
  void send(byte[] message);

  /// What belongs together was sent: nothing is held back to share a packet with what comes.
  void flush();
}
