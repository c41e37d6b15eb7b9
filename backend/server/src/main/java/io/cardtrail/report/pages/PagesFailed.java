package io.cardtrail.report.pages;

/** The pages of a report can't be made as they must be; nothing was made. */
public final class PagesFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PagesFailed(String what) {
        super(what);
    }

    PagesFailed(Throwable cause) {
        super("the pages of a report could not be made", cause);
    }
}
