package io.cardtrail.trace.gap;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Grade;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Payments that a dealer may have taken for a card whose sale is missing. They say nothing of who bought.
 *
 * @param accounts dealer → the payment accounts registered to it
 * @param payments to those accounts that settle no sale, in order of time and source
 */
public record Takings(Map<EntityRef, NavigableSet<EntityRef>> accounts, List<Taking> payments) {
    public static final Takings NONE = new Takings(Map.of(), List.of());

    /** How far from the check of the PIN, or from the redemption, a payment may lie, both ends included. */
    static final Duration NEAR = Duration.ofMinutes(10);

    /** A payment and the accounts it went to. */
    public record Taking(LifeAct payment, Set<EntityRef> paidTo) {}

    /** Payments to an account, from a time to a time, both included. */
    public record Wanted(EntityRef account, Instant from, Instant to) {}

    /** {@return the dealers whose accounts must be known for these} */
    public static Set<EntityRef> dealers(List<Missing> all) {
        Set<EntityRef> dealers = new TreeSet<>();
        for (Missing missing : all) {
            if (missing.place() == Missing.Place.BEFORE_REDEMPTION && missing.from() != null) {
                dealers.add(missing.from());
            }
        }
        return dealers;
    }

    /** {@return which payments may fill these} */
    public static Set<Wanted> wanted(List<Missing> all, Map<EntityRef, NavigableSet<EntityRef>> accounts) {
        Set<Wanted> wanted = new HashSet<>();
        for (Missing missing : all) {
            EntityRef dealer = missing.from();
            if (missing.place() == Missing.Place.BEFORE_REDEMPTION && dealer != null) {
                Instant moment = moment(missing);
                accounts.getOrDefault(dealer, new TreeSet<>())
                        .forEach(account -> wanted.add(new Wanted(account, moment.minus(NEAR), moment.plus(NEAR))));
            }
        }
        return wanted;
    }

    private static Instant moment(Missing missing) {
        return missing.check() == null ? missing.end() : missing.check();
    }

    List<Candidate> candidates(Missing missing) {
        EntityRef dealer = missing.from();
        if (missing.place() != Missing.Place.BEFORE_REDEMPTION || dealer == null) {
            return List.of();
        }
        Instant moment = moment(missing);
        Set<EntityRef> own = accounts.getOrDefault(dealer, new TreeSet<>());
        return payments.stream()
                .filter(taking -> taking.paidTo().stream().anyMatch(own::contains))
                .map(Taking::payment)
                .filter(payment -> Duration.between(moment, payment.at()).abs().compareTo(NEAR) <= 0)
                .filter(payment -> priced(payment, missing))
                .map(payment -> new Candidate(payment.id(), InferenceRule.PAYMENT_NEAR, Grade.C, 1))
                .toList();
    }

    /** From 80 to 100 per cent of the face value. */
    private static boolean priced(LifeAct payment, Missing missing) {
        Long face = face(missing);
        Long amount = payment.said().amount();
        return face != null
                && amount != null
                && amount <= face
                && Math.multiplyHigh(amount, 5) == 0
                && amount * 5 >= face * 4;
    }

    private static @Nullable Long face(Missing missing) {
        Long redeemed = missing.before().said().faceValue();
        LifeAct after = missing.after();
        return redeemed != null || after == null ? redeemed : after.said().faceValue();
    }
}
