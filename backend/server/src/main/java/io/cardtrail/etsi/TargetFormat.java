package io.cardtrail.etsi;

import io.cardtrail.model.BadIdentifier;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Identifier;
import io.cardtrail.model.Identifiers;
import io.cardtrail.warrant.Subject;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Formats of identifiers that a task may name: ETSI TS 103 280's, and ours for what it has none for. A PIN has none: its digits must
 * not travel, and its keyed hash is worth nothing outside this installation.
 */
enum TargetFormat {
    E164(Entry.ETSI, "InternationalE164", "[0-9]{1,15}", EntityKind.PHONE, "+", 15, "a phone number"),
    IMSI(Entry.ETSI, "IMSI", "[0-9]{6,15}", EntityKind.SIM, "", TargetFormat.WHOLE, "a SIM card by its IMSI"),
    IMEI(Entry.ETSI, "IMEI", "[0-9]{14}", EntityKind.DEVICE, "IMEI:", 15, "a device"),
    IMEI_CHECK_DIGIT(Entry.ETSI, "IMEICheckDigit", "[0-9]{15}", EntityKind.DEVICE, "IMEI:", 15, "a device"),
    IMEISV(
            Entry.ETSI,
            "IMEISV",
            "[0-9]{16}",
            EntityKind.DEVICE,
            "IMEI:",
            14,
            "a device; the software version is left out"),
    IPV4(
            Entry.ETSI,
            "IPv4Address",
            "[0-9]{1,3}(\\.[0-9]{1,3}){3}",
            EntityKind.IP,
            "",
            TargetFormat.WHOLE,
            "an address"),
    IPV6(
            Entry.ETSI,
            "IPv6Address",
            "[0-9a-f]{4}(:[0-9a-f]{4}){7}",
            EntityKind.IP,
            "",
            TargetFormat.WHOLE,
            "an address, eight full groups"),
    CARD(
            TargetFormat.OURS,
            "CardSerial",
            "[^:]+:[0-9]{17}",
            EntityKind.CARD,
            "",
            TargetFormat.WHOLE,
            "a top-up card, carrier:serial"),
    PAYMENT_ACCOUNT(
            TargetFormat.OURS,
            "PaymentAccount",
            "[A-Z][A-Z0-9_]{0,31}:.+",
            EntityKind.PAYMENT_ACCOUNT,
            "",
            TargetFormat.WHOLE,
            "a payment account, PROVIDER:account"),
    ACCOUNT(
            TargetFormat.OURS,
            "Account",
            "[^:]+:.+",
            EntityKind.ACCOUNT,
            "",
            TargetFormat.WHOLE,
            "an account at a platform, platform:user");

    /** Owner of our formats and dictionaries. */
    static final String OURS = "cardtrail";

    private static final int WHOLE = Integer.MAX_VALUE;

    private final String owner;
    private final String etsi;
    private final Pattern pattern;
    private final EntityKind kind;
    private final String prefix;
    private final int most;
    private final String description;

    TargetFormat(
            String owner, String etsi, String pattern, EntityKind kind, String prefix, int most, String description) {
        this.owner = owner;
        this.etsi = etsi;
        this.pattern = Pattern.compile(pattern);
        this.kind = kind;
        this.prefix = prefix;
        this.most = most;
        this.description = description;
    }

    /** As our identifiers are written; what is longer than ours goes by its first digits. */
    private String ours(String value) {
        return prefix + value.substring(0, Math.min(most, value.length()));
    }

    String owner() {
        return owner;
    }

    String etsi() {
        return etsi;
    }

    String regex() {
        return "^" + pattern.pattern() + "$";
    }

    String description() {
        return description;
    }

    /**
     * {@return what a grant names for {@code target}}
     *
     * @throws Refused if the format is not one of these, or the value is none of its format
     */
    static Subject subject(Hi1Object.Target target, Identifiers identifiers) {
        TargetFormat format = Arrays.stream(values())
                .filter(f -> f.owner.equals(target.owner()) && f.etsi.equals(target.format()))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Fault.UNSUPPORTED,
                        "a RequestValue has a format that is not taken; GETCSPCONFIG lists those that are"));
        if (!format.pattern.matcher(target.value()).matches()) {
            throw new Refused(Fault.BAD_VALUE, "a RequestValue is no " + format.etsi);
        }
        Identifier identifier = new Identifier(format.kind, format.ours(target.value()));
        try {
            return Subject.named(identifiers, identifier);
        } catch (BadIdentifier e) {
            throw new Refused(Fault.BAD_VALUE, "a RequestValue is no " + format.etsi + ": " + e.getMessage());
        }
    }
}
