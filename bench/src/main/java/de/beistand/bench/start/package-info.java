/// How soon the customer's program is there.
@NullMarked
package de.beistand.bench.start;

import org.jspecify.annotations.NullMarked;
