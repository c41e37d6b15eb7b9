/** Reports found again from their bundles alone: what an answer rests on, and the same question asked of a graph that holds nothing else. */
@NullMarked
package io.cardtrail.report.again;

import org.jspecify.annotations.NullMarked;
