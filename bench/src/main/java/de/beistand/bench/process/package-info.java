@NullMarked
package de.beistand.bench.process;

import org.jspecify.annotations.NullMarked;
