@NullMarked
package de.beistand.bench.x11;

import org.jspecify.annotations.NullMarked;
