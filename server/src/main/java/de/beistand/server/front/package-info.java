/// The firm's pages for its customers, and the administration's pages where they are edited.
@NullMarked
package de.beistand.server.front;

import org.jspecify.annotations.NullMarked;
