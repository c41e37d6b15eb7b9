package io.cardtrail.report;

/**
 * Something in a bundle that is not as it was sealed, or does not hold together.
 *
 * @param code such as {@code CLAIM_ALTERED}
 * @param file of the bundle
 * @param meaning one sentence for whoever verifies
 * @param command a stock command that shows the same; empty where it takes reading
 */
public record ReportFault(String code, String file, String meaning, String command) {
    static ReportFault read(String code, String file, String meaning) {
        return new ReportFault(code, file, meaning, "");
    }
}
