package de.beistand.agent.session;

/// The program ends. No exit: every event is ignored.
record Closed() implements Phase {
  @Override
  public Phase on(AgentEvent event, Turn turn) {
    return this;
  }
}
