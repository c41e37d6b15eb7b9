package io.cardtrail.graph.index;

/** Where numbers stand in tables with free places between. */
final class Mixed {
    private Mixed() {}

    /** {@return how long a table for so many is: a power of two, at least twice as long} */
    static int table(int count) {
        if (count > 1 << 28) {
            throw new DoesNotFit("more accounts beside the sorted ones than a table can hold");
        }
        return Integer.highestOneBit(Math.max(1, count)) * 4;
    }

    /** {@return where to look first} Numbers that follow one another, as accounts' do, come to lie apart: hardly two of them meet. */
    static int slot(int number, int table) {
        return (number * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(table - 1);
    }
}
