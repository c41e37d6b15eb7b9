package io.cardtrail.api.http;

import io.cardtrail.api.Importing;
import io.cardtrail.audit.AuditLog;
import io.cardtrail.identity.Account;
import io.cardtrail.ingest.ImportService;
import io.cardtrail.ingest.Mapping;
import io.cardtrail.ingest.MappingReader;
import io.cardtrail.ingest.Upload;
import io.cardtrail.model.BadRequest;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes files in that are to be looked at before they are imported, and their mappings. The rest is asked for over GraphQL. */
@RestController
class UploadController {
    private final ImportService imports;
    private final AuditLog log;

    UploadController(ImportService imports, AuditLog log) {
        this.imports = imports;
        this.log = log;
    }

    /** Keeps the part {@code file} until it is imported or discarded, or nobody uses it for long. */
    @PostMapping(path = "/api/imports/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Map<String, String>> take(@AuthenticationPrincipal Account account, HttpServletRequest request)
            throws IOException, ServletException {
        if (!Importing.permitted(account)) {
            return ResponseEntity.notFound().build();
        }
        // Without it no import could follow, and that is better known before the file is sent in vain.
        log.require();
        Part file = request.getPart("file");
        if (file == null) {
            throw new BadRequest("the part `file` is missing: send it as multipart/form-data");
        }
        try (InputStream content = file.getInputStream()) {
            Upload upload = imports.uploads()
                    .take(Objects.requireNonNullElse(file.getSubmittedFileName(), ""), content, account.name());
            return ResponseEntity.status(201).body(Map.of("id", upload.id()));
        }
    }

    /** Takes the mapping of an upload, checked as every mapping is; an earlier one is replaced. */
    @PutMapping("/api/imports/uploads/{id}/mapping")
    ResponseEntity<Map<String, @Nullable String>> map(
            @AuthenticationPrincipal Account account, @PathVariable("id") String id, HttpServletRequest request)
            throws IOException {
        Upload upload = imports.uploads().of(id, account.name()).orElse(null);
        if (upload == null || !Importing.permitted(account)) {
            return ResponseEntity.notFound().build();
        }
        Mapping mapping;
        try (InputStream body = request.getInputStream()) {
            mapping = upload.map(MappingReader.text(body));
        }
        Map<String, @Nullable String> told = new LinkedHashMap<>();
        told.put("version", mapping.version());
        told.put("digest", mapping.digest());
        return ResponseEntity.ok(told);
    }
}
