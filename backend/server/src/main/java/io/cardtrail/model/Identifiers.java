package io.cardtrail.model;

import io.cardtrail.model.BadIdentifier.Fault;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Checks and normalises identifiers, so that the same thing always has the same key, however a source or a caller writes it.
 * Thread-safe.
 */
public final class Identifiers {
    private static final Pattern PROVIDER = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");
    private static final Pattern CELL = Pattern.compile("[0-9]{3}-[0-9]{2,3}(-[0-9A-F]{1,12}){1,3}");
    private static final String PERSON_RULE =
            "a person is written ID: and the number of the resident identity card, or NUMBER:holder:…";
    private static final int SERIAL_DIGITS = 17;
    private static final int PIN_DIGITS = 18;
    private static final int IMSI_DIGITS = 15;

    private final EdgeKey edgeKey;

    public Identifiers(EdgeKey edgeKey) {
        this.edgeKey = edgeKey;
    }

    /**
     * {@return the thing {@code identifier} names}
     *
     * @throws BadIdentifier if the value is no identifier of its kind
     */
    public EntityRef ref(Identifier identifier) {
        String value = canonical(identifier);
        return switch (identifier.kind()) {
            case PIN, PERSON -> new EntityRef(identifier.kind(), edgeKey.hash(value));
            case CARD, PHONE, SIM, DEVICE, IP, PAYMENT_ACCOUNT, ACCOUNT, ORGANISATION, CELL ->
                new EntityRef(identifier.kind(), value);
        };
    }

    /**
     * {@return the identifier as it may be shown: in its one canonical form, and a PIN as asterisks only}
     *
     * @throws BadIdentifier if the value is no identifier of its kind
     */
    public Identifier normalise(Identifier identifier) {
        String value = canonical(identifier);
        return new Identifier(identifier.kind(), identifier.kind() == EntityKind.PIN ? "*".repeat(PIN_DIGITS) : value);
    }

    /** {@return whether {@code text} is what a spreadsheet left of a number: of many different ones it leaves the same} */
    public static boolean cutBySpreadsheet(String text) {
        return IdentifierText.cut(text);
    }

    private static String canonical(Identifier identifier) {
        String text = IdentifierText.clean(identifier.value());
        return switch (identifier.kind()) {
            case CARD -> {
                String carrier = before(text, "a card is written carrier:serial");
                yield carrier + ":" + serial(text.substring(carrier.length() + 1));
            }
            case PIN -> undamaged(text, PIN_DIGITS, "a PIN");
            case PHONE -> PhoneNumber.canonical(text);
            case SIM -> IdentifierText.digits(text, IMSI_DIGITS, "an IMSI");
            case DEVICE -> DeviceNumber.canonical(text);
            case IP -> IpText.canonical(text);
            case PAYMENT_ACCOUNT -> {
                String provider = before(text, "a payment account is written PROVIDER:account");
                yield paymentAccount(provider, text.substring(provider.length() + 1));
            }
            case ACCOUNT -> {
                String platform = before(text, "an account is written platform:user");
                yield platform + ":" + IdentifierText.uncut(rest(text, platform), "an account");
            }
            case PERSON -> person(text);
            case ORGANISATION -> text;
            case CELL -> cell(text);
        };
    }

    private static String serial(String text) {
        return undamaged(text.strip(), SERIAL_DIGITS, "a card's serial");
    }

    private static String undamaged(String text, int digits, String what) {
        if (IdentifierText.scientific(text)) {
            throw IdentifierText.damaged(what);
        }
        return IdentifierText.digits(text, digits, what);
    }

    private static String paymentAccount(String provider, String account) {
        String name = provider.toUpperCase(Locale.ROOT);
        if (!PROVIDER.matcher(name).matches() || account.isBlank()) {
            throw new BadIdentifier(Fault.BAD_FORMAT, "a payment account is written PROVIDER:account");
        }
        return name + ":" + IdentifierText.uncut(account.strip(), "a payment account");
    }

    private static String person(String text) {
        String kind = before(text, PERSON_RULE);
        if (kind.equals(IdentifierText.NUMBER)) {
            return kind + ":" + IdentifierText.ofHolder(rest(text, kind), PERSON_RULE);
        }
        if (!kind.equalsIgnoreCase("ID")) {
            throw new BadIdentifier(Fault.BAD_FORMAT, PERSON_RULE);
        }
        return "ID:" + CheckDigits.residentId(rest(text, kind).toUpperCase(Locale.ROOT));
    }

    private static String cell(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (!CELL.matcher(upper).matches()) {
            throw new BadIdentifier(Fault.BAD_FORMAT, "a cell is written MCC-MNC-LAC-CI or MCC-MNC-ECI");
        }
        return upper;
    }

    private static String before(String text, String rule) {
        int colon = text.indexOf(':');
        if (colon < 1 || text.substring(0, colon).isBlank()) {
            throw new BadIdentifier(Fault.BAD_FORMAT, rule);
        }
        return text.substring(0, colon);
    }

    private static String rest(String text, String before) {
        String rest = text.substring(before.length() + 1).strip();
        if (rest.isEmpty()) {
            throw new BadIdentifier(Fault.BAD_FORMAT, "nothing stands after the colon");
        }
        return rest;
    }
}
