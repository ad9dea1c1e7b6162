package de.beistand.agent;

import de.beistand.agent.clipboard.ClipboardSharing;
import de.beistand.agent.files.FilesService;
import de.beistand.agent.ink.Board;
import de.beistand.agent.input.InputSink;
import de.beistand.agent.input.LocalActivity;
import de.beistand.agent.late.Openings;
import de.beistand.agent.machine.MachineService;
import de.beistand.agent.packed.Traces;
import de.beistand.agent.restart.Restarts;
import de.beistand.agent.screen.ScreenSource;
import de.beistand.agent.window.CustomerWindow;
import de.beistand.agent.window.FileDesk;
import java.util.function.Consumer;
import java.util.function.Function;

/// The customer's computer as this operating system offers it; only [Main] picks the adapters.
///
/// @param board what the technician shows lies on it
/// @param openings opens the first of these once the customer has something to read out
/// @param window opens the customer's window
/// @param clipboard what is copied and pasted both ways; tells the customer in words what it did
/// @param traces what the program has put on it
/// @param machine the report about it, and its restart
/// @param files what goes both ways between the customer's folders and the technician
record Desktop(
    ScreenSource screen,
    InputSink input,
    LocalActivity activity,
    Board board,
    Openings openings,
    Function<CustomerWindow.Listener, CustomerWindow> window,
    Function<Consumer<String>, ClipboardSharing> clipboard,
    Function<FileDesk, FilesService> files,
    MachineService machine,
    Restarts restarts,
    Traces traces) {}
