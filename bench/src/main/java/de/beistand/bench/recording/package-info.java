/// What recording costs the technician's browser.
@org.jspecify.annotations.NullMarked
package de.beistand.bench.recording;
