/** What seals a bundle, and what checks the seal: lists of hashes, signatures, time-stamps, the ZIP around them. */
@NullMarked
package io.cardtrail.report.seal;

import org.jspecify.annotations.NullMarked;
