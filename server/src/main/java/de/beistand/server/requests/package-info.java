/// Support requests: filed by customers, waiting in the technicians' queue, picked up.
@NullMarked
package de.beistand.server.requests;

import org.jspecify.annotations.NullMarked;
