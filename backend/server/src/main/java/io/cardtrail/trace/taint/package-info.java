/** Where the money of one payment went, through accounts that hold other money too. */
@NullMarked
package io.cardtrail.trace.taint;

import org.jspecify.annotations.NullMarked;
