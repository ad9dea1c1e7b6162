package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// A recording, opened by the words of docs/recording.md alone.
///
/// @param records in the order in which they stand in the file
record RecordedFile(List<Entry> records) {
  private static final byte[] HEADER = "BSTREC1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int CONTAINER = 1;
  private static final int PICTURE = 2;
  private static final int EVENT = 3;
  private static final int FRAME = 4;

  /// @param time milliseconds since the beginning
  record Entry(int type, long time, byte[] body) {}

  /// Opens a whole file; anything that is not as it was written is an error.
  static RecordedFile open(byte[] file, String recording, SecretKey key)
      throws GeneralSecurityException {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    byte[] header = new byte[HEADER.length];
    bytes.get(header);
    assertThat(header).isEqualTo(HEADER);
    List<Entry> records = new ArrayList<>();
    boolean last = false;
    for (int index = 0; bytes.hasRemaining(); index++) {
      assertThat(last).as("something behind the last chunk").isFalse();
      int length = bytes.getInt();
      assertThat(bytes.getInt()).isEqualTo(index);
      byte flags = bytes.get();
      last = flags == 1;
      byte[] iv = new byte[12];
      bytes.get(iv);
      byte[] sealed = new byte[length - 17];
      bytes.get(sealed);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(128, iv));
      cipher.updateAAD(("beistand recording 1" + recording).getBytes(StandardCharsets.UTF_8));
      cipher.updateAAD(ByteBuffer.allocate(5).putInt(index).put(flags).flip());
      read(ByteBuffer.wrap(cipher.doFinal(sealed)), records);
    }
    assertThat(last).as("the last chunk").isTrue();
    return new RecordedFile(List.copyOf(records));
  }

  private static void read(ByteBuffer plaintext, List<Entry> records) {
    assertThat(plaintext.remaining()).isLessThanOrEqualTo(256 * 1024);
    while (plaintext.hasRemaining()) {
      int type = plaintext.get();
      long time = Integer.toUnsignedLong(plaintext.getInt());
      byte[] body = new byte[plaintext.getInt()];
      plaintext.get(body);
      records.add(new Entry(type, time, body));
    }
  }

  /// The WebM file in it.
  byte[] container() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    of(CONTAINER).forEach(record -> all.writeBytes(record.body));
    return all.toByteArray();
  }

  /// The messages of the channel `picture`.
  List<byte[]> picture() {
    return of(PICTURE).stream().map(Entry::body).toList();
  }

  /// JSON, one a line.
  List<String> events() {
    return of(EVENT).stream()
        .map(record -> new String(record.body, StandardCharsets.UTF_8))
        .toList();
  }

  long frames() {
    return of(FRAME).size();
  }

  /// Which of the frames are key frames.
  List<Boolean> keyFrames() {
    return of(FRAME).stream().map(record -> (record.body[4] & 1) == 1).toList();
  }

  private List<Entry> of(int type) {
    return records.stream().filter(record -> record.type == type).toList();
  }
}
