/** Writes a path report for the tools of others: CASE/UCO in JSON-LD, with a namespace of our own for what CASE has no word for. */
@NullMarked
package io.cardtrail.report.caseuco;

import org.jspecify.annotations.NullMarked;
