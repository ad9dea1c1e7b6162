@NullMarked
package de.beistand.bench.latency;

import org.jspecify.annotations.NullMarked;
