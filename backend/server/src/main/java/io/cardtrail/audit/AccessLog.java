package io.cardtrail.audit;

/** Where accesses are recorded before they happen. No audit, no answer: a failure here refuses the answer. */
public interface AccessLog {
    /**
     * What is about to be read.
     *
     * @param question canonical; only a salted commitment to it is kept
     */
    record Intent(
            String actor,
            String instrumentId,
            String instrumentHash,
            int generation,
            String grantId,
            String operation,
            String question,
            String policyHash,
            long asOf) {}

    /**
     * Records an intent durably.
     *
     * @return random token by which the entry is found
     */
    String intent(Intent intent);

    /** Records durably what an intent found, before it leaves. */
    void result(String token, int records, String digest);
}
