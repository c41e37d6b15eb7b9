/** Source file to mapped rows to acts, with a reason for every row that is not one. */
@NullMarked
package io.cardtrail.ingest;

import org.jspecify.annotations.NullMarked;
