/// How fast files go both ways, and what that does to the input beside them.
@org.jspecify.annotations.NullMarked
package de.beistand.bench.files;
