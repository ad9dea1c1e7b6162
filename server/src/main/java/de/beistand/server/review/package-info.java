/// Looking back: the record of past and running sessions, with notes, for technicians and
/// administrators.
@NullMarked
package de.beistand.server.review;

import org.jspecify.annotations.NullMarked;
