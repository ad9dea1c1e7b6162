package de.beistand.agent.clipboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.beistand.agent.service.Message;
import de.beistand.agent.service.Page;
import de.beistand.agent.session.Wish;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.channel.ClipboardPart.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipboardSharingTest {
  private final FakePage page = new FakePage();
  private final FakeClipboard clipboard = new FakeClipboard();
  private final List<String> notices = new ArrayList<>();
  private final ClipboardSharing sharing =
      new ClipboardSharing(clipboard, Texts.of(Locale.GERMAN), notices::add);

  @BeforeEach
  void open() {
    sharing.opened(page);
  }

  @Test
  void putIsAskedWithWhatReallyCameAndThenCarriedOut() {
    says("{'type':'put','id':1,'parts':[{'kind':'TEXT','length':15}]}");
    sends("Grüße ");
    assertThat(page.wishes).isEmpty();
    sends("aus Kö");
    assertThat(page.wishes).singleElement().satisfies(this::isGreeting);
    assertThat(clipboard.put).isNull();
    sharing.decided(page.wishes.getFirst(), true);
    assertThat(new String(clipboard.text(), StandardCharsets.UTF_8)).isEqualTo("Grüße aus Kö");
    assertThat(page.happened).containsExactly("CLIPBOARD_RECEIVED text 15");
    assertThat(page.said).containsExactly(result(1, "DONE"));
    assertThat(notices).singleElement().asString().contains("Text, 12 Zeichen");
  }

  private void isGreeting(Wish wish) {
    assertThat(wish.grant()).isEqualTo(Grant.CLIPBOARD_IN);
    assertThat(wish.details()).containsExactly("Text, 12 Zeichen", "„Grüße aus Kö“");
  }

  @Test
  void refusedPutChangesNothing() {
    put(1, "x");
    sharing.decided(page.wishes.getFirst(), false);
    assertThat(clipboard.put).isNull();
    assertThat(page.happened).isEmpty();
    assertThat(notices).isEmpty();
    assertThat(page.said).containsExactly(result(1, "REFUSED"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[]; UNREADABLE",
        "[{'kind':'TEXT','length':1},{'kind':'TEXT','length':1}]; UNREADABLE",
        "[{'kind':'TEXT','length':16777217}]; TOO_LARGE",
        "[{'kind':'TEXT','length':9000000},{'kind':'HTML','length':9000000}]; TOO_LARGE",
        "[{'kind':'TEXT','length':2147483647},{'kind':'HTML','length':2147483647}]; TOO_LARGE",
      })
  void whatIsAnnouncedWronglyIsRefusedBeforeItComes(String parts, String outcome) {
    says("{'type':'put','id':1,'parts':" + parts.replace("''", "'") + "}");
    sends("x");
    assertThat(page.said).containsExactly(result(1, outcome));
    assertThat(page.wishes).isEmpty();
  }

  @Test
  void moreThanAnnouncedOrDamagedIsUnreadable() {
    says("{'type':'put','id':1,'parts':[{'kind':'TEXT','length':2}]}");
    sends("abc");
    says("{'type':'put','id':2,'parts':[{'kind':'TEXT','length':2}]}");
    sharing.received(new Message.Bytes(new byte[] {(byte) 0xC3, (byte) 0x28}));
    says("{'type':'put','id':3,'parts':[{'kind':'IMAGE','length':3}]}");
    sends("PNG");
    assertThat(page.said)
        .containsExactly(result(1, "UNREADABLE"), result(2, "UNREADABLE"), result(3, "UNREADABLE"));
    assertThat(page.wishes).isEmpty();
  }

  @Test
  void aNewPutEndsTheOneBeforeAndItsQuestion() {
    put(1, "eins");
    put(2, "zwei");
    assertThat(page.takenBack).containsExactly(page.wishes.getFirst());
    sharing.decided(page.wishes.getFirst(), true);
    assertThat(clipboard.put).isNull();
    sharing.decided(page.wishes.getLast(), true);
    assertThat(new String(clipboard.text(), StandardCharsets.UTF_8)).isEqualTo("zwei");
    assertThat(page.said).containsExactly(result(1, "CANCELLED"), result(2, "DONE"));
  }

  @Test
  void nothingLeavesBeforeTheYesAndThenWhatWasShown() {
    clipboard.look = found("geheim");
    says("{'type':'fetch','id':1,'afterCopy':false}");
    assertThat(page.wishes.getFirst().details()).contains("„geheim“");
    assertThat(page.said).isEmpty();
    clipboard.look = found("etwas anderes");
    sharing.decided(page.wishes.getFirst(), true);
    await().until(() -> page.bytes().equals("geheim"));
    assertThat(page.said)
        .containsExactly(
            "{\"type\":\"content\",\"id\":1,\"parts\":[{\"kind\":\"TEXT\",\"length\":6}]}");
    assertThat(page.happened).containsExactly("CLIPBOARD_SENT text 6");
  }

  @Test
  void theRightTakenBackInTheMiddleStopsTheRest() {
    clipboard.look = found("x".repeat(1 << 20));
    page.backlog = 1 << 20; // a slow network
    sharing.granted(Set.of(Grant.VIEW, Grant.CLIPBOARD_OUT));
    says("{'type':'fetch','id':1,'afterCopy':false}");
    sharing.decided(page.wishes.getFirst(), true);
    sharing.granted(Set.of(Grant.VIEW));
    page.backlog = 0;
    assertThat(page.said.getLast()).isEqualTo(result(1, "REFUSED"));
    assertThat(page.bytes()).isEmpty();
  }

  @Test
  void aPrivateMomentIsPrivate() {
    clipboard.look = found("x".repeat(1 << 20));
    page.backlog = 1 << 20;
    sharing.granted(Set.of(Grant.VIEW, Grant.CLIPBOARD_OUT));
    says("{'type':'fetch','id':1,'afterCopy':false}");
    sharing.decided(page.wishes.getFirst(), true);
    sharing.paused(true);
    assertThat(page.said.getLast()).isEqualTo(result(1, "REFUSED"));
    says("{'type':'fetch','id':2,'afterCopy':false}");
    assertThat(page.said.getLast()).isEqualTo(result(2, "REFUSED"));
    assertThat(clipboard.looks).isEqualTo(1);
    sharing.paused(false);
    says("{'type':'fetch','id':3,'afterCopy':false}");
    assertThat(clipboard.looks).isEqualTo(2);
  }

  @Test
  void aYesThatIsRecordedInAPrivateMomentWaitsForItsEnd() {
    clipboard.look = found("geheim");
    says("{'type':'fetch','id':1,'afterCopy':false}");
    sharing.paused(true);
    sharing.decided(page.wishes.getFirst(), true);
    assertThat(page.said).isEmpty();
    assertThat(page.happened).isEmpty();
    sharing.paused(false);
    await().until(() -> page.bytes().equals("geheim"));
  }

  @Test
  void whatWaitsForTheEndOfAPrivateMomentCanBeTakenBack() {
    put(1, "x");
    sharing.paused(true);
    sharing.decided(page.wishes.getFirst(), true);
    says("{'type':'cancel','id':1}");
    sharing.paused(false);
    assertThat(clipboard.put).isNull();
    assertThat(page.said).containsExactly(result(1, "CANCELLED"));
  }

  @Test
  void theRightTakenBackInAPrivateMomentIsTakenBackFromWhatWaitsToo() {
    clipboard.look = found("geheim");
    says("{'type':'fetch','id':1,'afterCopy':false}");
    sharing.paused(true);
    sharing.decided(page.wishes.getFirst(), true);
    sharing.granted(Set.of(Grant.VIEW, Grant.CLIPBOARD_OUT));
    sharing.granted(Set.of(Grant.VIEW));
    sharing.paused(false);
    assertThat(page.said).containsExactly(result(1, "REFUSED"));
    assertThat(page.sent).isEmpty();
  }

  @Test
  void anotherRightTakenBackDoesNotMatter() {
    clipboard.look = found("x".repeat(100_000));
    sharing.granted(Set.of(Grant.VIEW, Grant.CONTROL));
    says("{'type':'fetch','id':1,'afterCopy':false}");
    sharing.decided(page.wishes.getFirst(), true);
    sharing.granted(Set.of(Grant.VIEW));
    await().until(() -> page.bytes().length() == 100_000);
    assertThat(page.longest).isEqualTo(16 << 10);
  }

  @ParameterizedTest
  @CsvSource({"EMPTY", "TOO_LARGE", "NO_ANSWER", "UNREADABLE"})
  void whatCannotBeFetchedIsNoQuestion(String outcome) {
    clipboard.look =
        switch (outcome) {
          case "EMPTY" -> new ClipboardPort.Look.Found(Map.of());
          case "TOO_LARGE" -> new ClipboardPort.Look.TooLarge();
          case "NO_ANSWER" -> new ClipboardPort.Look.NoAnswer();
          default -> new ClipboardPort.Look.Found(Map.of(Kind.IMAGE, new byte[] {1}));
        };
    says("{'type':'fetch','id':1,'afterCopy':false}");
    assertThat(page.said).containsExactly(result(1, outcome));
    assertThat(page.wishes).isEmpty();
  }

  @Test
  void afterTheKeysThatCopyNothingOldIsMeant() {
    clipboard.look = found("alt");
    says("{'type':'fetch','id':1,'afterCopy':true}");
    assertThat(page.said).containsExactly(result(1, "UNCHANGED"));
    assertThat(clipboard.looks).isZero();
    clipboard.copied = true;
    says("{'type':'fetch','id':2,'afterCopy':true}");
    assertThat(page.wishes).hasSize(1);
  }

  @Test
  void aPageThatIsGoneGetsNothingAndTheNextOneNeither() {
    clipboard.look = found("geheim");
    says("{'type':'fetch','id':1,'afterCopy':false}");
    sharing.closed();
    sharing.opened(page);
    sharing.decided(page.wishes.getFirst(), true);
    assertThat(page.said).isEmpty();
    assertThat(page.happened).isEmpty();
  }

  @Test
  void rubbishIsIgnored() {
    says("{");
    says("{'type':'put','id':1,'parts':[{'kind':'TEXT','length':0}]}");
    says("{'type':'put','id':1,'parts':[{'kind':'PROGRAM','length':1}]}");
    sends("x");
    says("{'type':'cancel','id':9}");
    assertThat(page.said).isEmpty();
    assertThat(page.wishes).isEmpty();
  }

  private void put(int id, String text) {
    says(
        "{'type':'put','id':%d,'parts':[{'kind':'TEXT','length':%d}]}"
            .formatted(id, text.length()));
    sends(text);
  }

  private void says(String json) {
    sharing.received(new Message.Text(json.replace('\'', '"')));
  }

  private void sends(String text) {
    sharing.received(new Message.Bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static ClipboardPort.Look found(String text) {
    return new ClipboardPort.Look.Found(Map.of(Kind.TEXT, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String result(int id, String outcome) {
    return "{\"type\":\"result\",\"id\":%d,\"outcome\":\"%s\"}".formatted(id, outcome);
  }

  private static final class FakeClipboard implements ClipboardPort {
    Look look = new Look.Found(Map.of());
    int looks;
    boolean copied;
    @Nullable Copied put;

    byte[] text() {
      assertThat(put).isNotNull();
      byte[] text = put.form(Kind.TEXT);
      return text == null ? new byte[0] : text;
    }

    @Override
    public Look look() {
      looks++;
      return look;
    }

    @Override
    public boolean put(Copied copied) {
      put = copied;
      return true;
    }

    @Override
    public boolean awaitCopy() {
      return copied;
    }

    @Override
    public void close() {}
  }

  private static final class FakePage implements Page {
    final List<String> said = new CopyOnWriteArrayList<>();
    final List<byte[]> sent = new CopyOnWriteArrayList<>();
    final List<Wish> wishes = new ArrayList<>();
    final List<Wish> takenBack = new ArrayList<>();
    final List<String> happened = new ArrayList<>();
    volatile long backlog;
    volatile int longest;

    String bytes() {
      var all = new StringBuilder();
      sent.forEach(bytes -> all.append(new String(bytes, StandardCharsets.UTF_8)));
      return all.toString();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public long backlog() {
      return backlog;
    }

    @Override
    public void send(String text) {
      said.add(text);
    }

    @Override
    public void send(byte[] bytes) {
      longest = Math.max(longest, bytes.length);
      sent.add(bytes);
    }

    @Override
    public Wish wish(Grant grant, List<String> details) {
      var wish = new Wish(wishes.size() + 1, grant, details);
      wishes.add(wish);
      return wish;
    }

    @Override
    public void takeBack(Wish wish) {
      takenBack.add(wish);
    }

    @Override
    public void happened(EventKind kind, String subject, String detail) {
      happened.add(kind + " " + subject + detail);
    }

    @Override
    public void wordsDiffer() {}

    @Override
    public void restart() {}

    @Override
    public java.util.Optional<de.beistand.protocol.trust.SpokenWords.Fingerprints> fingerprints() {
      return java.util.Optional.empty();
    }
  }
}
