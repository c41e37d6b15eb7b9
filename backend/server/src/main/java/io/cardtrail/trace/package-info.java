/** Threads, the frontier engine, chains, bounds and the lane layout. */
@NullMarked
package io.cardtrail.trace;

import org.jspecify.annotations.NullMarked;
