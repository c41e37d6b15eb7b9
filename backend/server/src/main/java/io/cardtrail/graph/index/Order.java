package io.cardtrail.graph.index;

/** Sorts entries of columns without moving them: what is sorted are their places. Equal ones stay as they stood. */
final class Order {
    private static final int SHORT = 24;

    /** Whether the entry at one place belongs before that at another; of equal ones neither does. */
    @FunctionalInterface
    interface Before {
        boolean before(int one, int other);
    }

    private Order() {}

    /** Sorts {@code places} in [from, to); {@code spare} is as long. */
    static void sort(int[] places, int from, int to, int[] spare, Before order) {
        if (to - from <= SHORT) {
            for (int i = from + 1; i < to; i++) {
                int moving = places[i];
                int at = i;
                while (at > from && order.before(moving, places[at - 1])) {
                    places[at] = places[at - 1];
                    at--;
                }
                places[at] = moving;
            }
            return;
        }
        int middle = (from + to) >>> 1;
        sort(places, from, middle, spare, order);
        sort(places, middle, to, spare, order);
        if (!order.before(places[middle], places[middle - 1])) {
            return;
        }
        System.arraycopy(places, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        int next = from;
        while (left < middle) {
            places[next++] = right < to && order.before(places[right], spare[left]) ? places[right++] : spare[left++];
        }
    }

    /** {@return 0 … count - 1} */
    static int[] places(int count) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = i;
        }
        return places;
    }
}
