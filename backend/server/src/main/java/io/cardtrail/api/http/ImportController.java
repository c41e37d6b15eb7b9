package io.cardtrail.api.http;

import io.cardtrail.api.Importing;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.identity.Account;
import io.cardtrail.ingest.ImportJob;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.Mapping;
import io.cardtrail.ingest.MappingReader;
import io.cardtrail.model.BadRequest;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes files in. Progress is asked for over GraphQL, {@code importJob(id)}; GraphQL carries no files. */
@RestController
class ImportController {
    private final ImportService imports;
    private final AuditLog log;

    ImportController(ImportService imports, AuditLog log) {
        this.imports = imports;
        this.log = log;
    }

    /**
     * Queues an import: part {@code file} is the holder's export, part {@code mapping} says what its columns mean
     * (docs/mappings.md) and may come as a file or as a plain field.
     */
    @PostMapping(path = "/api/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Map<String, String>> submit(@AuthenticationPrincipal Account account, HttpServletRequest request)
            throws IOException, ServletException {
        if (!Importing.permitted(account)) {
            return ResponseEntity.notFound().build();
        }
        // It would fail in the queue, where nobody is told so soon.
        log.require();
        Part file = part(request, "file");
        Part mapping = part(request, "mapping");
        Mapping read;
        try (InputStream text = mapping.getInputStream()) {
            read = MappingReader.read(MappingReader.text(text));
        }
        try (InputStream content = file.getInputStream()) {
            ImportJob job = imports.submit(
                    read, Objects.requireNonNullElse(file.getSubmittedFileName(), ""), content, account.name());
            return ResponseEntity.accepted().body(Map.of("id", job.id()));
        }
    }

    private static Part part(HttpServletRequest request, String name) throws IOException, ServletException {
        Part part = request.getPart(name);
        if (part == null) {
            throw new BadRequest(
                    "the part `" + name + "` is missing: send `file` and `mapping` as multipart/form-data");
        }
        return part;
    }

    /** The rejected rows of an import this account started, as CSV to mend and send again. */
    @GetMapping("/api/imports/{id}/rejects.csv")
    void rejects(@AuthenticationPrincipal Account account, @PathVariable("id") String id, HttpServletResponse response)
            throws IOException {
        ImportJob job = imports.job(id)
                .filter(found -> found.by().equals(account.name())
                        && found.progress().state().ended())
                .orElse(null);
        if (job == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"rejects.csv\"");
        response.setHeader("Cache-Control", "no-store");
        job.rejectsCsv(response.getOutputStream());
    }
}
