package de.beistand.acceptance;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The eyes and hands of a person at a virtual desktop: a remote framebuffer client (RFC 6143).
///
/// To the desktop's programs its pointer and keys are real devices, unlike XTEST input. Not
/// thread-safe.
public final class RfbClient implements AutoCloseable {
  private static final int RAW = 0;

  private static final int DRAG_STEPS = 40;

  /// The fifth button (RFC 6143 § 7.5.5).
  private static final int WHEEL_DOWN = 16;

  private static final int VNC_AUTHENTICATION = 2;
  private static final int TIMEOUT_MILLIS = 40_000;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final int width;
  private final int height;
  private int buttons;
  private String copied = "";

  /// Connects to a desktop on this machine.
  ///
  /// @param password eight characters at most (RFC 6143 § 7.2.2)
  public RfbClient(int port, String password) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
      out = new DataOutputStream(socket.getOutputStream());
      shakeHands(password);
      width = in.readUnsignedShort();
      height = in.readUnsignedShort();
      in.skipNBytes(16);
      in.skipNBytes(in.readInt());
      choosePixels();
    } catch (IOException e) {
      throw new UncheckedIOException("no desktop at port " + port, e);
    }
  }

  private void shakeHands(String password) throws IOException {
    in.skipNBytes(12);
    out.write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
    in.skipNBytes(in.readUnsignedByte());
    out.write(VNC_AUTHENTICATION);
    byte[] challenge = in.readNBytes(16);
    out.write(VncPassword.answer(password, challenge));
    if (in.readInt() != 0) {
      throw new IOException(
          "password refused: " + new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
    }
    out.write(1); // shared
  }

  /// 32 bits a pixel as `0x00RRGGBB`, little-endian, sent raw.
  private void choosePixels() throws IOException {
    out.write(
        new byte[] {0, 0, 0, 0, 32, 24, 0, 1, 0, -1, 0, -1, 0, -1, 16, 8, 0, 0, 0, 0, 2, 0, 0, 1});
    out.writeInt(RAW);
  }

  /// What is on the screen now, the pointer included.
  public BufferedImage picture() {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    try {
      out.write(new byte[] {3, 0, 0, 0, 0, 0});
      out.writeShort(width);
      out.writeShort(height);
      int missing = width * height;
      while (missing > 0) {
        switch (in.readUnsignedByte()) {
          case 0 -> missing -= readRectangles(picture);
          case 1 -> { // colour map entries
            in.skipNBytes(3);
            in.skipNBytes(6L * in.readUnsignedShort());
          }
          case 2 -> {} // bell
          case 3 -> { // text copied on the desktop
            in.skipNBytes(3);
            copied = new String(in.readNBytes(in.readInt()), StandardCharsets.ISO_8859_1);
          }
          default -> throw new IOException("unknown message of the desktop");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return picture;
  }

  private int readRectangles(BufferedImage picture) throws IOException {
    in.skipNBytes(1);
    int count = in.readUnsignedShort();
    int pixels = 0;
    for (int i = 0; i < count; i++) {
      int x = in.readUnsignedShort();
      int y = in.readUnsignedShort();
      int w = in.readUnsignedShort();
      int h = in.readUnsignedShort();
      if (in.readInt() != RAW) {
        throw new IOException("not raw");
      }
      byte[] row = new byte[w * 4];
      int[] rgb = new int[w];
      for (int line = 0; line < h; line++) {
        in.readFully(row);
        for (int p = 0; p < w; p++) {
          rgb[p] =
              (row[4 * p] & 0xff) | (row[4 * p + 1] & 0xff) << 8 | (row[4 * p + 2] & 0xff) << 16;
        }
        picture.setRGB(x, y + line, w, 1, rgb, 0, w);
      }
      pixels += w * h;
    }
    return pixels;
  }

  /// The text copied last on the desktop, in Latin-1.
  public String copied() {
    picture(); // what was sent before the picture has been read then
    return copied;
  }

  /// Moves the pointer.
  public void move(int x, int y) {
    pointer(x, y);
  }

  /// Clicks the left button once.
  public void click(int x, int y) {
    pointer(x, y);
    press(x, y);
    release(x, y);
  }

  /// Presses the left button and holds it.
  public void press(int x, int y) {
    buttons |= 1;
    pointer(x, y);
  }

  /// Lets the left button go.
  public void release(int x, int y) {
    buttons &= ~1;
    pointer(x, y);
  }

  /// Clicks the middle of what was seen.
  public void click(Rectangle place) {
    click((int) place.getCenterX(), (int) place.getCenterY());
  }

  /// Takes what lies in the middle of one place to the middle of another, as a hand does: not at
  /// once.
  public void drag(Rectangle from, Rectangle to) {
    int x = (int) from.getCenterX();
    int y = (int) from.getCenterY();
    move(x, y);
    press(x, y);
    for (int step = 1; step <= DRAG_STEPS; step++) {
      move(
          x + (int) (to.getCenterX() - x) * step / DRAG_STEPS,
          y + (int) (to.getCenterY() - y) * step / DRAG_STEPS);
      picture(); // the desktop has seen it then
    }
    release((int) to.getCenterX(), (int) to.getCenterY());
  }

  /// Turns the wheel down by three notches.
  public void wheelDown(int x, int y) {
    for (int notch = 0; notch < 3; notch++) {
      buttons |= WHEEL_DOWN;
      pointer(x, y);
      buttons &= ~WHEEL_DOWN;
      pointer(x, y);
    }
  }

  private void pointer(int x, int y) {
    try {
      out.write(
          new byte[] {5, (byte) buttons, (byte) (x >> 8), (byte) x, (byte) (y >> 8), (byte) y});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Presses and releases a key.
  ///
  /// @param keysym X11 key symbol, such as 0xff0d for Return
  public void key(int keysym) {
    key(keysym, true);
    key(keysym, false);
  }

  /// Presses or releases a key.
  public void key(int keysym, boolean down) {
    try {
      out.write(new byte[] {4, (byte) (down ? 1 : 0), 0, 0});
      out.writeInt(keysym);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Types Latin-1 text.
  public void type(String text) {
    text.chars().forEach(c -> key(c == '\n' ? 0xff0d : c));
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
