/** Runs a real Neo4j Community in a JVM of its own; whoever starts it talks Bolt to it and nothing else. */
@NullMarked
package io.cardtrail.localneo4j;

import org.jspecify.annotations.NullMarked;
