/** The HTTP edge: who may call, the headers, sign-in, imports. */
@NullMarked
package io.cardtrail.api.http;

import org.jspecify.annotations.NullMarked;
