package io.cardtrail.report.seal;

import java.util.Locale;

/**
 * Commands of other people's programs that show what {@link SealCheck} found, run in the folder of the unpacked bundle. Beside it lie
 * {@code ca.pem} and {@code tsa.pem}, whose fingerprints were compared, and {@code nss}, which trusts {@code ca.pem}. docs/verify-a-report.md
 * says how they come there and what must be read.
 */
enum Stock {
    LIST("sha256sum -c --strict SHA256SUMS", "OK"),
    SM3_LIST("cksum -a sm3 --check --strict SM3SUMS", "OK"),
    /** Both programs pass over lines that begin with #, and take hex in capitals. */
    LIST_FORM(
            "LC_ALL=C grep -avE '^[0-9a-f]{64}  " + Stock.NAME
                    + "$' SHA256SUMS; cut -c67- SHA256SUMS | LC_ALL=C sort -c -u && echo 'as written'",
            "as written"),
    SM3_FORM(
            "LC_ALL=C grep -avE '^SM3 [(]" + Stock.NAME + "[)] = [0-9a-f]{64}$' SM3SUMS;"
                    + " sed 's/^SM3 (//; s/) = .*//' SM3SUMS | LC_ALL=C sort -c -u && echo 'as written'",
            "as written"),
    /** Neither list tells of a file too many. */
    NAMES(
            "cut -c67- SHA256SUMS > ../listed; find . ! -type d ! -path ./SHA256SUMS ! -path ./SHA256SUMS.p7s ! -path ./SHA256SUMS.tsr"
                    + " ! -path ./SHA256SUMS.sm2sig | cut -c3- | LC_ALL=C sort | diff ../listed - && echo 'none more, none less'",
            "none more, none less"),
    SM3_NAMES(
            "sed 's/^SM3 (//; s/) = .*//' SM3SUMS > ../listed-sm3; cut -c67- SHA256SUMS | grep -vx SM3SUMS | diff - ../listed-sm3"
                    + " && echo 'the same files'",
            "the same files"),
    /** One certificate, and the right one: of several, openssl shows the first, and {@code -CAfile} would trust all. */
    AUTHORITY(
            "grep -c 'BEGIN CERTIFICATE' pki/ca.pem; openssl x509 -in pki/ca.pem -noout -fingerprint -sha256",
            "Fingerprint="),
    STAMP_AUTHORITY(
            "grep -c 'BEGIN CERTIFICATE' pki/tsa.pem; openssl x509 -in pki/tsa.pem -noout -fingerprint -sha256",
            "Fingerprint="),
    SIGNATURE(
            "openssl cms -verify -cades -binary -inform DER -in SHA256SUMS.p7s -content SHA256SUMS -CAfile ../ca.pem -purpose any"
                    + " -signer ../signed-by.pem -out /dev/null",
            "CAdES Verification successful"),
    SIGNER("openssl x509 -in ../signed-by.pem -noout -subject -fingerprint -sha256", "Fingerprint="),
    SIGNER_FILE(
            "openssl x509 -in pki/signer.pem | cmp - ../signed-by.pem && echo 'the same certificate'",
            "the same certificate"),
    CHAIN(
            "openssl verify -crl_check -CRLfile pki/ca.crl.pem -untrusted pki/signer.pem -CAfile ../ca.pem pki/signer.pem",
            "pki/signer.pem: OK"),
    STAMP("openssl ts -verify -data SHA256SUMS -in SHA256SUMS.tsr -CAfile ../tsa.pem", "Verification: OK"),
    SM2(
            "openssl dgst -sm3 -verify pki/sm2.pub.pem -sigopt distid:1234567812345678 -signature SHA256SUMS.sm2sig SHA256SUMS",
            "Verified OK"),
    SM2_KEY("openssl pkey -pubin -in pki/sm2.pub.pem -outform DER | sha256sum", "  -"),
    /** It ends with 0 whatever it found. */
    PDF("pdfsig -nssdir ../nss %s", "Signature is Valid"),
    PDF_SIGNER(
            "pdfsig -dump %1$s; openssl pkcs7 -inform DER -in %1$s.sig0 -print_certs | openssl x509 | cmp - ../signed-by.pem"
                    + " && echo 'the same certificate'",
            "the same certificate"),
    /** Shows how a signature is built; what is not signed in it says nothing, and is not as it was sealed all the same. */
    STRUCTURE("openssl asn1parse -dump -inform DER -in %s", "SEQUENCE");

    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*";

    private final String line;
    /** What it says of a sound bundle, among other things. */
    final String sound;

    Stock(String line, String sound) {
        this.line = line;
        this.sound = sound;
    }

    /** {@return the command, for a file where it is about one} */
    String command(String file) {
        return String.format(Locale.ROOT, line, file);
    }
}
