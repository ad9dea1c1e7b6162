package de.beistand.agent.session;

import de.beistand.protocol.Grant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The rights that the customer gave for one session. This is the only place where they live.
///
/// A grant is first given by the customer and comes into force when the server has committed the
/// signed GIVEN event. Nobody but the customer can give; everybody can take away.
///
/// @param inForce what the technician may do now
/// @param unrecorded given, but the GIVEN event of this number is not committed yet
record Grants(Set<Grant> inForce, Map<Integer, Grant> unrecorded) {
  static final Grants NONE = new Grants(Set.of(), Map.of());

  Grants {
    inForce = Set.copyOf(inForce);
    unrecorded = Map.copyOf(unrecorded);
  }

  /// The customer said yes; `seq` is the number of the GIVEN event.
  Grants given(int seq, Grant grant) {
    Map<Integer, Grant> more = new HashMap<>(unrecorded);
    more.put(seq, grant);
    return new Grants(inForce, more);
  }

  /// The server committed event `seq`; changes nothing unless that was a GIVEN event.
  Grants recorded(int seq) {
    Grant grant = unrecorded.get(seq);
    if (grant == null) {
      return this;
    }
    Map<Integer, Grant> fewer = new HashMap<>(unrecorded);
    fewer.remove(seq);
    Set<Grant> more = EnumSet.of(grant);
    more.addAll(inForce);
    return new Grants(more, fewer);
  }

  /// The grant is taken away, whether in force or not yet.
  Grants without(Grant grant) {
    return new Grants(
        inForce.stream().filter(other -> other != grant).collect(Collectors.toSet()),
        unrecorded.entrySet().stream()
            .filter(entry -> entry.getValue() != grant)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /// Whether the technician may do it now.
  boolean allow(Grant grant) {
    return inForce.contains(grant);
  }

  /// Whether the customer gave it, in force or not yet.
  boolean wereGiven(Grant grant) {
    return inForce.contains(grant) || unrecorded.containsValue(grant);
  }

  /// Those in force in the order of [Grant].
  List<Grant> listed() {
    return Arrays.stream(Grant.values()).filter(inForce::contains).toList();
  }
}
