/// Relay servers and their short-lived credentials.
@NullMarked
package de.beistand.server.turn;

import org.jspecify.annotations.NullMarked;
