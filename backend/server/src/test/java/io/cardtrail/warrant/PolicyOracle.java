package io.cardtrail.warrant;

import io.cardtrail.model.ActKind;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Role;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's rules a second time, slowly and from the prose: its own copy of the policy table and of the roles' table, one
 * cell at a time, no type of the kernel's but its arguments. Where the two differ one of them is wrong.
 */
final class PolicyOracle {
    /** As printed in the design: category | channels | CRIM | CIVIL | PROC, POLICE | TECH | ADMIN | CONSENT | CARRIER. */
    private static final String TABLE = """
            CARD | OFFLINE_SHOP ONLINE_PLATFORM CARRIER PAYMENT_PROVIDER | A | A | A | A | A | S | O
            SALE | OFFLINE_SHOP ONLINE_PLATFORM | A | A | A | A | A | S | O
            RECHARGE | CARRIER ONLINE_PLATFORM | A | 2 | A | A | – | S | O
            PAYMENT | PAYMENT_PROVIDER ONLINE_PLATFORM OFFLINE_SHOP | 2 | 2 | 2 | 2 | – | S | –
            SUBSCRIBER | CARRIER ONLINE_PLATFORM OFFLINE_SHOP | A | A | A | A | – | S | O
            ACCESS | ONLINE_PLATFORM CARRIER | A | 2 | A | A | – | S | O
            TRAFFIC | CARRIER | 2 | – | 2 | 2 | – | S | –
            LOCATION | CARRIER | 2 | – | 2 | 2 | – | S | –
            VIDEO | OFFLINE_SHOP | 2 | 2 | 2 | 2 | – | S | O
            """;

    /** act | its category | its roles, each with the category it needs */
    private static final String ROLES = """
            ISSUE | CARD | OF_CARD CARD, HAS_PIN CARD, ISSUED_BY CARD, ISSUED_TO CARD
            SALE | SALE | OF_CARD SALE, OF_PIN SALE, SOLD_BY SALE, SOLD_TO SALE, BROKERED_BY SALE, SETTLED_BY PAYMENT
            PAYMENT | PAYMENT | PAID_FROM PAYMENT, PAID_TO PAYMENT
            VERIFICATION | RECHARGE | OF_PIN RECHARGE, OF_CARD RECHARGE, BY_ACCOUNT RECHARGE
            REDEMPTION | RECHARGE | OF_PIN RECHARGE, OF_CARD RECHARGE, TO_PHONE RECHARGE
            USAGE | TRAFFIC | BY_PHONE TRAFFIC, WITH_PHONE TRAFFIC, AT_CELL LOCATION
            ACCESS | ACCESS | BY_ACCOUNT ACCESS
            REGISTRATION | SUBSCRIBER | REGISTERS SUBSCRIBER, TO_PERSON SUBSCRIBER, TO_ORGANISATION SUBSCRIBER
            """;

    private static final String ANY_ACT =
            "FROM_IP ACCESS, ON_DEVICE ACCESS, TO_SIM ACCESS, BY_SIM ACCESS, FOOTAGE VIDEO, SETTLEMENT PAYMENT";

    private static final List<String[]> CELLS =
            TABLE.lines().map(line -> line.split(" \\| ", -1)).toList();
    private static final List<String[]> ACTS =
            ROLES.lines().map(line -> line.split(" \\| ", -1)).toList();

    record Answer(
            Set<Reason> denied,
            Set<String> acts,
            Set<String> roles,
            @Nullable Set<String> holders,
            @Nullable Interval window,
            int hops) {
        static Answer no(Set<Reason> reasons) {
            return new Answer(reasons, Set.of(), Set.of(), null, null, 0);
        }
    }

    private PolicyOracle() {}

    static char letter(InstrumentKind kind, String category, Channel channel) {
        int column = switch (kind) {
            case COURT_ORDER_CRIMINAL -> 2;
            case COURT_ORDER_CIVIL -> 3;
            case PROCURATORATE_NOTICE, POLICE_NOTICE -> 4;
            case TECHNICAL_DECISION -> 5;
            case ADMINISTRATIVE_DEMAND -> 6;
            case SUBJECT_CONSENT -> 7;
            case CARRIER_AUTHORISATION -> 8;
            case PRESERVATION_ORDER, MLA_APPROVAL -> 0;
        };
        for (String[] cells : CELLS) {
            if (column > 0 && cells[0].equals(category) && (" " + cells[1] + " ").contains(" " + channel + " ")) {
                return cells[column].charAt(0);
            }
        }
        return '–';
    }

    static Answer ask(Instrument instrument, AccessRequest request, Reader reader, Instant now) {
        Set<Reason> no = EnumSet.noneOf(Reason.class);
        String state = instrument.state().name();
        boolean emergency = state.equals("EMERGENCY");
        if (!Set.of("APPROVED", "EMERGENCY", "AWAITING_UPDATE").contains(state)
                || people(instrument) == 0
                || !instrument.terms().hash().equals(instrument.hash())
                || Set.of("PRESERVATION_ORDER", "MLA_APPROVAL")
                        .contains(instrument.kind().name())) {
            no.add(Reason.NOT_USABLE);
        }
        Instant begin = instrument.validity().from();
        boolean tooOld = instrument.kind() == InstrumentKind.TECHNICAL_DECISION && !now.isBefore(threeMonthsOn(begin));
        boolean lapsed = emergency && lapsed(instrument, now);
        if (now.isBefore(begin) || !now.isBefore(instrument.validity().to()) || tooOld || lapsed) {
            no.add(Reason.OUTSIDE_VALIDITY);
        }
        if (instrument.terms().assignees().stream().noneMatch(reader.account()::equals)) {
            no.add(Reason.NOT_ASSIGNED);
        }
        boolean abroad = !List.of(instrument.terms().jurisdiction(), reader.jurisdiction(), reader.egress())
                .equals(List.of("CN", "CN", "CN"));
        Instrument mla = instrument.mla();
        boolean approvedAbroad = mla != null
                && mla.kind().name().equals("MLA_APPROVAL")
                && Set.of("APPROVED", "EMERGENCY", "AWAITING_UPDATE")
                        .contains(mla.state().name())
                && people(mla) > 0
                && mla.terms().hash().equals(mla.hash())
                && !now.isBefore(mla.validity().from())
                && now.isBefore(mla.validity().to())
                && !(mla.state().name().equals("EMERGENCY") && lapsed(mla, now));
        if (abroad && !approvedAbroad) {
            no.add(Reason.CROSS_BORDER);
        }
        GrantTerms grant = null;
        for (GrantTerms each : instrument.grants()) {
            if (request.grant() == null
                    ? instrument.grants().size() == 1
                    : each.id().equals(request.grant())) {
                grant = each;
            }
        }
        if (grant == null) {
            no.add(Reason.GRANT_NOT_CHOSEN);
            return Answer.no(no);
        }
        for (EntityRef subject : request.subjects()) {
            if (grant.subjects().stream().noneMatch(s -> s.ref().equals(subject))) {
                no.add(Reason.SUBJECT_NOT_NAMED);
            }
        }
        int reach = grant.maxHops();
        if ((emergency || instrument.kind() == InstrumentKind.SUBJECT_CONSENT) && reach > 1) {
            reach = 1;
        }
        int left = request.hopsSpent() == null ? reach : reach - request.hopsSpent();
        int hops = request.maxHops() == null ? left : request.maxHops();
        if (left < 0 || hops > left || (request.maxHops() == null && request.hopsSpent() != null && left == 0)) {
            no.add(Reason.HOPS_EXCEEDED);
        }
        Set<String> granted = new HashSet<>();
        grant.categories().forEach(c -> granted.add(c.name()));
        if (emergency && !instrument.terms().lifeAtRisk()) {
            granted.removeAll(Set.of("PAYMENT", "LOCATION"));
        }
        Set<Category> askedCategories = request.categories();
        Set<Channel> askedChannels = request.channels();
        if (askedCategories != null && askedCategories.stream().anyMatch(c -> !granted.contains(c.name()))) {
            no.add(Reason.CATEGORY_NOT_GRANTED);
        }
        if (askedChannels != null && !grant.channels().containsAll(askedChannels)) {
            no.add(Reason.CHANNEL_NOT_GRANTED);
        }
        Interval window = grant.window();
        if (request.window() != null) {
            for (Instant end : List.of(request.window().from(), request.window().to())) {
                if (end.isBefore(window.from()) || end.isAfter(window.to())) {
                    no.add(Reason.WINDOW_NOT_GRANTED);
                }
            }
            window = request.window();
        }
        Set<String> pairs = new HashSet<>();
        for (String category : granted) {
            boolean somewhere = false;
            for (Channel channel : Channel.values()) {
                char letter = letter(instrument.kind(), category, channel);
                boolean may = letter != '–' && (letter != 'O' || channel == Channel.CARRIER);
                boolean inGrant = grant.channels().contains(channel);
                boolean inAsk = askedChannels == null || askedChannels.contains(channel);
                somewhere |= may && inAsk && (askedChannels != null || inGrant);
                boolean wanted = askedCategories == null || askedCategories.contains(Category.valueOf(category));
                if (may && inGrant && inAsk && wanted) {
                    pairs.add(category + "@" + channel);
                    if (letter == '2'
                            && people(instrument) < 2
                            && !(emergency
                                    && instrument.terms().lifeAtRisk()
                                    && Set.of("PAYMENT", "LOCATION").contains(category))) {
                        no.add(Reason.NEEDS_SECOND_APPROVAL);
                    }
                }
            }
            boolean byName = askedCategories != null && askedCategories.contains(Category.valueOf(category));
            if (byName && !somewhere && !category.equals("INFERENCE")) {
                no.add(Reason.CATEGORY_NOT_IN_CHANNEL);
            }
        }
        if (!no.isEmpty()) {
            return Answer.no(no);
        }
        return new Answer(no, acts(pairs), roles(pairs), holders(instrument, grant), window, hops);
    }

    /** 48 hours after the one approval; without one it never began. */
    private static boolean lapsed(Instrument instrument, Instant now) {
        for (Approval approval : instrument.approvals()) {
            if (approval.duty().name().equals("EMERGENCY")) {
                return now.getEpochSecond() - approval.at().getEpochSecond() >= 48 * 3600;
            }
        }
        return true;
    }

    /** Different people, the requester not among them, who approved this very text. */
    private static long people(Instrument instrument) {
        Set<String> people = new HashSet<>();
        for (Approval approval : instrument.approvals()) {
            if (approval.hash().equals(instrument.hash())) {
                people.add(approval.account());
            }
        }
        people.remove(instrument.requester());
        return people.size();
    }

    private static Instant threeMonthsOn(Instant begin) {
        LocalDateTime shanghai = LocalDateTime.ofInstant(begin, ZoneOffset.ofHours(8));
        return shanghai.plusMonths(3).toInstant(ZoneOffset.ofHours(8));
    }

    private static @Nullable Set<String> holders(Instrument instrument, GrantTerms grant) {
        Set<String> granted = grant.holders();
        if (instrument.holders().isEmpty() && instrument.kind() != InstrumentKind.CARRIER_AUTHORISATION) {
            return granted;
        }
        Set<String> both = new HashSet<>();
        for (String holder : instrument.holders()) {
            if (granted == null || granted.contains(holder)) {
                both.add(holder);
            }
        }
        return both;
    }

    private static Set<String> acts(Set<String> pairs) {
        Set<String> acts = new HashSet<>();
        for (Channel channel : Channel.values()) {
            for (String[] cells : ACTS) {
                if (pairs.contains(cells[1] + "@" + channel)) {
                    acts.add(ActKind.valueOf(cells[0]) + "@" + channel);
                }
            }
        }
        return acts;
    }

    private static Set<String> roles(Set<String> pairs) {
        List<String> all = new ArrayList<>(List.of(ANY_ACT.split(", ", -1)));
        ACTS.forEach(cells -> all.addAll(List.of(cells[2].split(", ", -1))));
        Set<String> roles = new HashSet<>();
        for (Channel channel : Channel.values()) {
            for (String role : all) {
                String[] parts = role.split(" ", -1);
                if (pairs.contains(parts[1] + "@" + channel)) {
                    roles.add(Role.valueOf(parts[0]) + "@" + channel);
                }
            }
        }
        return roles;
    }
}
