package io.cardtrail.report.seal;

/** What can be wrong with a sealed bundle. */
public enum Fault {
    /** A file that is listed, or that the seal consists of, is not there. */
    MISSING_FILE(Stock.LIST),
    MISSING_SIGNATURE(Stock.SIGNATURE),
    MISSING_STAMP(Stock.STAMP),
    MISSING_SM2(Stock.SM2),
    /** A file that the signed list doesn't name. */
    EXTRA_FILE(Stock.NAMES),
    ALTERED_SHA256(Stock.LIST),
    ALTERED_SM3(Stock.SM3_LIST),
    /** A list has lines that the programs skip, or in another order. */
    BAD_LIST(Stock.LIST_FORM),
    BAD_SM3_LIST(Stock.SM3_FORM),
    /** The two lists are not about the same files. */
    LISTS_DIFFER(Stock.SM3_NAMES),
    /** The root certificate is not the one whose fingerprint was given, or doesn't stand alone. */
    OTHER_AUTHORITY(Stock.AUTHORITY),
    OTHER_STAMP_AUTHORITY(Stock.STAMP_AUTHORITY),
    /** A signature or time-stamp holds something unsigned that is not as it was sealed. What it says may still be true. */
    ENVELOPE_ALTERED(Stock.STRUCTURE),
    BAD_SIGNATURE(Stock.SIGNATURE),
    /** Whoever signed is not the one whose fingerprint was given. */
    OTHER_SIGNER(Stock.SIGNER),
    /** The certificate beside the signature is another one than signed. */
    OTHER_SIGNER_FILE(Stock.SIGNER_FILE),
    UNTRUSTED_SIGNER(Stock.CHAIN),
    EXPIRED_SIGNER(Stock.CHAIN),
    REVOKED_SIGNER(Stock.CHAIN),
    /** No CRL says how the certificate stood when it was used. */
    UNKNOWN_REVOCATION(Stock.CHAIN),
    /** The time-stamp is over something else, or damaged. */
    OTHER_STAMP(Stock.STAMP),
    UNTRUSTED_STAMP(Stock.STAMP),
    BAD_SM2(Stock.SM2),
    OTHER_SM2_KEY(Stock.SM2_KEY),
    PDF_UNSIGNED(Stock.PDF),
    PDF_ALTERED(Stock.PDF),
    /** Something stands behind what was signed. */
    PDF_APPENDED(Stock.PDF),
    PDF_OTHER_SIGNER(Stock.PDF_SIGNER),
    /** The signature in a PDF holds something that nobody signs and that is not as it was sealed; pdfsig may pass over it, the list does not. */
    PDF_ENVELOPE(Stock.LIST),
    /** pdfsig doesn't read the time-stamp in a PDF; EU DSS does, and the list shows what was altered. */
    PDF_STAMP(Stock.LIST);

    private final Stock stock;

    Fault(Stock stock) {
        this.stock = stock;
    }

    Stock stock() {
        return stock;
    }
}
