package io.cardtrail.report.seal;

/**
 * Something that is wrong with a sealed bundle.
 *
 * @param fault what
 * @param file where
 * @param detail the particulars, in words
 */
public record Finding(Fault fault, String file, String detail) {
    /** {@return a command of other people's programs that shows it, as docs/verify-a-report.md runs them} */
    public String command() {
        return fault.stock().command(file);
    }

    @Override
    public String toString() {
        return fault + " " + file + ": " + detail;
    }
}
