/// WebSocket connections: bounded, watched, never waited for.
@NullMarked
package de.beistand.server.sockets;

import org.jspecify.annotations.NullMarked;
