package io.cardtrail.report.again;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.graph.Batch;
import io.cardtrail.graph.RecordKeeping;
import io.cardtrail.graph.RowCells;
import io.cardtrail.graph.RowRecord;
import io.cardtrail.graph.SourceFile;
import io.cardtrail.model.ActAttributes;
import io.cardtrail.model.Channel;
import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Interval;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Sha256;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an answer rests on, as batches to be stored: a batch for each file. */
final class RowsOfAnswer {
    private static final ActAttributes NOTHING =
            new ActAttributes(null, null, null, null, null, null, null, null, null, null, null, null, null);

    private final List<EntityRef> things;
    private final Map<String, Opened> files = new LinkedHashMap<>();

    private record Opened(SourceFile file, List<Batch.Entry> entries) {}

    private RowsOfAnswer(List<EntityRef> things) {
        this.things = things;
    }

    /** {@return whom and what the answer counts, in that order} */
    static List<EntityRef> things(Reproduction.Answer answer) {
        return answer.things().stream()
                .map(thing -> new EntityRef(thing.kind(), thing.key()))
                .toList();
    }

    /**
     * {@return the batches}
     *
     * @param within a time that the grant reaches
     */
    static List<Batch> of(Reproduction.Answer answer, Instant within) {
        RowsOfAnswer rows = new RowsOfAnswer(things(answer));
        int n = 0;
        for (Reproduction.Act act : answer.acts()) {
            n++;
            String id = id("act", n);
            for (Reproduction.Row row : act.rows()) {
                rows.add(row, act.channel(), act.holder(), act.clock(), rows.act(id, act, row.line()));
            }
        }
        for (Reproduction.Keeping kept : answer.keepings()) {
            n++;
            String id = id("keeping", n);
            for (Reproduction.Row row : kept.rows()) {
                rows.add(row, kept.channel(), kept.holder(), "holder:" + kept.holder(), keeping(id, kept, row.line()));
            }
        }
        rows.delivered(answer, within);
        return rows.batches();
    }

    private static String id(String what, int n) {
        return Sha256.hex(what + " " + n);
    }

    private ActRecord act(String id, Reproduction.Act act, long line) {
        return new ActRecord(
                id,
                act.kind(),
                Instant.parse(act.at()),
                act.atText(),
                act.roles().stream()
                        .map(part -> new Participant(part.role(), things.get(part.thing() - 1), null, null))
                        .toList(),
                new ActAttributes(
                        act.reference(),
                        act.settledBy(),
                        act.faceValue(),
                        act.amount(),
                        act.unitPrice(),
                        act.quantity(),
                        null,
                        null,
                        null,
                        act.carrier(),
                        null,
                        act.rangeFirst(),
                        act.rangeLast()),
                line);
    }

    private static RecordKeeping keeping(String id, Reproduction.Keeping kept, long line) {
        return new RecordKeeping(
                id,
                kept.kind(),
                Instant.parse(kept.at()),
                kept.atText(),
                kept.channel(),
                kept.holder(),
                kept.category(),
                new Interval(Instant.parse(kept.from()), Instant.parse(kept.to())),
                null,
                line);
    }

    private void add(Reproduction.Row row, Channel channel, String holder, String clock, RowRecord said) {
        files.computeIfAbsent(
                        row.file() + "\n" + row.sha256(),
                        key -> new Opened(
                                new SourceFile(row.file(), row.sha256(), 0, "UTF-8", "UTC", "", channel, holder, clock),
                                new ArrayList<>()))
                .entries()
                .add(new Batch.Entry(said, cells(said)));
    }

    private static RowCells cells(RowRecord said) {
        Instant at = switch (said) {
            case ActRecord act -> act.at();
            case RecordKeeping kept -> kept.at();
        };
        return new RowCells(said.line(), YearMonth.from(at.atZone(ZoneOffset.UTC)), List.of());
    }

    /** An act that names nobody, one for each channel, stands for those that the holder's files hold: no walk meets it. */
    private void delivered(Reproduction.Answer answer, Instant within) {
        for (Reproduction.Delivered stated : answer.delivered()) {
            for (Channel channel : Channel.values()) {
                String name = "stated: " + stated.holder() + " " + stated.kind() + " " + channel;
                Reproduction.Row row = new Reproduction.Row(name, Sha256.hex(name), 1, "");
                add(
                        row,
                        channel,
                        stated.holder(),
                        "",
                        new ActRecord(Sha256.hex(name), stated.kind(), within, "", List.of(), NOTHING, 1));
            }
        }
    }

    private List<Batch> batches() {
        List<Batch> batches = new ArrayList<>();
        files.forEach((key, opened) -> batches.add(new Batch(Sha256.hex(key), opened.file(), opened.entries())));
        return batches;
    }
}
