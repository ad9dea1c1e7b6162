package de.beistand.agent.files;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.channel.FilesMessage;
import de.beistand.protocol.channel.FilesMessage.Go;
import de.beistand.protocol.channel.FilesMessage.Got;
import de.beistand.protocol.channel.FilesMessage.Kept;
import de.beistand.protocol.channel.FilesMessage.Offer;
import de.beistand.protocol.channel.FilesMessage.Sent;
import de.beistand.protocol.channel.FilesMessage.Skipped;
import de.beistand.protocol.channel.SkipReason;
import de.beistand.protocol.channel.TransferEnd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendingTest {
  private static final int WINDOW = (int) FlightWindow.MOST;

  private static final int NUMBER = 2;

  @TempDir Path home;
  private final List<FilesMessage> said = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final List<String> journal = new ArrayList<>();

  @Test
  @DisplayName("go, got, kept, DONE -> every byte once, in order, and the journal")
  void aWholeFileGoes() throws IOException {
    byte[] content = write("a.bin", 40_000);
    Sending it = offered(home.resolve("a.bin"));
    assertThat(said.getFirst()).isEqualTo(new Offer(NUMBER, 1, 0, 40_000));
    assertThat(pieces).isEmpty();
    it.go(new Go(NUMBER, 0, 0));
    assertThat(received()).isEqualTo(content);
    it.got(new Got(NUMBER, 0, 40_000));
    it.kept(new Kept(NUMBER, 0, "a.bin"));
    it.forget(TransferEnd.DONE);
    assertThat(journal).hasSize(1);
    assertThat(it.done()).isEqualTo(40_000);
  }

  @Test
  @DisplayName("running + no acknowledgement -> at most 1 MiB under way")
  void noMoreThanTheWindowIsUnderWay() throws IOException {
    write("big", 3 * WINDOW);
    Sending it = offered(home.resolve("big"));
    it.go(new Go(NUMBER, 0, 0));
    assertThat(received()).hasSize(WINDOW);
    it.got(new Got(NUMBER, 0, 100_000));
    assertThat(received().length).isBetween(WINDOW + 100_000, WINDOW + 100_000 + Piece.MOST);
  }

  @Test
  @DisplayName("running + go from the middle -> the rest, and the hash of the whole")
  void itGoesOnFromWhereTheReceiverStands() throws IOException {
    byte[] content = write("big", 2 * WINDOW);
    Sending it = offered(home.resolve("big"));
    it.go(new Go(NUMBER, 0, 0));
    pieces.clear();
    it.go(new Go(NUMBER, 0, 1_500_000));
    assertThat(pieces.getFirst().offset()).isEqualTo(1_500_000);
    assertThat(received()).hasSize(2 * WINDOW - 1_500_000);
    var hash = new Hash();
    hash.add(java.nio.ByteBuffer.wrap(content));
    assertThat(said).contains(new Sent(NUMBER, 0, hash.hex()));
  }

  @Test
  @DisplayName("running + the file shrinks -> skipped(CHANGED), the next one goes")
  void aFileThatShrinksIsSkipped() throws IOException {
    write("a", 2 * WINDOW);
    write("b", 10);
    Sending it = offered(home.resolve("a"), home.resolve("b"));
    it.go(new Go(NUMBER, 0, 0));
    Files.write(home.resolve("a"), new byte[5]);
    it.got(new Got(NUMBER, 0, WINDOW));
    assertThat(said).contains(new Skipped(NUMBER, 0, SkipReason.CHANGED));
    it.got(new Got(NUMBER, 1, 0));
    assertThat(pieces.getLast().entry()).isOne();
    assertThat(it.skipped()).isOne();
  }

  @Test
  @DisplayName("skipped, then a new channel and go from before -> counted once")
  void aFileIsSkippedOnce() throws IOException {
    write("a", 5);
    write("b", 10);
    Sending it = offered(home.resolve("a"), home.resolve("b"));
    Files.delete(home.resolve("a"));
    it.go(new Go(NUMBER, 0, 0));
    it.go(new Go(NUMBER, 0, 0));
    assertThat(it.skipped()).isOne();
    it.skipped(1);
    it.go(new Go(NUMBER, 2, 0));
    assertThat(it.skipped()).isEqualTo(2);
  }

  @Test
  @DisplayName("running + the file is written without changing its length -> skipped(CHANGED)")
  void aFileThatIsWrittenIsSkipped() throws IOException {
    write("a", 2 * WINDOW);
    Sending it = offered(home.resolve("a"));
    it.go(new Go(NUMBER, 0, 0));
    Files.setLastModifiedTime(home.resolve("a"), FileTime.fromMillis(1));
    it.got(new Got(NUMBER, 0, WINDOW));
    assertThat(said).contains(new Skipped(NUMBER, 0, SkipReason.CHANGED));
    assertThat(said).noneMatch(Sent.class::isInstance);
  }

  @Test
  @DisplayName("agreed, then a link in its place -> skipped, nothing of the target goes")
  void aLinkInThePlaceOfAFileIsNotFollowed() throws IOException {
    write("secret", 10);
    write("a", 10);
    Sending it = offered(home.resolve("a"));
    Files.delete(home.resolve("a"));
    Files.createSymbolicLink(home.resolve("a"), home.resolve("secret"));
    it.go(new Go(NUMBER, 0, 0));
    assertThat(pieces).isEmpty();
    assertThat(said).anyMatch(Skipped.class::isInstance);
  }

  @Test
  @DisplayName("running + places that do not exist -> OVER(BROKEN)")
  void aReceiverThatDoesNotKeepToTheProtocolEndsIt() throws IOException {
    write("a", 10);
    for (FilesMessage wrong :
        List.of(
            new Go(NUMBER, 9, 0),
            new Go(NUMBER, -1, 0),
            new Go(NUMBER, 0, 11),
            new Got(NUMBER, 0, 11),
            new Got(NUMBER, 5, 0))) {
      Sending it = offered(home.resolve("a"));
      it.go(new Go(NUMBER, 0, 0));
      if (wrong instanceof Go go) {
        it.go(go);
      } else if (wrong instanceof Got got) {
        it.got(got);
      }
      assertThat(it.end()).as("%s", wrong).isEqualTo(TransferEnd.BROKEN);
    }
  }

  @Test
  @DisplayName("kept twice, kept before sent -> counted once, or not at all")
  void aReceiverCannotTestifyWhatWasNotSent() throws IOException {
    write("a", 2 * WINDOW);
    write("b", 1);
    Sending it = offered(home.resolve("a"), home.resolve("b"));
    it.kept(new Kept(NUMBER, 0, "a"));
    it.go(new Go(NUMBER, 0, 0));
    it.kept(new Kept(NUMBER, 0, "a"));
    it.kept(new Kept(NUMBER, 1, "b"));
    assertThat(journal).isEmpty();
    it.got(new Got(NUMBER, 0, WINDOW));
    it.kept(new Kept(NUMBER, 0, "a"));
    it.kept(new Kept(NUMBER, 0, "a"));
    assertThat(journal).hasSize(1);
  }

  @Test
  void linksAmongTheChosenAreLeftOutAndTold() throws IOException {
    Path folder = Files.createDirectories(home.resolve("Ordner/leer"));
    write("Ordner/a", 3);
    Files.createSymbolicLink(home.resolve("Ordner/link"), home.resolve("Ordner/a"));
    Files.createSymbolicLink(home.resolve("Ordner/dir"), folder);
    Selection selection = Selection.of(List.of(home.resolve("Ordner")));
    assertThat(selection.sources())
        .extracting(source -> source.entry().path())
        .containsExactlyInAnyOrder("Ordner", "Ordner/leer", "Ordner/a");
    assertThat(selection.leftOut()).isEqualTo(2);
    assertThat(Selection.of(List.of(home.resolve("Ordner/link"))).sources()).isEmpty();
    assertThat(Selection.of(List.of(home.resolve("fehlt"))).leftOut()).isOne();
  }

  private Sending offered(Path... chosen) {
    said.clear();
    var way =
        new Sending.Way() {
          @Override
          public void say(FilesMessage message) {
            said.add(message);
          }

          @Override
          public void send(byte[] piece) {
            Piece.read(piece).ifPresent(pieces::add);
          }
        };
    List<Source> sources = Selection.of(List.of(chosen)).sources();
    var it =
        new Sending(
            NUMBER,
            sources,
            way,
            (source, sha256) -> journal.add(sha256),
            new FlightWindow(WINDOW, () -> 0));
    it.offer();
    return it;
  }

  private byte[] write(String name, int length) throws IOException {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    Files.write(home.resolve(name), content);
    return content;
  }

  private byte[] received() {
    var all = new java.io.ByteArrayOutputStream();
    for (Piece piece : pieces) {
      byte[] bytes = new byte[piece.bytes().remaining()];
      piece.bytes().duplicate().get(bytes);
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }
}
