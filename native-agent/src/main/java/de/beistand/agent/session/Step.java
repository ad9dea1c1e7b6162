package de.beistand.agent.session;

import java.util.List;

/// What an event leads to: the next state, and what to do about it in this order.
public record Step(AgentState next, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }
}
