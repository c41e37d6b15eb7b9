/** Ways between two subjects: ranked, counted, and what else reaches the same end. */
@NullMarked
package io.cardtrail.trace.path;

import org.jspecify.annotations.NullMarked;
