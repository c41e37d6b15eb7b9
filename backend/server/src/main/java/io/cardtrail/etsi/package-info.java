/** ETSI TS 103 120 (HI1): warrants and tasks in and out, as JSON and XML. */
@NullMarked
package io.cardtrail.etsi;

import org.jspecify.annotations.NullMarked;
