/** How exact a holder's file is: rounded times, cut and reused identifiers, sums that do not add up. Row by row, in bounded memory. */
@NullMarked
package io.cardtrail.ingest.blur;

import org.jspecify.annotations.NullMarked;
