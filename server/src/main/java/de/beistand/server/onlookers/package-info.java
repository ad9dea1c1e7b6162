/// A colleague looks on at a running session, if the colleague and the customer want it.
@NullMarked
package de.beistand.server.onlookers;

import org.jspecify.annotations.NullMarked;
