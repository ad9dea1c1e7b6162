package de.beistand.agent.files;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.service.Message;
import de.beistand.agent.service.Page;
import de.beistand.agent.session.Wish;
import de.beistand.agent.text.Texts;
import de.beistand.agent.window.FileDesk;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.trust.SpokenWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesServiceTest {
  private static final String OFFER =
      "{\"type\":\"offer\",\"transfer\":1,\"files\":1,\"folders\":0,\"bytes\":3}";
  private static final String ENTRIES =
      "{\"type\":\"entries\",\"transfer\":1,\"entries\":[{\"path\":\"a.txt\",\"bytes\":3,\"folder\":false}]}";

  @TempDir Path home;
  private final FakeDesk desk = new FakeDesk();
  private final FakePage page = new FakePage();
  private @Nullable FilesService service;

  @Test
  @DisplayName("an offer -> one question with number, length, place and name; no -> over REFUSED")
  void aRefusedOfferLeavesNothing() {
    FilesService files = opened();
    say(OFFER);
    say(ENTRIES);
    assertThat(page.wishes).hasSize(1);
    assertThat(page.wishes.getFirst().grant()).isEqualTo(Grant.FILES_IN);
    assertThat(page.wishes.getFirst().details())
        .containsExactly("1 Datei, zusammen 3 Byte", "Ziel: Ordner „In“", "a.txt (3 Byte)");
    files.decided(page.wishes.getFirst(), false);
    assertThat(page.said.getLast()).contains("over", "REFUSED");
    assertThat(home.resolve("In")).doesNotExist();
    assertThat(desk.rows).isEmpty();
  }

  @Test
  @DisplayName("pieces before the yes -> nothing is written")
  void nothingIsWrittenBeforeTheYes() {
    opened();
    say(OFFER);
    say(ENTRIES);
    piece("abc");
    assertThat(home.resolve("In")).doesNotExist();
  }

  @Test
  @DisplayName("running + the right is taken back -> CANCELLED, the part deleted")
  void takingTheRightBackBreaksOff() throws IOException {
    FilesService files = opened();
    files.granted(Set.of(Grant.VIEW, Grant.FILES_IN));
    say(OFFER);
    say(ENTRIES);
    files.decided(page.wishes.getFirst(), true);
    piece("ab");
    assertThat(home.resolve("In/a.txt.part")).hasContent("ab");
    files.granted(Set.of(Grant.VIEW));
    assertThat(page.said.getLast()).contains("CANCELLED");
    try (var left = Files.list(home.resolve("In"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  @DisplayName("running + another channel of the same page -> go from where it stands")
  void theSamePageGoesOn() {
    FilesService files = opened();
    say(OFFER);
    say(ENTRIES);
    files.decided(page.wishes.getFirst(), true);
    piece("ab");
    files.closed();
    files.opened(page);
    say("{\"type\":\"holding\",\"transfers\":[1,9]}");
    assertThat(page.said)
        .contains(
            "{\"type\":\"go\",\"transfer\":1,\"entry\":0,\"offset\":2}",
            "{\"type\":\"over\",\"transfer\":9,\"end\":\"LOST\"}");
  }

  @Test
  @DisplayName("running + a page loaded afresh -> LOST, the part deleted")
  void aFreshPageLosesWhatRan() {
    FilesService files = opened();
    say(OFFER);
    say(ENTRIES);
    files.decided(page.wishes.getFirst(), true);
    piece("ab");
    files.closed();
    files.opened(page);
    say("{\"type\":\"holding\",\"transfers\":[]}");
    assertThat(page.said.getLast()).contains("LOST");
    assertThat(home.resolve("In/a.txt.part")).doesNotExist();
  }

  @Test
  @DisplayName("a request -> question, chooser, list; only a yes to the list says anything of it")
  void nothingIsNamedBeforeTheCustomerConfirmed() throws IOException {
    FilesService files = opened();
    Path letter = Files.writeString(home.resolve("Brief.txt"), "abc");
    say("{\"type\":\"request\",\"transfer\":1,\"words\":\"den Brief\"}");
    assertThat(page.wishes.getFirst().details()).containsExactly("„den Brief“");
    files.decided(page.wishes.getFirst(), true);
    desk.chosen(List.of(letter));
    assertThat(String.join("", page.said)).doesNotContain("Brief.txt");
    assertThat(desk.listing).isNotNull();
    desk.confirmed(true);
    assertThat(page.said.getLast()).contains("entries", "Brief.txt");
  }

  @Test
  @DisplayName("a request taken back while the customer chooses -> what he chooses stays with him")
  void aRequestTakenBackSendsNothing() throws IOException {
    FilesService files = opened();
    Path letter = Files.writeString(home.resolve("Brief.txt"), "abc");
    say("{\"type\":\"request\",\"transfer\":1,\"words\":\"\"}");
    files.decided(page.wishes.getFirst(), true);
    say("{\"type\":\"over\",\"transfer\":1,\"end\":\"CANCELLED\"}");
    assertThat(desk.closed).isTrue();
    desk.chosen(List.of(letter));
    assertThat(desk.listing).isNull();
    assertThat(String.join("", page.said)).doesNotContain("Brief.txt");
  }

  @Test
  @DisplayName("choosing for one request, another one ends -> the chooser stays")
  void anotherRequestDoesNotCloseTheChooser() throws IOException {
    FilesService files = opened();
    Path letter = Files.writeString(home.resolve("Brief.txt"), "abc");
    say("{\"type\":\"request\",\"transfer\":1,\"words\":\"\"}");
    files.decided(page.wishes.getFirst(), true);
    say("{\"type\":\"request\",\"transfer\":3,\"words\":\"\"}");
    files.decided(page.wishes.getLast(), false);
    assertThat(desk.closed).isFalse();
    desk.chosen(List.of(letter));
    say("{\"type\":\"request\",\"transfer\":5,\"words\":\"\"}");
    say("{\"type\":\"over\",\"transfer\":5,\"end\":\"CANCELLED\"}");
    assertThat(desk.closed).isFalse();
    say("{\"type\":\"over\",\"transfer\":1,\"end\":\"CANCELLED\"}");
    assertThat(desk.closed).isTrue();
  }

  @Test
  @DisplayName("a number twice, an even one, nonsense -> no second question")
  void aPageThatDoesNotKeepToTheProtocolAsksNothing() {
    opened();
    say(OFFER);
    say(ENTRIES);
    say(OFFER);
    say(ENTRIES);
    say(OFFER.replace(":1,\"files", ":2,\"files"));
    say(ENTRIES.replace(":1,\"entries", ":2,\"entries"));
    say("{\"type\":\"nonsense\"}");
    say("[");
    assertThat(page.wishes).hasSize(1);
  }

  @Test
  @DisplayName("seventeen offers at once -> the last one is TOO_MUCH")
  void tooManyTransfersAtOnceAreTurnedAway() {
    opened();
    for (int transfer = 1; transfer <= 33; transfer += 2) {
      say(OFFER.replace(":1,\"files", ":" + transfer + ",\"files"));
    }
    assertThat(page.said.getLast()).isEqualTo(over(33, "TOO_MUCH"));
  }

  @Test
  @DisplayName("session over -> everything ends, the desk is empty")
  void afterTheSessionNothingIsLeft() {
    FilesService files = opened();
    say(OFFER);
    say(ENTRIES);
    files.decided(page.wishes.getFirst(), true);
    piece("ab");
    files.over();
    assertThat(home.resolve("In/a.txt.part")).doesNotExist();
    assertThat(desk.rows).isEmpty();
    assertThat(desk.closed).isTrue();
  }

  private static String over(int transfer, String end) {
    return "{\"type\":\"over\",\"transfer\":%d,\"end\":\"%s\"}".formatted(transfer, end);
  }

  private FilesService opened() {
    var files = new FilesService(home.resolve("In"), Texts.of(Locale.GERMAN), desk);
    service = files;
    files.opened(page);
    say("{\"type\":\"holding\",\"transfers\":[]}");
    return files;
  }

  private void say(String json) {
    if (service != null) {
      service.received(new Message.Text(json));
    }
  }

  private void piece(String text) {
    var bytes = java.nio.ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    if (service != null) {
      service.received(new Message.Bytes(new Piece(1, 0, 0, bytes).write()));
    }
  }

  private static final class FakePage implements Page {
    private final List<Wish> wishes = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public long backlog() {
      return 0;
    }

    @Override
    public void send(String text) {
      said.add(text);
    }

    @Override
    public void send(byte[] bytes) {
      said.add("piece");
    }

    @Override
    public Wish wish(Grant grant, List<String> details) {
      var wish = new Wish(wishes.size() + 1, grant, details);
      wishes.add(wish);
      return wish;
    }

    @Override
    public void takeBack(Wish wish) {}

    @Override
    public void wordsDiffer() {}

    @Override
    public void restart() {}

    @Override
    public Optional<SpokenWords.Fingerprints> fingerprints() {
      return Optional.empty();
    }

    @Override
    public void happened(EventKind kind, String subject, String detail) {}
  }

  /// A customer who may answer late, after everything is closed.
  private static final class FakeDesk implements FileDesk {
    private List<Row> rows = List.of();
    private @Nullable Consumer<List<Path>> chooser;
    private @Nullable Consumer<Boolean> confirmation;
    private @Nullable Listing listing;
    private boolean closed;

    void chosen(List<Path> paths) {
      if (chooser != null) {
        chooser.accept(paths);
      }
    }

    void confirmed(boolean yes) {
      if (confirmation != null) {
        confirmation.accept(yes);
      }
    }

    @Override
    public void listen(Listener listener) {}

    @Override
    public void show(List<Row> now) {
      rows = now;
    }

    @Override
    public void choose(String words, Consumer<List<Path>> chosen) {
      chooser = chosen;
    }

    @Override
    public void confirm(Listing shown, Consumer<Boolean> answer) {
      listing = shown;
      confirmation = answer;
    }

    @Override
    public void complain(boolean tooMany) {}

    @Override
    public void close() {
      closed = true;
    }
  }
}
