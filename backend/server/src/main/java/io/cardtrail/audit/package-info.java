/** The append-only log of decisions and answers. */
@NullMarked
package io.cardtrail.audit;

import org.jspecify.annotations.NullMarked;
