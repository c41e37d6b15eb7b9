package io.cardtrail.ingest.blur;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
import io.cardtrail.model.BlurFinding;
import io.cardtrail.model.BlurMeasure;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Role;
import io.cardtrail.model.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures how a file is blurred while its rows pass by. The same rows give the same findings, whatever was imported before. Memory is
 * bounded whatever the file: what is counted by value is counted in a sample, or from below, past fixed bounds. Not thread-safe.
 */
public final class BlurMeter {
    private final BlurColumns columns;
    private final RoundedTimes times;
    private final List<CutIdentifiers> identifiers;
    private final Reuse references = new Reuse();
    private final Reuse cards = new Reuse();
    private final Map<Role, Prevailing> shared = new EnumMap<>(Role.class);
    private final Tally unequalCards = new Tally();
    private final Tally unequalProduct = new Tally();
    private long withCards;
    private long withProduct;

    /** @param zone in which the file's times are whole days and hours */
    public BlurMeter(BlurColumns columns, ZoneId zone) {
        this.columns = columns;
        this.times = new RoundedTimes(zone);
        this.identifiers =
                columns.identifiers().stream().map(CutIdentifiers::new).toList();
        columns.shared().keySet().forEach(role -> shared.put(role, new Prevailing()));
    }

    /** Takes the cells of a row that has one for each heading, in NFKC and trimmed, whatever becomes of it. */
    public void cells(long line, List<String> cells) {
        for (int i = 0; i < identifiers.size(); i++) {
            identifiers.get(i).add(line, cells.get(columns.identifiers().get(i).index()));
        }
    }

    /** Takes the time of a row that says something. */
    public void time(long line, Instant at, String text) {
        times.add(line, at, text);
    }

    /** Takes an act that a row says. */
    public void act(ActRecord act) {
        time(act.line(), act.at(), act.atText());
        String reference = act.attributes().reference();
        if (reference != null) {
            references.add(act.line(), hash(reference), hash(act.at() + bearers(act, null)));
        }
        if (act.kind() == ActKind.SALE) {
            sold(act);
        }
        for (Participant participant : act.participants()) {
            Prevailing prevailing = shared.get(participant.role());
            if (prevailing != null) {
                prevailing.add(act.line(), hash(participant.entity().key()));
            }
        }
        sums(act);
    }

    private void sold(ActRecord act) {
        String buyers = bearers(act, Role.SOLD_TO);
        if (buyers.isEmpty()) {
            return;
        }
        String sellers = bearers(act, Role.SOLD_BY);
        for (Participant participant : act.participants()) {
            if (participant.role() == Role.OF_CARD) {
                cards.add(act.line(), hash(participant.entity().key() + "\n" + sellers), hash(buyers));
            }
        }
    }

    /** Cards and PINs are left out: an order over several rows is one event under one number. */
    private static String bearers(ActRecord act, @Nullable Role role) {
        return act.participants().stream()
                .filter(participant -> role == null
                        ? participant.entity().kind() != EntityKind.CARD
                                && participant.entity().kind() != EntityKind.PIN
                        : participant.role() == role)
                .map(participant ->
                        participant.role() + " " + participant.entity().kind() + " "
                                + participant.entity().key() + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private void sums(ActRecord act) {
        ActAttributes said = act.attributes();
        Long quantity = said.quantity();
        if (quantity == null) {
            return;
        }
        long named = act.participants().stream()
                .filter(participant -> participant.role() == Role.OF_CARD)
                .count();
        if (named > 0) {
            withCards++;
            if (named != quantity) {
                unequalCards.add(act.line());
            }
        }
        Long amount = said.amount();
        Long price = said.unitPrice();
        if (amount != null && price != null) {
            withProduct++;
            if (Math.multiplyHigh(price, quantity) != 0 || price * quantity != amount) {
                unequalProduct.add(act.line());
            }
        }
    }

    /** {@return what was found so far, by measure, then by column as the file has them} */
    public List<BlurFinding> findings() {
        List<BlurFinding> findings = new ArrayList<>(times.findings(columns.time()));
        identifiers.forEach(column -> findings.addAll(column.findings()));
        reuse(references, BlurMeasure.REFERENCES_REUSED, columns.reference()).ifPresent(findings::add);
        reuse(cards, BlurMeasure.CARDS_RESOLD, columns.cards()).ifPresent(findings::add);
        shared.forEach((role, prevailing) ->
                prevailing.finding(columns.shared().getOrDefault(role, "")).ifPresent(findings::add));
        unequal(BlurMeasure.QUANTITY_NOT_CARDS, columns.quantity(), unequalCards, withCards)
                .ifPresent(findings::add);
        unequal(BlurMeasure.AMOUNT_NOT_PRODUCT, columns.amount(), unequalProduct, withProduct)
                .ifPresent(findings::add);
        findings.sort((a, b) -> a.measure().compareTo(b.measure()));
        return List.copyOf(findings);
    }

    private static Optional<BlurFinding> reuse(Reuse reuse, BlurMeasure measure, @Nullable String column) {
        return column == null ? Optional.empty() : reuse.finding(measure, column);
    }

    private static Optional<BlurFinding> unequal(
            BlurMeasure measure, @Nullable String column, Tally unequal, long measured) {
        return column == null || unequal.count() == 0
                ? Optional.empty()
                : Optional.of(new BlurFinding(measure, column, null, unequal.count(), measured, 1, unequal.lines()));
    }

    private static long hash(String text) {
        return ByteBuffer.wrap(Sha256.of(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }
}
