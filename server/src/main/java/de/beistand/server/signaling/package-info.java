/// The conversations with agents and technicians' pages (docs/protocol.md).
@NullMarked
package de.beistand.server.signaling;

import org.jspecify.annotations.NullMarked;
