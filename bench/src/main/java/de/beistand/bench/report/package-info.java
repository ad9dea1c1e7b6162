@NullMarked
package de.beistand.bench.report;

import org.jspecify.annotations.NullMarked;
