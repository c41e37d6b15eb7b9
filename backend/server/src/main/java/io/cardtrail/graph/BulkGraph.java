package io.cardtrail.graph;

import io.cardtrail.model.EntityRef;
import io.cardtrail.model.Participant;
import io.cardtrail.model.Sha256;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph that is written into files first and loaded as a whole: what {@link WriteDoor} makes of the same batches in an empty database,
 * node by node. A node's number is its place in it. Used by one thread at a time.
 */
final class BulkGraph implements AutoCloseable {
    private static final List<String> ACT = List.of(
            ":ID",
            ":LABEL",
            "id:string",
            "kind:string",
            "at:long",
            "clock:string",
            "channel:string",
            "holder:string",
            "pair:string",
            "reference:string",
            "settlement:string",
            "faceValue:long",
            "amount:long",
            "unitPrice:long",
            "quantity:long",
            "duration:long",
            "method:string",
            "footage:string",
            "carrier:string",
            "status:string",
            "rangeFirst:string",
            "rangeLast:string",
            "seq:long",
            "atText:string");
    private static final List<String> KEEPING = List.of(
            ":ID",
            ":LABEL",
            "id:string",
            "kind:string",
            "at:long",
            "clock:string",
            "channel:string",
            "holder:string",
            "category:string",
            "pair:string",
            "recordsFrom:long",
            "recordsTo:long",
            "reference:string",
            "seq:long",
            "atText:string");
    private static final List<String> FILE = List.of(
            ":ID",
            ":LABEL",
            "key:string",
            "name:string",
            "digest:string",
            "size:long",
            "charset:string",
            "zone:string",
            "mapping:string",
            "channel:string",
            "holder:string",
            "seq:long");

    private final BulkFile acts;
    private final BulkFile keepings;
    private final BulkFile entities;
    private final BulkFile files;
    private final BulkFile batches;
    private final BulkFile sequence;
    private final BulkFile ties;
    private final BulkFile sources;
    private final BulkFile ofFile;
    private final BulkSettlements settlements;
    /** Acts by their ids, entities by a hash of kind and key. */
    private final IdTable known;

    private final Map<String, Long> fileNodes = new HashMap<>();
    private long nodes;
    private long seq;
    private String lastBatch = "";
    private boolean closed;

    BulkGraph(Path folder) {
        acts = new BulkFile(folder, "nodes-acts", ACT);
        keepings = new BulkFile(folder, "nodes-keepings", KEEPING);
        entities = new BulkFile(folder, "nodes-entities", List.of(":ID", ":LABEL", "key:string", "sealed:string"));
        files = new BulkFile(folder, "nodes-files", FILE);
        batches = new BulkFile(folder, "nodes-batches", List.of(":ID", ":LABEL", "key:string", "seq:long"));
        sequence = new BulkFile(
                folder, "nodes-sequence", List.of(":ID", ":LABEL", "name:string", "batch:string", "value:long"));
        ties = new BulkFile(
                folder,
                "relationships-ties",
                List.of(":START_ID", ":END_ID", ":TYPE", "at:long", "pair:string", "name:string"));
        sources = new BulkFile(
                folder,
                "relationships-sources",
                List.of(
                        ":START_ID",
                        ":END_ID",
                        ":TYPE",
                        "line:long",
                        "batch:string",
                        "seq:long",
                        "leaf:string",
                        "atText:string",
                        "by:string[]"));
        ofFile = new BulkFile(folder, "relationships-files", List.of(":START_ID", ":END_ID", ":TYPE"));
        settlements = new BulkSettlements(folder);
        known = new IdTable(folder.resolve("known"));
    }

    /** Takes a batch as the next one; one key comes once. */
    BatchOutcome add(Batch batch, RowStore.Prepared prepared, String by) {
        seq++;
        lastBatch = batch.key();
        long file = file(batch.file());
        long node = nodes++;
        batches.set(":ID", node).set(":LABEL", "Batch").set("key", batch.key()).set("seq", seq);
        batches.end();
        ofFile.set(":START_ID", node).set(":END_ID", file).set(":TYPE", "OF_FILE");
        ofFile.end();
        Set<Long> accepted = new HashSet<>();
        for (int i = 0; i < batch.entries().size(); i++) {
            RowRecord said = batch.entries().get(i).said();
            byte[] id = HexFormat.of().parseHex(said.id());
            long there = known.get(id);
            if (there == IdTable.NONE) {
                there = nodes++;
                known.put(id, there);
                create(there, said, prepared.forms().get(i));
                accepted.add(said.line());
            }
            sources.set(":START_ID", there)
                    .set(":END_ID", file)
                    .set(":TYPE", "RECORDED_IN")
                    .set("line", said.line())
                    .set("batch", batch.key())
                    .set("seq", seq)
                    .set("leaf", prepared.rows().get(i).leaf())
                    .set("atText", said.atText())
                    .set("by", by);
            sources.end();
        }
        return new BatchOutcome(seq, accepted);
    }

    private long file(SourceFile file) {
        return fileNodes.computeIfAbsent(file.key(), key -> {
            long node = nodes++;
            files.set(":ID", node)
                    .set(":LABEL", "SourceFile")
                    .set(file.properties())
                    .set("seq", seq);
            files.end();
            return node;
        });
    }

    private void create(long node, RowRecord said, GraphForm form) {
        BulkFile nodesOf = switch (said) {
            case ActRecord act -> acts;
            case RecordKeeping keeping -> keepings;
        };
        nodesOf.set(":ID", node).set(":LABEL", String.join(";", form.labels())).set(form.written(seq, said.atText()));
        nodesOf.end();
        if (said instanceof ActRecord act) {
            for (int i = 0; i < act.participants().size(); i++) {
                GraphForm.Tie tie = form.ties().get(i);
                ties.set(":START_ID", node)
                        .set(":END_ID", entity(act.participants().get(i), tie))
                        .set(":TYPE", tie.role())
                        .set(tie.properties());
                ties.end();
            }
            settlements.add(node, act, form);
        }
    }

    private long entity(Participant participant, GraphForm.Tie tie) {
        EntityRef entity = participant.entity();
        byte[] id = HexFormat.of().parseHex(Sha256.hex("entity " + entity.kind() + "\n" + entity.key()));
        long there = known.get(id);
        if (there == IdTable.NONE) {
            there = nodes++;
            known.put(id, there);
            entities.set(":ID", there)
                    .set(":LABEL", String.join(";", tie.labels()))
                    .set("key", entity.key())
                    .set("sealed", participant.sealed());
            entities.end();
        }
        return there;
    }

    /**
     * What was written.
     *
     * @param seq number of the newest batch
     */
    record Written(
            long acts, long keepings, long sources, long settlements, long files, long seq, long relationships) {}

    /** Writes what can be told at the end only, and closes the files. */
    Written end() {
        if (seq > 0) {
            sequence.set(":ID", nodes++)
                    .set(":LABEL", "ImportSequence")
                    .set("name", "batches")
                    .set("batch", lastBatch)
                    .set("value", seq);
            sequence.end();
        }
        long settled = settlements.end();
        Written written = new Written(
                acts.written(),
                keepings.written(),
                sources.written(),
                settled,
                files.written(),
                seq,
                ties.written() + sources.written() + settled + ofFile.written());
        close();
        return written;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        for (AutoCloseable each :
                List.of(acts, keepings, entities, files, batches, sequence, ties, sources, ofFile, settlements)) {
            closed(each);
        }
        known.close();
    }

    private static void closed(AutoCloseable each) {
        try {
            each.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the files of a first load can't be closed", e);
        }
    }
}
