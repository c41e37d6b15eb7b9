/** GraphQL and HTTP: wiring, error mapping, sign-in, the browser app's files. */
@NullMarked
package io.cardtrail.api;

import org.jspecify.annotations.NullMarked;
