/** GraphQL: wiring, limits, errors, and the fields under {@code Warrant}. */
@NullMarked
package io.cardtrail.api.graphql;

import org.jspecify.annotations.NullMarked;
