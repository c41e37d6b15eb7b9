package io.cardtrail.graph.index;

/** How far arrays grow. */
final class Capacity {
    /** Some virtual machines can't have a few more. */
    static final int MOST = Integer.MAX_VALUE - 64;

    /** From here on arrays grow by less, so that little of what is held is empty. */
    private static final int LONG = 1 << 20;

    private Capacity() {}

    /**
     * {@return the next length of a full array}
     *
     * @throws DoesNotFit if it is the longest there can be
     */
    static int after(int length) {
        if (length >= MOST) {
            throw new DoesNotFit("more entries than an array can hold");
        }
        return (int) Math.min(MOST, (long) length + (length >> (length < LONG ? 1 : 4)) + 16);
    }
}
