/// The messages of a support session: what server, agent and browser say to each other, without any
/// I/O.
@org.jspecify.annotations.NullMarked
module de.beistand.protocol {
  requires transitive com.fasterxml.jackson.annotation;
  requires tools.jackson.core;
  requires transitive tools.jackson.databind;
  requires static transitive org.jspecify;

  exports de.beistand.protocol;
  exports de.beistand.protocol.signaling;
  exports de.beistand.protocol.channel;
  exports de.beistand.protocol.evidence;
  exports de.beistand.protocol.trust;

  opens de.beistand.protocol to
      tools.jackson.databind;
  opens de.beistand.protocol.evidence to
      tools.jackson.databind;
  opens de.beistand.protocol.signaling to
      tools.jackson.databind;
  opens de.beistand.protocol.channel to
      tools.jackson.databind;
}
