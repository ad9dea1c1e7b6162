/// A running session goes over to a colleague, if the colleague and the customer want it.
@NullMarked
package de.beistand.server.handover;

import org.jspecify.annotations.NullMarked;
