/// Customers' computers and the nine digits bound to their keys.
@NullMarked
package de.beistand.server.machines;

import org.jspecify.annotations.NullMarked;
