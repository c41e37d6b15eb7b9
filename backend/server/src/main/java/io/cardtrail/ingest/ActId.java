package io.cardtrail.ingest;

import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Participant;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What makes two rows the same act. A row with a reference, a card or a PIN is its holder, kind and content, whatever file,
 * column order, heading or character set it came in. Two rows without any of these may be two real acts that look alike, so
 * such a row is its place in its file.
 */
final class ActId {
    private static final Comparator<Participant> ORDER =
            Comparator.comparing(Participant::role).thenComparing(Participant::entity);

    private ActId() {}

    static String of(
            Mapping mapping,
            String fileDigest,
            long line,
            Instant at,
            List<Participant> participants,
            ActAttributes attributes) {
        boolean identified = attributes.reference() != null
                || participants.stream()
                        .map(participant -> participant.entity().kind())
                        .anyMatch(kind -> kind == EntityKind.CARD || kind == EntityKind.PIN);
        return identified
                ? content(mapping, at, participants, attributes)
                : new Fingerprint("cardtrail act by place 1")
                        .add(fileDigest)
                        .add(line)
                        .hex();
    }

    private static String content(
            Mapping mapping, Instant at, List<Participant> participants, ActAttributes attributes) {
        Fingerprint content = new Fingerprint("cardtrail act by content 1")
                .add(mapping.holder())
                .add(mapping.act().name())
                .add(at.getEpochSecond())
                .add((long) at.getNano())
                .add(attributes.reference())
                .add(attributes.settledBy())
                .add(attributes.faceValue())
                .add(attributes.amount())
                .add(attributes.unitPrice())
                .add(attributes.quantity())
                .add(attributes.duration())
                .add(attributes.method())
                .add(attributes.footage())
                .add(attributes.carrier())
                .add(attributes.status())
                .add(attributes.rangeFirst())
                .add(attributes.rangeLast())
                .add((long) participants.size());
        participants.stream()
                .sorted(ORDER)
                .forEach(participant -> content.add(participant.role().name())
                        .add(participant.entity().kind().name())
                        .add(participant.entity().key())
                        .add(participant.name()));
        return content.hex();
    }
}
