package de.beistand.protocol.channel;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import java.util.List;

/// What the agent says to the technician's page, peer to peer.
///
/// [CursorAt] travels on the data channel `pointer` (unordered, no retransmits), and the last one
/// of a movement once more on `control` (reliable, ordered); everything else on `control`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface AgentToTechnician {

  /// The grants in force; sent at the start and after every change.
  @JsonTypeName("grants")
  record Grants(List<Grant> grants) implements AgentToTechnician {
    public Grants {
      grants = List.copyOf(grants);
    }
  }

  /// What became of a [TechnicianToAgent.Ask].
  ///
  /// @param answer ASKED while the customer is thinking, then GIVEN, REFUSED or EXPIRED
  @JsonTypeName("answer")
  record Answer(Grant grant, EventKind answer) implements AgentToTechnician {}

  /// Size of the shared picture in pixels, before any scaling by the encoder.
  @JsonTypeName("screen")
  record Screen(int width, int height) implements AgentToTechnician {}

  /// The monitors that can be shown; sent at the start and whenever they or the choice change.
  ///
  /// @param shown ID of the monitor that is shown, or [#ALL]
  @JsonTypeName("screens")
  record Screens(List<Monitor> screens, String shown) implements AgentToTechnician {
    /// All monitors as one picture.
    public static final String ALL = "all";

    public Screens {
      screens = List.copyOf(screens);
    }
  }

  /// How much the customer lets the technician see; sent at the start and whenever it changes. The
  /// technician chooses within it ([Screens]) and cannot widen it.
  ///
  /// @param title of the program's window or the tab, name of the monitor or the camera: hostile
  ///   text; empty for DESKTOP, and where the browser does not tell
  @JsonTypeName("sharing")
  record Sharing(Extent extent, String title, Visibility visibility) implements AgentToTechnician {
    /// How much.
    public enum Extent {
      DESKTOP,
      MONITOR,
      PROGRAM,
      /// One tab of the customer's browser.
      TAB,
      /// Not a screen: what the camera of a phone, tablet or computer sees.
      CAMERA
    }

    /// Whether there is something of it to see. If not, the picture is neutral.
    public enum Visibility {
      SHOWN,
      /// The program's window is minimised, or on another workspace.
      HIDDEN,
      /// The monitor was taken away or the program was closed.
      GONE
    }
  }

  /// The customer has nothing but a browser: there is no control, and no cursor of its own. First
  /// message of such an agent on every connection.
  ///
  /// @param name of browser and system: hostile text of at most 100 characters
  @JsonTypeName("from-browser")
  record FromBrowser(String name) implements AgentToTechnician {}

  /// How the customer's mouse cursor looks from now on. The picture itself has no cursor.
  ///
  /// @param id names this shape; the page keeps the last [#KEPT] it was sent
  /// @param width in pixels of the shared picture, like all four; at most [#LARGEST]
  /// @param hotX the pixel of the shape that points, from its left edge
  /// @param png base64 (RFC 4648 § 4); empty if the page keeps this ID
  @JsonTypeName("cursor-shape")
  record CursorShape(int id, int width, int height, int hotX, int hotY, String png)
      implements AgentToTechnician {
    /// Most shapes that the page keeps.
    public static final int KEPT = 64;

    /// Widest and highest shape.
    public static final int LARGEST = 512;

    /// Longest `png`: base64 of 64 KiB.
    public static final int LONGEST = (65_536 + 2) / 3 * 4;

    public CursorShape {
      if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
        throw new IllegalArgumentException("a cursor of " + width + " x " + height);
      }
      if (png.length() > LONGEST) {
        throw new IllegalArgumentException("a cursor of " + png.length() + " characters");
      }
    }
  }

  /// Where the customer's mouse cursor is, whoever moved it.
  ///
  /// @param seq counts up; an older position than the last one is dropped
  /// @param x the pixel of the shared picture that it points at, like `y`
  /// @param visible false while a program hides it or it is outside of what is shared
  @JsonTypeName("cursor-at")
  record CursorAt(int seq, int x, int y, boolean visible) implements AgentToTechnician {}

  /// The customer uses mouse or keyboard; the technician's input waits.
  @JsonTypeName("customer-active")
  record CustomerActive(boolean active) implements AgentToTechnician {}

  /// The customer takes a private moment: no picture and no input until it is over. Sent at the
  /// start and after every change.
  @JsonTypeName("paused")
  record Paused(boolean paused) implements AgentToTechnician {}

  /// Characters that the customer's computer could not type.
  @JsonTypeName("untyped")
  record Untyped(String text) implements AgentToTechnician {}

  /// Answer to [TechnicianToAgent.Ping]; sent after the input that came before it was injected.
  @JsonTypeName("pong")
  record Pong(int seq) implements AgentToTechnician {}

  /// The session is over.
  @JsonTypeName("bye")
  record Bye(EndReason reason) implements AgentToTechnician {}
}
