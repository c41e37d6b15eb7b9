/** The sealed path report: what it says, how it is put together, and what checks it. */
@NullMarked
package io.cardtrail.report;

import org.jspecify.annotations.NullMarked;
