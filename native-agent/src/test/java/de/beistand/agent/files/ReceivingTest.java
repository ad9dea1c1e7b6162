package de.beistand.agent.files;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.channel.FileEntry;
import de.beistand.protocol.channel.FilesMessage;
import de.beistand.protocol.channel.FilesMessage.Go;
import de.beistand.protocol.channel.FilesMessage.Got;
import de.beistand.protocol.channel.FilesMessage.Kept;
import de.beistand.protocol.channel.FilesMessage.Offer;
import de.beistand.protocol.channel.FilesMessage.Over;
import de.beistand.protocol.channel.FilesMessage.Sent;
import de.beistand.protocol.channel.FilesMessage.Skipped;
import de.beistand.protocol.channel.SkipReason;
import de.beistand.protocol.channel.TransferEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivingTest {
  private static final int NUMBER = 1;

  @TempDir Path folder;
  private final List<FilesMessage> said = new ArrayList<>();
  private final List<String> journal = new ArrayList<>();

  @Test
  @DisplayName("READY + begin, pieces, right hash -> OVER(DONE), the file under its name")
  void aWholeFileIsKept() throws IOException {
    Receiving it = running(file("Brief.txt", 10));
    piece(it, 0, 0, "01234");
    assertThat(names()).containsExactly("Brief.txt.part");
    piece(it, 0, 5, "56789");
    it.sent(new Sent(NUMBER, 0, sha("0123456789")));
    assertThat(Files.readString(folder.resolve("Brief.txt"))).isEqualTo("0123456789");
    assertThat(names()).containsExactly("Brief.txt");
    assertThat(said)
        .containsExactly(
            new Go(NUMBER, 0, 0),
            new Got(NUMBER, 0, 10),
            new Kept(NUMBER, 0, "Brief.txt"),
            new Over(NUMBER, TransferEnd.DONE));
    assertThat(journal).containsExactly("Brief.txt " + sha("0123456789") + " 10");
  }

  @Test
  @DisplayName("RUNNING + wrong hash -> the file thrown away, the next one goes on")
  void aDamagedFileIsThrownAway() throws IOException {
    Receiving it = running(file("a", 3), file("b", 1));
    piece(it, 0, 0, "abX");
    it.sent(new Sent(NUMBER, 0, sha("abc")));
    assertThat(said).contains(new Skipped(NUMBER, 0, SkipReason.WRONG_HASH));
    assertThat(names()).isEmpty();
    piece(it, 1, 0, "z");
    it.sent(new Sent(NUMBER, 1, sha("z")));
    assertThat(names()).containsExactly("b");
    assertThat(it.end()).isEqualTo(TransferEnd.DONE);
    assertThat(it.skipped()).isOne();
    assertThat(journal).hasSize(1);
  }

  @Test
  @DisplayName("RUNNING + end before all bytes came -> thrown away")
  void aShortFileIsThrownAway() throws IOException {
    Receiving it = running(file("a", 3));
    piece(it, 0, 0, "ab");
    it.sent(new Sent(NUMBER, 0, sha("ab")));
    assertThat(said).contains(new Skipped(NUMBER, 0, SkipReason.WRONG_HASH));
    assertThat(names()).isEmpty();
  }

  @Test
  @DisplayName("RUNNING + a piece twice, out of order, too long, of another entry -> OVER(BROKEN)")
  void piecesThatDoNotFitEndIt() throws IOException {
    for (int[] wrong : new int[][] {{0, 0, 2}, {0, 4, 2}, {0, 2, 99}, {1, 0, 1}, {7, 0, 1}}) {
      said.clear();
      Receiving it = running(file("a", 10), file("b", 10));
      piece(it, 0, 0, "ab");
      piece(it, wrong[0], wrong[1], "x".repeat(wrong[2]));
      assertThat(it.end()).as(Arrays.toString(wrong)).isEqualTo(TransferEnd.BROKEN);
      assertThat(said.getLast()).isEqualTo(new Over(NUMBER, TransferEnd.BROKEN));
      assertThat(names()).isEmpty();
    }
  }

  @Test
  @DisplayName("every stage + cancel -> OVER, nothing left but what was complete")
  void cancelAtEveryPoint() throws IOException {
    for (int point = 0; point < 7; point++) {
      for (Path old : all()) {
        Files.delete(old);
      }
      Receiving it = new Receiving(offer(file("a", 2), file("b", 2)), said::add, this::kept);
      int at = point;
      List<Runnable> steps =
          List.of(
              () -> it.list(List.of(file("a", 2), file("b", 2))),
              () -> it.begin(folder),
              () -> piece(it, 0, 0, "x"),
              () -> piece(it, 0, 1, "y"),
              () -> it.sent(new Sent(NUMBER, 0, sha("xy"))),
              () -> piece(it, 1, 0, "z"));
      IntStream.range(0, at).forEach(i -> steps.get(i).run());
      it.over(TransferEnd.CANCELLED);
      IntStream.range(at, 6).forEach(i -> steps.get(i).run());
      assertThat(it.end()).isEqualTo(TransferEnd.CANCELLED);
      assertThat(names()).isEqualTo(at >= 5 ? List.of("a") : List.of());
    }
  }

  @Test
  @DisplayName("RUNNING + new channel -> go from where it stands")
  void itGoesOnWhereItStood() throws IOException {
    Receiving it = running(file("a", 4));
    piece(it, 0, 0, "ab");
    it.resume();
    assertThat(said.getLast()).isEqualTo(new Go(NUMBER, 0, 2));
    piece(it, 0, 2, "cd");
    it.sent(new Sent(NUMBER, 0, sha("abcd")));
    assertThat(Files.readString(folder.resolve("a"))).isEqualTo("abcd");
  }

  @Test
  @DisplayName("RUNNING, a file given up + new channel -> said again, or the sender waits for ever")
  void whatWasGivenUpIsSaidAgain() {
    Receiving it = running(file("a", 3), file("b", 1));
    piece(it, 0, 0, "abX");
    it.sent(new Sent(NUMBER, 0, sha("abc")));
    it.resume();
    assertThat(said).endsWith(new Go(NUMBER, 0, 0), new Skipped(NUMBER, 0, SkipReason.WRONG_HASH));
    piece(it, 0, 0, "ab"); // was under way when it heard
    piece(it, 1, 0, "z");
    it.sent(new Sent(NUMBER, 1, sha("z")));
    assertThat(it.end()).isEqualTo(TransferEnd.DONE);
    assertThat(it.skipped()).isOne();
  }

  @Test
  @DisplayName("RUNNING + skipped by the sender -> the part is gone, the rest comes")
  void whatTheSenderSkipsIsNotKept() throws IOException {
    Receiving it = running(file("a", 4), file("b", 1));
    piece(it, 0, 0, "ab");
    it.skipped(0);
    assertThat(said.getLast()).isEqualTo(new Got(NUMBER, 1, 0));
    piece(it, 1, 0, "z");
    it.sent(new Sent(NUMBER, 1, sha("z")));
    assertThat(names()).containsExactly("b");
    assertThat(it.done()).isEqualTo(5);
  }

  @Test
  void anExistingFileIsNeverOverwrittenNorIsAFolderEntered() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "mine");
    Files.createDirectory(folder.resolve("Ordner"));
    Files.createSymbolicLink(folder.resolve("link.txt"), folder.resolve("a.txt"));
    Files.createSymbolicLink(folder.resolve("ziel"), folder.resolve("Ordner"));
    Receiving it =
        running(file("a.txt", 1), file("Ordner/x", 1), file("link.txt", 1), file("ziel/y", 1));
    for (int entry = 0; entry < 4; entry++) {
      piece(it, entry, 0, "n");
      it.sent(new Sent(NUMBER, entry, sha("n")));
    }
    assertThat(Files.readString(folder.resolve("a.txt"))).isEqualTo("mine");
    assertThat(names())
        .contains("a (2).txt", "Ordner (2)/x", "link (2).txt", "ziel (2)/y")
        .doesNotContain("Ordner/x", "Ordner/y");
  }

  @Test
  void namesThatDifferInCapitalsAloneDoNotMeet() throws IOException {
    Receiving it = running(file("A/b.txt", 1), file("a/B.TXT", 1), folder("leer"));
    for (int entry = 0; entry < 2; entry++) {
      piece(it, entry, 0, "n");
      it.sent(new Sent(NUMBER, entry, sha("n")));
    }
    assertThat(names()).containsExactly("A", "A/B (2).TXT", "A/b.txt", "leer");
    assertThat(it.end()).isEqualTo(TransferEnd.DONE);
  }

  @Test
  void aLinkInThePlaceOfAFolderIsNotFollowed() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("draussen"));
    Receiving it = running(file("neu/a", 1), file("neu/b", 1));
    piece(it, 0, 0, "n");
    it.sent(new Sent(NUMBER, 0, sha("n")));
    Files.move(folder.resolve("neu"), folder.resolve("weg"));
    Files.createSymbolicLink(folder.resolve("neu"), outside);
    piece(it, 1, 0, "n");
    assertThat(it.end()).isEqualTo(TransferEnd.UNWRITABLE);
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aPathThatIsTooDeepIsSkippedAndTheRestComes() throws IOException {
    Receiving it = running(file("d/".repeat(99) + "x", 1), file("b", 1));
    piece(it, 0, 0, "n");
    assertThat(said.getLast()).isEqualTo(new Skipped(NUMBER, 0, SkipReason.NO_PLACE));
    it.sent(new Sent(NUMBER, 0, sha("n")));
    piece(it, 1, 0, "n");
    it.sent(new Sent(NUMBER, 1, sha("n")));
    assertThat(names()).containsExactly("b");
    assertThat(it.end()).isEqualTo(TransferEnd.DONE);
  }

  @Test
  void moreThanTheDiskHasRoomForIsSaidBeforeAnythingComes() {
    Receiving it = running(file("a", Long.MAX_VALUE / Manifest.MOST_ENTRIES));
    assertThat(it.end()).isEqualTo(TransferEnd.NO_SPACE);
    assertThat(said).containsExactly(new Over(NUMBER, TransferEnd.NO_SPACE));
  }

  @Test
  void aListThatIsNotWhatWasAnnouncedEndsIt() {
    Receiving more = new Receiving(offer(file("a", 1)), said::add, this::kept);
    more.list(List.of(file("a", 1), file("b", 1)));
    assertThat(more.end()).isEqualTo(TransferEnd.BROKEN);
    Receiving longer = new Receiving(offer(file("a", 1)), said::add, this::kept);
    longer.list(List.of(file("a", 2)));
    assertThat(longer.end()).isEqualTo(TransferEnd.BROKEN);
    Receiving none = new Receiving(new Offer(NUMBER, 0, 0, 0), said::add, this::kept);
    assertThat(none.end()).isEqualTo(TransferEnd.BROKEN);
    Receiving many = new Receiving(new Offer(NUMBER, 999_999, 0, 0), said::add, this::kept);
    assertThat(many.end()).isEqualTo(TransferEnd.TOO_MUCH);
    Receiving negative = new Receiving(new Offer(NUMBER, -1, 0, 0), said::add, this::kept);
    assertThat(negative.end()).isEqualTo(TransferEnd.TOO_MUCH);
  }

  @Test
  void thousandsOfEmptyFilesOfOneNameGetNamesOfTheirOwn() throws IOException {
    FileEntry[] same = new FileEntry[3000];
    Arrays.fill(same, file("x/gleich.txt", 0));
    Receiving it = running(same);
    for (int entry = 0; entry < same.length; entry++) {
      it.sent(new Sent(NUMBER, entry, sha("")));
    }
    assertThat(it.end()).isEqualTo(TransferEnd.DONE);
    assertThat(names()).hasSize(3001).contains("x/gleich.txt", "x/gleich (3000).txt");
  }

  private Receiving running(FileEntry... entries) {
    var it = new Receiving(offer(entries), said::add, this::kept);
    it.list(List.of(entries));
    it.begin(folder);
    return it;
  }

  private static Offer offer(FileEntry... entries) {
    int folders = (int) Arrays.stream(entries).filter(FileEntry::folder).count();
    long bytes = Arrays.stream(entries).mapToLong(FileEntry::bytes).sum();
    return new Offer(NUMBER, entries.length - folders, folders, bytes);
  }

  private static FileEntry file(String path, long bytes) {
    return new FileEntry(path, bytes, false);
  }

  private static FileEntry folder(String path) {
    return new FileEntry(path, 0, true);
  }

  private static void piece(Receiving it, int entry, long offset, String text) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    it.piece(new Piece(NUMBER, entry, offset, bytes));
  }

  private void kept(Path file, String sha256, long bytes) {
    journal.add(file.getFileName() + " " + sha256 + " " + bytes);
  }

  private static String sha(String text) {
    var hash = new Hash();
    hash.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    return hash.hex();
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(path -> !path.equals(folder)).sorted().toList().reversed();
    }
  }

  private List<String> names() throws IOException {
    return all().reversed().stream().map(path -> folder.relativize(path).toString()).toList();
  }
}
