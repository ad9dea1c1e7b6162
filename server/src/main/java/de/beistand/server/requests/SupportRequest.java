package de.beistand.server.requests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One support request as it is stored. All names are hostile text.
///
/// @param machineId nine digits of the computer; null while it is not known
/// @param machineName what the technicians call that computer; may be empty
/// @param customer the registered customer's name; empty if there is none
/// @param technician name of the technician who has it or for whom it waits; empty if nobody
/// @param number the session number of the last picking up; null before
/// @param note of the technician who closed it
public record SupportRequest(
    long id,
    RequestState state,
    RequestForm form,
    @Nullable String machineId,
    String machineName,
    String customer,
    String technician,
    @Nullable String number,
    String note,
    Instant createdAt) {

  /// "123 456 789"; empty while there is no session number.
  public String numberGrouped() {
    return number == null ? "" : number.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", " ");
  }
}
