/// The firm's customers and the computers that are known to be theirs.
@NullMarked
package de.beistand.server.customers;

import org.jspecify.annotations.NullMarked;
