package de.beistand.agent.window;

import de.beistand.protocol.RequestFault;
import de.beistand.protocol.RequestPhase;
import java.util.List;

/// What the customer sees of a support request.
public sealed interface RequestShown {
  /// The form.
  ///
  /// @param registeredOnly a customer number is needed
  /// @param termsByClick the customer agrees by an explicit click; else by sending the request
  /// @param terms version of the terms in force: hostile text
  /// @param phone the firm's: hostile text, may be empty
  /// @param callCost what a call to it costs: hostile text, may be empty
  /// @param price what remote support costs: hostile text, may be empty
  record Form(
      boolean registeredOnly,
      boolean termsByClick,
      String terms,
      String phone,
      String callCost,
      String price)
      implements RequestShown {}

  /// The form was not taken; what is typed in it stays.
  ///
  /// @param phone the firm's, to call instead: hostile text, may be empty
  /// @param waitMinutes until it may be tried again; 0 = at once
  record Refused(List<RequestFault> faults, String phone, int waitMinutes) implements RequestShown {
    public Refused {
      faults = List.copyOf(faults);
    }
  }

  /// The request stands in the queue, is picked up, or was settled.
  ///
  /// @param technician who has it: hostile text; empty before
  /// @param waitingSeconds since it was filed
  record Filed(RequestPhase phase, String technician, int waitingSeconds) implements RequestShown {}
}
