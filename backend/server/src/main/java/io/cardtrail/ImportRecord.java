package io.cardtrail;

import io.cardtrail.audit.AuditLog;
import io.cardtrail.audit.Entry;
import io.cardtrail.ingest.ImportAudit;
import io.cardtrail.ingest.ImportState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Puts the start and the end of every import into the audit log. */
final class ImportRecord implements ImportAudit {
    private final AuditLog log;
    private final Map<String, String> started = new ConcurrentHashMap<>();

    ImportRecord(AuditLog log) {
        this.log = log;
    }

    @Override
    public void started(Import begun) {
        started.put(
                begun.id(),
                log.append(new Entry.ImportStarted(begun.by(), begun.id(), begun.file(), begun.digest()))
                        .token());
    }

    @Override
    public void ended(Import ended, ImportState state, long accepted, long duplicates, long rejected) {
        String token = started.remove(ended.id());
        log.append(new Entry.ImportEnded(
                ended.by(),
                token == null ? ended.id() : token,
                state.name(),
                accepted + duplicates + rejected,
                accepted,
                duplicates,
                rejected));
    }
}
