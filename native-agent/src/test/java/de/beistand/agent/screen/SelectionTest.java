package de.beistand.agent.screen;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.channel.AgentToTechnician.Screens;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The customer's limit always wins, then the technician's wish, then the main monitor.
class SelectionTest {
  private static final Monitor MAIN = new Monitor(7, "DP-1", true, new Box(0, 0, 1920, 1080));
  private static final Monitor LEFT = new Monitor(8, "DP-2", false, new Box(1920, 0, 1280, 1024));
  private static final List<Monitor> BOTH = List.of(MAIN, LEFT);
  private static final Area.Nothing NOTHING = new Area.Nothing();

  @Test
  void oneMonitorIsTheDesktop() {
    var outcome = Selection.START.with(List.of(MAIN));
    assertThat(outcome.area()).isEqualTo(new Area.Desktop());
    assertThat(outcome.screens().shown()).isEqualTo(Screens.ALL);
  }

  @Test
  void ofSeveralTheMainOneComesFirst() {
    var outcome = Selection.START.with(BOTH);
    assertThat(outcome.area()).isEqualTo(new Area.OneMonitor("DP-1"));
    assertThat(outcome.screens().shown()).isEqualTo("7");
    assertThat(outcome.screens().screens())
        .extracting(monitor -> monitor.id() + " " + monitor.x() + " " + monitor.primary())
        .containsExactly("7 0 true", "8 1920 false");
  }

  @Test
  void theTechnicianMayChooseAnotherOrAll() {
    assertThat(area(Selection.START.wishing("8"), BOTH)).isEqualTo(new Area.OneMonitor("DP-2"));
    assertThat(area(Selection.START.wishing("all"), BOTH)).isEqualTo(new Area.Desktop());
  }

  @Test
  void insteadOfAMonitorThatIsGoneTheMainOneIsShownUntilItIsBack() {
    Selection selection = Selection.START.wishing("8");
    var other = new Monitor(9, "DP-3", false, new Box(1920, 0, 640, 480));
    assertThat(area(selection, List.of(MAIN, other))).isEqualTo(new Area.OneMonitor("DP-1"));
    assertThat(area(selection, List.of(MAIN))).isEqualTo(new Area.Desktop());
    assertThat(area(selection, BOTH)).isEqualTo(new Area.OneMonitor("DP-2"));
  }

  @Test
  void noWishWidensTheCustomersLimit() {
    Selection limited = Selection.START.limited(new Limit.OneMonitor("DP-2"));
    for (String wish : List.of("all", "7", "8", "", "DP-1")) {
      var outcome = limited.wishing(wish).with(BOTH);
      assertThat(outcome.area()).isEqualTo(new Area.OneMonitor("DP-2"));
      assertThat(outcome.screens().screens()).extracting("id").containsExactly("8");
      assertThat(outcome.screens().shown()).isEqualTo("8");
      assertThat(area(limited.wishing(wish), List.of(MAIN))).isEqualTo(NOTHING);
    }
  }

  @Test
  void aNewLimitForgetsTheWish() {
    Selection selection = Selection.START.wishing("all").limited(new Limit.None());
    assertThat(area(selection, BOTH)).isEqualTo(new Area.OneMonitor("DP-1"));
  }

  @Test
  void aClosedProgramStaysClosed() {
    Selection selection = Selection.START.limited(new Limit.OneProgram(77, "Rechnung"));
    assertThat(area(selection, BOTH)).isEqualTo(new Area.OneProgram(77));
    assertThat(area(selection.closed(), BOTH)).isEqualTo(new Area.OneProgram(0));
    assertThat(area(selection.wishing("all").closed(), BOTH)).isEqualTo(new Area.OneProgram(0));
    assertThat(Selection.START.closed()).isEqualTo(Selection.START);
  }

  private static Area area(Selection selection, List<Monitor> monitors) {
    return selection.with(monitors).area();
  }
}
