/// A long session: what it does to memory.
@NullMarked
package de.beistand.bench.longrun;

import org.jspecify.annotations.NullMarked;
