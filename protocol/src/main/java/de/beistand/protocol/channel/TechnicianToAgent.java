package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import de.beistand.protocol.Grant;
import de.beistand.protocol.PictureQuality;

/// What the technician's page says to the agent, peer to peer.
///
/// [Move] travels on the data channel `pointer` (unordered, no retransmits), everything else on
/// `control` (reliable, ordered). Coordinates are pixels of the shared picture, 0 at the top left.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface TechnicianToAgent {

  /// Asks the customer for a grant.
  @JsonTypeName("ask")
  record Ask(Grant grant) implements TechnicianToAgent {}

  /// Gives a grant back.
  @JsonTypeName("give-back")
  record GiveBack(Grant grant) implements TechnicianToAgent {}

  /// The pointer moved.
  ///
  /// @param seq counts up; an older move than the last one is dropped
  @JsonTypeName("move")
  record Move(int seq, int x, int y) implements TechnicianToAgent {}

  /// A mouse button changed.
  ///
  /// @param button 0 left, 1 middle, 2 right, 3 back, 4 forward (W3C UI Events `button`)
  @JsonTypeName("button")
  record Button(int button, boolean down, int x, int y) implements TechnicianToAgent {}

  /// The wheel turned.
  ///
  /// @param dx notches to the right
  /// @param dy notches down
  @JsonTypeName("wheel")
  record Wheel(int dx, int dy, int x, int y) implements TechnicianToAgent {}

  /// A key that is no text.
  ///
  /// @param code physical position: W3C UI Events `code`, such as `KeyC` or `ArrowLeft`
  /// @param character what the key means on the technician's layout, in lower case, if it is a
  ///   character: Ctrl+Z is meant on every layout; empty for all other keys
  @JsonTypeName("key")
  record Key(String code, String character, boolean down) implements TechnicianToAgent {}

  /// Characters to type, whatever the customer's keyboard layout is.
  @JsonTypeName("text")
  record Text(String text) implements TechnicianToAgent {}

  /// Releases every key and button: the page lost the focus.
  @JsonTypeName("release")
  record Release() implements TechnicianToAgent {}

  /// What matters while the picture moves; holds until the next one.
  @JsonTypeName("quality")
  record Quality(PictureQuality quality) implements TechnicianToAgent {}

  /// Shows another monitor. The agent answers with [AgentToTechnician.Screens].
  ///
  /// @param id of a [Monitor], or [AgentToTechnician.Screens#ALL]
  @JsonTypeName("choose-screen")
  record ChooseScreen(String id) implements TechnicianToAgent {}

  /// The page's recording runs, or it does not. Said after each start and stop, and first of all on
  /// each connection on which the grant RECORDING is in force; without it nothing runs.
  @JsonTypeName("recording")
  record Recording(boolean running) implements TechnicianToAgent {}

  /// Proof that the channel answers; [AgentToTechnician.Pong] returns it.
  @JsonTypeName("ping")
  record Ping(int seq) implements TechnicianToAgent {}

  /// The technician ends the session; works without the server.
  @JsonTypeName("bye")
  record Bye() implements TechnicianToAgent {}
}
