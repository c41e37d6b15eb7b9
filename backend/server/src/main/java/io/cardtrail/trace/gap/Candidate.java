package io.cardtrail.trace.gap;

import io.cardtrail.model.Grade;

/**
 * An act that may stand where a record is missing.
 *
 * @param act id of the lot's sale, or of the payment
 * @param independentSources how many holders' records say so: two rows of one holder are one source
 */
public record Candidate(String act, InferenceRule rule, Grade grade, int independentSources) {}
