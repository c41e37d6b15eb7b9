package io.cardtrail.bench.traffic;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Numbers from 0 of which the k-th is drawn with a weight of (k + shift)^-exponent (Zipf and Mandelbrot). */
final class Zipf {
    private final double[] upTo;

    Zipf(int count, double exponent, double shift) {
        upTo = new double[count];
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += Math.pow(k + 1 + shift, -exponent);
            upTo[k] = sum;
        }
    }

    int draw(RandomGenerator random) {
        int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return Math.min(at < 0 ? -at - 1 : at, upTo.length - 1);
    }

    /** {@return the share of the numbers drawn that are 0} */
    double largest() {
        return upTo[0] / upTo[upTo.length - 1];
    }
}
