/// Recordings: ciphertext that technicians' pages upload while they record, its wrapped keys, and
/// the keys of those who may look at it. The server can decrypt nothing of it.
@NullMarked
package de.beistand.server.recordings;

import org.jspecify.annotations.NullMarked;
