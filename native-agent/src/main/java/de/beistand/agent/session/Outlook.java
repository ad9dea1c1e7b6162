package de.beistand.agent.session;

import de.beistand.agent.window.Joining;
import de.beistand.agent.window.RecordingSign;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.channel.AgentToTechnician;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What both people may see and do, derived from the state alone, so that no transition can forget
/// to say it.
///
/// @param input the technician's input gets through
/// @param held the customer's own input holds the technician's back
/// @param paused the customer takes a private moment
/// @param recording how it stands with the recording; OFF without a session
/// @param active the session; null if none is active
/// @param hidden a connection is prepared, and nobody may look at the screen yet
/// @param joining how far a session number got; null while there is a session
record Outlook(
    boolean input,
    boolean held,
    boolean paused,
    RecordingSign recording,
    @Nullable Active active,
    boolean hidden,
    @Nullable Joining joining) {

  static Outlook of(Phase phase, boolean customerActive) {
    return switch (phase) {
      case Active active ->
          new Outlook(
              active.inputAllowed(),
              customerActive && active.grants().allow(Grant.CONTROL),
              active.paused(),
              active.recording(),
              active,
              active.link() != null && active.link().prepared(),
              null);
      case Preparing preparing -> nothing(preparing.joining());
      case Ready ready -> nothing(ready.joining());
      case AwaitingConsent asking ->
          new Outlook(false, false, false, RecordingSign.OFF, null, asking.link() != null, null);
      case Restarting _, ComingBack _, Closing _, Closed _ -> nothing(null);
    };
  }

  private static Outlook nothing(@Nullable Joining joining) {
    return new Outlook(false, false, false, RecordingSign.OFF, null, false, joining);
  }

  /// What to do before anything else.
  List<Effect> takenAway(Outlook old) {
    List<Effect> effects = new ArrayList<>();
    if (old.input && !input) {
      effects.add(new Effect.Input(false));
    }
    if (hidden && !old.hidden) {
      effects.add(new Effect.Look(false));
    }
    if (paused && !old.paused) {
      effects.add(new Effect.Pause(true));
    }
    if (recording == RecordingSign.AWAITED && old.recording != recording) {
      effects.add(new Effect.ShowRecording(recording));
    }
    return effects;
  }

  /// What to do after everything else.
  List<Effect> added(Outlook old) {
    List<Effect> effects = new ArrayList<>();
    if (joining != null && !joining.equals(old.joining)) {
      effects.add(new Effect.ShowJoining(joining));
    }
    if (active != null
        && held
        && !old.held) { // or the page would say for a moment that it controls
      active.tell(new AgentToTechnician.CustomerActive(true), effects::add);
    }
    if (active != null) {
      tellGrants(active, old.active, effects);
    }
    if (held != old.held) {
      effects.add(new Effect.ShowCustomerInControl(held));
    }
    if (active != null && !held && old.held) {
      active.tell(new AgentToTechnician.CustomerActive(false), effects::add);
    }
    if (active != null && (paused != old.paused || isNewChannel(active, old.active))) {
      active.tell(new AgentToTechnician.Paused(paused), effects::add);
    }
    if (recording != RecordingSign.AWAITED && old.recording != recording) {
      effects.add(new Effect.ShowRecording(recording));
    }
    if (old.hidden && !hidden) {
      effects.add(new Effect.Look(true));
    }
    if (old.paused && !paused) {
      effects.add(new Effect.Pause(false));
    }
    if (input && !old.input) {
      effects.add(new Effect.Input(true));
    }
    return effects;
  }

  private static boolean isNewChannel(Active now, @Nullable Active before) {
    return now.hasChannel() && (before == null || !before.hasChannel());
  }

  private static void tellGrants(Active now, @Nullable Active before, List<Effect> effects) {
    Grants old = before == null ? Grants.NONE : before.grants();
    boolean changed = !now.grants().inForce().equals(old.inForce());
    if (changed && now.grants().allow(Grant.ONLOOKER)) {
      effects.add(new Effect.ShowOnlooker(now.grants().onlooker()));
    }
    if (changed) {
      effects.add(
          new Effect.ShowActive(
              now.session().who().technician(),
              now.session().who().firm(),
              now.grants().inForce()));
    }
    for (Grant grant : now.grants().listed()) {
      if (grant != Grant.VIEW && !old.allow(grant)) {
        now.tell(new AgentToTechnician.Answer(grant, EventKind.GIVEN), effects::add);
      }
    }
    if (changed || isNewChannel(now, before)) {
      now.tell(new AgentToTechnician.Grants(now.grants().listed()), effects::add);
    }
  }
}
