/** What a trace is measured against: the same question put to other systems, by the best text found for each. */
@NullMarked
package io.cardtrail.bench.rivals;

import org.jspecify.annotations.NullMarked;
