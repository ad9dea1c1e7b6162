/// The server: wires its features and starts them.
@NullMarked
package de.beistand.server;

import org.jspecify.annotations.NullMarked;
