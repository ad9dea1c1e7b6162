package de.beistand.agent.session;

import de.beistand.protocol.Grant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rights that the customer gave for one session. This is the only place where they live.
///
/// A grant is first given by the customer and comes into force when the server has committed the
/// signed GIVEN event. Nobody but the customer can give; everybody can take away.
///
/// @param inForce what the technician may do now, until the session ends
/// @param unrecorded given, but the GIVEN event of this number is not committed yet
/// @param onlooker whom [Grant#ONLOOKER] was given for: hostile text; empty = nobody
record Grants(Set<Grant> inForce, Map<Integer, Given> unrecorded, String onlooker) {
  static final Grants NONE = new Grants(Set.of(), Map.of(), "");

  /// What the customer said yes to.
  ///
  /// @param standing for the session; otherwise for `uses` alone
  /// @param uses what is carried out as soon as the event is committed
  record Given(Grant grant, boolean standing, List<Wish> uses) {
    Given {
      uses = List.copyOf(uses);
    }

    private Given with(Wish use) {
      return new Given(grant, standing, Stream.concat(uses.stream(), Stream.of(use)).toList());
    }
  }

  Grants {
    inForce = Set.copyOf(inForce);
    unrecorded = Map.copyOf(unrecorded);
  }

  /// The customer said yes for the session; `seq` is the number of the GIVEN event.
  Grants given(int seq, Grant grant) {
    return with(seq, new Given(grant, true, List.of()));
  }

  /// The customer said yes to a wish; `seq` is the number of the GIVEN event.
  Grants given(int seq, Wish wish, boolean standing) {
    Grants named =
        wish.grant() == Grant.ONLOOKER
            ? new Grants(inForce, unrecorded, String.join(" ", wish.details()))
            : this;
    return named.with(
        seq, new Given(wish.grant(), standing, wish.isUse() ? List.of(wish) : List.of()));
  }

  /// The right is on its way for the session; this use waits for it.
  Grants joined(Wish use) {
    return unrecorded.entrySet().stream()
        .filter(entry -> entry.getValue().standing() && entry.getValue().grant() == use.grant())
        .findFirst()
        .map(entry -> with(entry.getKey(), entry.getValue().with(use)))
        .orElse(this);
  }

  private Grants with(int seq, Given given) {
    Map<Integer, Given> more = new HashMap<>(unrecorded);
    more.put(seq, given);
    return new Grants(inForce, more, onlooker);
  }

  /// The server committed event `seq`; changes nothing unless that was a GIVEN event.
  Grants recorded(int seq) {
    Given given = unrecorded.get(seq);
    if (given == null) {
      return this;
    }
    Map<Integer, Given> fewer = new HashMap<>(unrecorded);
    fewer.remove(seq);
    Set<Grant> more = EnumSet.noneOf(Grant.class);
    more.addAll(inForce);
    if (given.standing()) {
      more.add(given.grant());
    }
    return new Grants(more, fewer, onlooker);
  }

  /// The grant is taken away, whether in force or not yet.
  Grants without(Grant grant) {
    Predicate<Map.Entry<Integer, Given>> another = entry -> entry.getValue().grant() != grant;
    return new Grants(
        inForce.stream().filter(other -> other != grant).collect(Collectors.toSet()),
        unrecorded.entrySet().stream()
            .filter(another)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
        grant == Grant.ONLOOKER ? "" : onlooker);
  }

  /// What waits for the commit of a GIVEN event of this grant.
  List<Wish> waitingFor(Grant grant) {
    return unrecorded.values().stream()
        .filter(given -> given.grant() == grant)
        .flatMap(given -> given.uses().stream())
        .toList();
  }

  /// Whether the technician may do it now.
  boolean allow(Grant grant) {
    return inForce.contains(grant);
  }

  /// Whether the customer gave it for the session, in force or not yet.
  boolean wereGiven(Grant grant) {
    return inForce.contains(grant)
        || unrecorded.values().stream()
            .anyMatch(given -> given.standing() && given.grant() == grant);
  }

  /// Those in force in the order of [Grant].
  List<Grant> listed() {
    return Arrays.stream(Grant.values()).filter(inForce::contains).toList();
  }
}
