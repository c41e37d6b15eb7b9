package io.cardtrail.api.graphql;

import io.cardtrail.api.Importing;
import io.cardtrail.api.graphql.ImportJobs.ImportView;
import io.cardtrail.audit.Administration;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.Mapping;
import io.cardtrail.ingest.MappingPreview;
import io.cardtrail.ingest.MappingVocabulary;
import io.cardtrail.ingest.ReadyMapping;
import io.cardtrail.ingest.SourceTable;
import io.cardtrail.ingest.Suggestion;
import io.cardtrail.ingest.Upload;
import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Files on their way to an import, for whoever sent them and nobody else. */
@Controller
class UploadQueries {
    private final ImportService imports;
    private final Administration administration;

    UploadQueries(ImportService imports, AuditLog log) {
        this.imports = imports;
        this.administration = new Administration(log);
    }

    /** A mapping as it was sent. */
    record UploadMapping(@Nullable String version, String digest, String text) {
        static UploadMapping of(Upload.Mapped mapped) {
            return new UploadMapping(
                    mapped.mapping().version(), mapped.mapping().digest(), mapped.text());
        }
    }

    /** A mapping by which rows are read. */
    record JobMapping(@Nullable String version, String digest, String holder, String act) {
        static JobMapping of(Mapping mapping) {
            return new JobMapping(mapping.version(), mapping.digest(), mapping.holder(), mapping.act());
        }
    }

    /** What the first rows say, with the mapping that was used. */
    record PreviewView(UploadMapping mapping, List<MappingPreview.Row> rows, boolean more) {}

    @QueryMapping
    List<Upload> uploads() {
        return imports.uploads().of(Caller.account().name());
    }

    @QueryMapping
    @Nullable
    Upload upload(@Argument String id) {
        return imports.uploads().of(id, Caller.account().name()).orElse(null);
    }

    @QueryMapping
    List<ImportView> importJobs(@Argument int first) {
        Page.checkFirst(first);
        return imports.jobs(Caller.account().name(), first).stream()
                .map(ImportView::of)
                .toList();
    }

    @QueryMapping
    MappingVocabulary mappingVocabulary() {
        return MappingVocabulary.current();
    }

    @SchemaMapping(typeName = "MappingVocabulary")
    List<Channel> channels(MappingVocabulary vocabulary) {
        return Arrays.asList(Channel.values());
    }

    @QueryMapping
    List<ReadyMapping> readyMappings() {
        return ReadyMapping.all();
    }

    @MutationMapping
    ImportView startImport(@Argument String upload, @Argument String mapping, @Argument boolean dryRun) {
        Upload own = imports.uploads()
                .of(upload, Importing.check(Caller.account()).name())
                .orElseThrow(() -> new NotFound("there is no such upload"));
        try {
            return ImportView.of(imports.start(own, mapping, dryRun));
        } catch (IOException e) {
            throw new UncheckedIOException("the spool folder is not usable", e);
        }
    }

    @MutationMapping
    boolean discardUpload(@Argument String upload) {
        String account = Caller.account().name();
        return imports.uploads()
                .of(upload, account)
                .map(own -> administration.act(account, "DISCARD_UPLOAD", own.id(), own.digest(), () -> {
                    imports.uploads().discard(own);
                    return true;
                }))
                .orElse(false);
    }

    @SchemaMapping(typeName = "Upload")
    Instant until(Upload upload) {
        return imports.uploads().until(upload);
    }

    @SchemaMapping(typeName = "Upload")
    SourceTable table(
            Upload upload,
            @Argument @Nullable String separator,
            @Argument @Nullable String sheet,
            @Argument int first) {
        Page.checkFirst(first);
        return upload.table(separator, sheet, first);
    }

    @SchemaMapping(typeName = "Upload")
    Suggestion suggestion(
            Upload upload,
            @Argument @Nullable String act,
            @Argument @Nullable String separator,
            @Argument @Nullable String sheet) {
        return upload.suggestion(act, separator, sheet);
    }

    @SchemaMapping(typeName = "Upload")
    @Nullable
    UploadMapping mapping(Upload upload) {
        Upload.Mapped mapped = upload.mapped();
        return mapped == null ? null : UploadMapping.of(mapped);
    }

    @SchemaMapping(typeName = "Upload")
    PreviewView preview(Upload upload, @Argument int first) {
        Page.checkFirst(first);
        MappingPreview preview = imports.uploads().preview(upload, first);
        Upload.Mapped mapped = upload.mapped();
        if (mapped == null
                || !mapped.mapping().digest().equals(preview.mapping().digest())) {
            throw new BadRequest("mapping: another one was sent for this file meanwhile; look again");
        }
        return new PreviewView(UploadMapping.of(mapped), preview.rows(), preview.more());
    }

    @SchemaMapping(typeName = "Upload")
    @Nullable
    ImportView importJob(Upload upload) {
        ImportJob job = upload.importing();
        return job == null ? null : ImportView.of(job);
    }

    @SchemaMapping(typeName = "ImportJob")
    boolean dryRun(ImportView shown) {
        return shown.job().dryRun();
    }

    @SchemaMapping(typeName = "ImportJob", field = "mapping")
    JobMapping mappingOf(ImportView shown) {
        return JobMapping.of(shown.job().mapping());
    }
}
