package de.beistand.agent.machine;

import de.beistand.agent.service.Message;
import de.beistand.agent.service.Page;
import de.beistand.agent.service.Service;
import de.beistand.agent.session.Wish;
import de.beistand.protocol.Codec;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.channel.MachineToAgent;
import de.beistand.protocol.channel.MachineToTechnician;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The computer itself: a report about it, and its restart. The customer is asked about both, and
/// sees the report word for word before it leaves the computer.
public final class MachineService implements Service {
  private static final System.Logger LOG = System.getLogger("beistand.machine");

  private final Codec<MachineToAgent> in = Codec.tolerant(MachineToAgent.class);
  private final Codec<MachineToTechnician> out = Codec.tolerant(MachineToTechnician.class);
  private final Supplier<String> report;
  private final Optional<String> noRestart;
  private @Nullable Page page;
  private @Nullable Asked asked;
  private @Nullable Wish restart;

  /// What the customer is asked to send.
  private record Asked(Wish wish, String text) {}

  /// @param report reads it anew
  /// @param noRestart why this computer cannot be restarted by the program; empty if it can
  public MachineService(Supplier<String> report, Optional<String> noRestart) {
    this.report = report;
    this.noRestart = noRestart;
  }

  @Override
  public String label() {
    return "machine";
  }

  @Override
  public void opened(Page opened) {
    over();
    page = opened;
  }

  @Override
  public void received(Message message) {
    Page current = page;
    if (current == null || !(message instanceof Message.Text(String text))) {
      return;
    }
    try {
      switch (in.decode(text)) {
        case MachineToAgent.WantReport _ -> askForReport(current);
        case MachineToAgent.WantRestart _ -> askForRestart(current);
      }
    } catch (ProtocolException e) {
      LOG.log(System.Logger.Level.WARNING, () -> "not understood: " + e.getMessage());
    }
  }

  private void askForReport(Page current) {
    if (asked != null) {
      return;
    }
    say(current, new MachineToTechnician.Reading());
    String text = report.get();
    asked = new Asked(current.wish(Grant.SYSTEM_INFORMATION, text.lines().toList()), text);
  }

  private void askForRestart(Page current) {
    if (noRestart.isPresent()) {
      say(current, new MachineToTechnician.NotRestarted(noRestart.get()));
    } else if (restart == null) {
      restart = current.wish(Grant.RESTART, List.of());
    }
  }

  @Override
  public void decided(Wish wish, boolean allowed) {
    Page current = page;
    if (asked != null && asked.wish().equals(wish)) {
      String text = asked.text();
      asked = null;
      if (allowed && current != null) {
        say(current, new MachineToTechnician.Report(text));
        current.happened(EventKind.SYSTEM_INFORMATION_SENT, fingerprint(text), "");
      }
    } else if (wish.equals(restart)) {
      restart = null;
      if (allowed && current != null) {
        current.restart();
      }
    }
  }

  /// As [EventKind#SYSTEM_INFORMATION_SENT] says.
  private static String fingerprint(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(utf8);
      return HexFormat.of().formatHex(hash) + " " + utf8.length;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void say(Page current, MachineToTechnician message) {
    current.send(out.encode(message));
  }

  @Override
  public void closed() {
    over();
  }

  @Override
  public void over() {
    page = null;
    asked = null;
    restart = null;
  }
}
