/** Who is asking: accounts, sign-in, tokens, roles. */
@NullMarked
package io.cardtrail.identity;

import org.jspecify.annotations.NullMarked;
