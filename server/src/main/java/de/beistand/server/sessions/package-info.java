/// Support sessions: their states, those that live now, and their records.
@NullMarked
package de.beistand.server.sessions;

import org.jspecify.annotations.NullMarked;
