package de.beistand.protocol.signaling;

import de.beistand.protocol.RequestPhase;

/// One line of the technicians' queue. All texts are hostile.
///
/// @param phase WAITING, PICKED_UP or IN_SESSION
/// @param waitingSeconds since it was filed
/// @param customer the registered customer's name; empty if there is none
/// @param machineId nine digits; empty as long as the computer is not known (filed on the page)
/// @param machineName what the technicians call the computer; may be empty
/// @param here whether the customer's program is connected; true as well while there is none
/// @param technician who has it, or whom it waits for; empty if nobody
/// @param mine whether that is the technician who reads this
/// @param number the session number while it is picked up by this technician; empty else
public record QueuedRequest(
    long id,
    RequestPhase phase,
    int waitingSeconds,
    String company,
    String name,
    String phone,
    String customerNumber,
    String customer,
    String words,
    String machineId,
    String machineName,
    boolean here,
    String technician,
    boolean mine,
    String number) {}
