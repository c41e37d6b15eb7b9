package io.cardtrail.trace;

import io.cardtrail.graph.ActRecord;
import io.cardtrail.graph.Batch;
import io.cardtrail.model.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was written, and when: the plain counterpart of the database.
 *
 * @param sequence the sequence number of each batch
 */
record World(List<Batch> batches, List<Long> sequence) {
    /** {@return every act known as of a batch, with every role, and the sources known by then} */
    List<SeenAct> acts(long asOf) {
        Map<String, SeenAct> acts = new LinkedHashMap<>();
        for (int i = 0; i < batches.size(); i++) {
            if (sequence.get(i) <= asOf) {
                for (Batch.Entry entry : batches.get(i).entries()) {
                    if (entry.said() instanceof ActRecord act) {
                        acts.merge(act.id(), act(batches.get(i), act, sequence.get(i)), World::withBoth);
                    }
                }
            }
        }
        return List.copyOf(acts.values());
    }

    private static SeenAct act(Batch batch, ActRecord act, long seq) {
        return new SeenAct(
                act.id(),
                act.kind(),
                act.at(),
                act.atText(),
                batch.file().clock(),
                batch.file().channel(),
                batch.file().holder(),
                act.attributes(),
                act.participants(),
                List.of(new SourceRef(batch.file().name(), batch.file().digest(), act.line(), batch.key(), seq, "")));
    }

    private static SeenAct withBoth(SeenAct first, SeenAct again) {
        List<SourceRef> sources = new ArrayList<>(first.sources());
        sources.addAll(again.sources());
        sources.sort(null);
        return new SeenAct(
                first.id(),
                first.kind(),
                first.at(),
                first.atText(),
                first.clock(),
                first.channel(),
                first.holder(),
                first.attributes(),
                first.roles(),
                List.copyOf(sources));
    }
}
