package de.beistand.agent.chat;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.chat.Conversation.Heard;
import de.beistand.protocol.channel.ChatToAgent.Have;
import de.beistand.protocol.channel.ChatToAgent.Say;
import de.beistand.protocol.channel.ChatToTechnician.Message;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

  private final Conversation conversation = new Conversation();

  @Test
  void saidTwiceIsThereOnce() {
    assertThat(conversation.technician(new Say("p1", "eins"), NOW)).isInstanceOf(Heard.New.class);
    assertThat(conversation.technician(new Say("p1", "eins"), NOW.plusSeconds(9)))
        .isInstanceOfSatisfying(
            Heard.Again.class, again -> assertThat(again.message().at()).isEqualTo(NOW));
    assertThat(conversation.after(0)).hasSize(1);
  }

  @Test
  void nobodyTakesTheOthersId() {
    conversation.customer("ja", NOW);
    String customers = conversation.after(0).getFirst().id();
    assertThat(conversation.technician(new Say(customers, "nein"), NOW))
        .isInstanceOf(Heard.New.class);
  }

  @Test
  void tooManyAtOnceAreRefusedAndLaterTaken() {
    for (int i = 0; i < Conversation.BURST; i++) {
      assertThat(conversation.technician(new Say("p" + i, "x"), NOW)).isInstanceOf(Heard.New.class);
    }
    var next = new Say("next", "x");
    assertThat(conversation.technician(next, NOW)).isInstanceOf(Heard.Refused.class);
    assertThat(conversation.technician(next, NOW.plus(Conversation.PACE)))
        .isInstanceOf(Heard.New.class);
    assertThat(conversation.technician(new Say("more", "x"), NOW.plus(Conversation.PACE)))
        .isInstanceOf(Heard.Refused.class);
  }

  @Test
  void aClockThatIsSetBackSilencesNobody() {
    conversation.technician(new Say("before", "x"), NOW);
    assertThat(conversation.technician(new Say("after", "x"), NOW.minusSeconds(3600)))
        .isInstanceOf(Heard.New.class);
  }

  @Test
  void aRepeatIsNeverRefused() {
    for (int i = 0; i < Conversation.BURST; i++) {
      conversation.technician(new Say("p" + i, "x"), NOW);
    }
    assertThat(conversation.technician(new Say("p0", "x"), NOW)).isInstanceOf(Heard.Again.class);
  }

  @Test
  void theOldestGo() {
    for (int i = 0; i < 600; i++) {
      conversation.customer("Zeile " + i, NOW);
    }
    assertThat(conversation.after(0)).hasSize(500);
    assertThat(conversation.after(0)).extracting(Message::seq).startsWith(101).endsWith(600);
    assertThat(conversation.after(598)).hasSize(2);
  }

  @Test
  void hostileTextIsHarmless() {
    String hostile =
        "<html><b>\u202Egnp.exe\u0000\u0007\r\n\r\n\r\n" + "W".repeat(100_000) + "\uD800";
    conversation.technician(new Say("p1", hostile), NOW);
    String kept = conversation.after(0).getFirst().text();
    assertThat(kept).startsWith("<html><b>gnp.exe\n\nW").endsWith("W…");
    assertThat(kept.codePointCount(0, kept.length())).isEqualTo(2000);
  }

  @Test
  void nothingToReadIsNoMessage() {
    assertThat(conversation.technician(new Say("p1", " \n\u202E\u200B"), NOW))
        .isInstanceOf(Heard.Refused.class);
    assertThat(conversation.customer("\n \t", NOW)).isFalse();
    assertThat(conversation.after(0)).isEmpty();
  }

  @Test
  void aPageCannotHaveWhatIsNotThere() {
    IntStream.range(0, 3).forEach(_ -> conversation.customer("x", NOW));
    conversation.have(new Have(99, -5));
    assertThat(conversation.received()).isEqualTo(3);
    assertThat(conversation.read()).isZero();
    conversation.have(new Have(1, 2));
    assertThat(conversation.received()).isEqualTo(3);
    assertThat(conversation.read()).isEqualTo(2);
  }
}
