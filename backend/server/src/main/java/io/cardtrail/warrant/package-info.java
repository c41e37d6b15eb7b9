/** Legal instruments, grants, the policy matrix and the kernel that decides. Only this package can make a {@code Grant}. */
@NullMarked
package io.cardtrail.warrant;

import org.jspecify.annotations.NullMarked;
