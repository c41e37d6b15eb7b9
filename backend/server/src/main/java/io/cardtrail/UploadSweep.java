package io.cardtrail;

import io.cardtrail.ingest.ImportService;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks every minute for files that were sent, never imported and forgotten: they may hold PINs. */
@Component
class UploadSweep {
    private final ImportService imports;

    UploadSweep(ImportService imports) {
        this.imports = imports;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void look() {
        imports.uploads().sweep();
    }
}
