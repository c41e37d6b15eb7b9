package io.cardtrail.ingest;

import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.ActKind;
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
            ActKind kind,
            Mapping mapping,
            String fileDigest,
            long line,
            Instant at,
            List<Participant> participants,
            ActAttributes attributes) {
        boolean identified = attributes.reference() != null
                || participants.stream()
                        .map(participant -> participant.entity().kind())
                        .anyMatch(named -> named == EntityKind.CARD || named == EntityKind.PIN);
        return identified ? content(kind, mapping, at, participants, attributes) : place(fileDigest, line);
    }

    private static String place(String fileDigest, long line) {
        return new Fingerprint("cardtrail act by place 1")
                .add(fileDigest)
                .add(line)
                .hex();
    }

    /** {@return the id of a row about records: by what it says where it has a number of its own, by its place where not} */
    static String ofRecordKeeping(Mapping mapping, String fileDigest, RecordKeeping keeping) {
        if (keeping.reference() == null) {
            return place(fileDigest, keeping.line());
        }
        Fingerprint content = new Fingerprint("cardtrail record keeping by content 1")
                .add(mapping.holder())
                .add(keeping.kind().name())
                .add(keeping.channel().name())
                .add(keeping.holder())
                .add(keeping.category().name())
                .add(keeping.reference());
        for (Instant each : List.of(
                keeping.at(), keeping.records().from(), keeping.records().to())) {
            content.add(each.getEpochSecond()).add((long) each.getNano());
        }
        return content.hex();
    }

    private static String content(
            ActKind kind, Mapping mapping, Instant at, List<Participant> participants, ActAttributes attributes) {
        Fingerprint content = new Fingerprint("cardtrail act by content 1")
                .add(mapping.holder())
                .add(kind.name())
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
