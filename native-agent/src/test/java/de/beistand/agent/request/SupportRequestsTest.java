package de.beistand.agent.request;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.window.RequestFields;
import de.beistand.agent.window.RequestShown;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.RequestFault;
import de.beistand.protocol.RequestPhase;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.Translated;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SupportRequestsTest {
  private final List<AgentToServer> said = new ArrayList<>();
  private final List<RequestShown> shown = new ArrayList<>();
  private final List<String> joined = new ArrayList<>();
  private final SupportRequests requests =
      new SupportRequests(said::add, shown::add, joined::add, Locale.GERMAN);

  private static RequestFields fields(boolean agreed) {
    return new RequestFields("Ute", "110", "", "", "Hilfe", agreed);
  }

  @Test
  void theFormNamesTheTermsThatTheCustomerAgreesTo() {
    requests.open();
    assertThat(said).containsExactly(new AgentToServer.WantRequestForm());
    var callCost = new Translated("Ortstarif", "price of a local call");
    var price = new Translated("", "€1.40 a minute"); // the firm wrote it in one language only
    assertThat(
            requests.heard(new ServerToAgent.RequestForm(true, true, "7", "0211", callCost, price)))
        .isTrue();
    assertThat(shown)
        .containsExactly(
            new RequestShown.Form(true, true, "7", "0211", "Ortstarif", "€1.40 a minute"));
    requests.file(fields(true));
    assertThat(said.getLast())
        .isEqualTo(new AgentToServer.RequestSupport("", "Ute", "110", "", "Hilfe", "7", "de"));
    requests.file(fields(false));
    assertThat(((AgentToServer.RequestSupport) said.getLast()).terms()).isEmpty();
  }

  @Test
  void pickedUpJoinsByItself() {
    requests.heard(new ServerToAgent.PickedUp("Tom", "123456789"));
    assertThat(joined).containsExactly("123456789");
  }

  @Test
  void whatBecomesOfItIsShown() {
    requests.heard(new ServerToAgent.RequestStatus(RequestPhase.WAITING, "", 61));
    requests.heard(new ServerToAgent.RequestRefused(List.of(RequestFault.TOO_MANY), "0211 1", 61));
    assertThat(shown)
        .containsExactly(
            new RequestShown.Filed(RequestPhase.WAITING, "", 61),
            new RequestShown.Refused(List.of(RequestFault.TOO_MANY), "0211 1", 2));
  }

  @Test
  void whatConcernsASessionIsLeftToIt() {
    assertThat(requests.heard(new ServerToAgent.End("s", EndReason.AGENT_LOST))).isFalse();
    assertThat(shown).isEmpty();
  }

  @Test
  void aReportIsSaidAgainUntilTheServerHasIt() {
    var reports = new AbuseReports(said::add);
    reports.report("about nothing");
    assertThat(said).isEmpty();
    reports.isAbout("s");
    reports.report("words");
    var report = new AgentToServer.ReportAbuse("s", "words");
    reports.lineUp();
    assertThat(said).containsExactly(report, report);
    assertThat(reports.heard(new ServerToAgent.AbuseNoted("another"))).isTrue();
    assertThat(reports.heard(new ServerToAgent.AbuseNoted("s"))).isTrue();
    reports.lineUp();
    assertThat(said).hasSize(2);
  }
}
