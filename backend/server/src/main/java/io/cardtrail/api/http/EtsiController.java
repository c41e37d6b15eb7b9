package io.cardtrail.api.http;

import io.cardtrail.api.EtsiDoor;
import io.cardtrail.etsi.Ts103120;
import io.cardtrail.etsi.Ts103120.Form;
import io.cardtrail.etsi.Ts103120.Reply;
import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.model.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes messages of ETSI TS 103 120 (docs/etsi.md). */
@RestController
class EtsiController {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EtsiDoor door;

    EtsiController(EtsiDoor door) {
        this.door = door;
    }

    /** Answers in the form of the message: 200 if it was read to its end, 400 if not; what each action came to stands inside. */
    @PostMapping("/api/etsi/ts103120")
    ResponseEntity<byte[]> receive(@AuthenticationPrincipal Account account, HttpServletRequest request)
            throws IOException {
        Ts103120 receiver = door.receiver();
        if (receiver == null || !account.has(AccountRole.INTEGRATOR)) {
            return ResponseEntity.notFound().build();
        }
        Optional<Form> form = form(request.getContentType());
        if (form.isEmpty()) {
            return refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send application/json or application/xml, in UTF-8", null);
        }
        byte[] bytes = request.getInputStream().readNBytes(Ts103120.MAX_BYTES + 1);
        if (bytes.length > Ts103120.MAX_BYTES) {
            return refused(
                    HttpStatus.CONTENT_TOO_LARGE, "the message is larger than " + Ts103120.MAX_BYTES + " bytes", null);
        }
        return switch (receiver.answer(account, form.get(), bytes)) {
            case Reply.Message message ->
                body(
                        message.taken() ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
                        form.get().mediaType(),
                        message.text());
            case Reply.Unreadable unreadable -> refused(HttpStatus.BAD_REQUEST, unreadable.reason(), unreadable.code());
        };
    }

    private static Optional<Form> form(@Nullable String contentType) {
        if (contentType == null) {
            return Optional.empty();
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            boolean utf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
            for (Form form : Form.values()) {
                if (utf8 && type.equalsTypeAndSubtype(MediaType.parseMediaType(form.mediaType()))) {
                    return Optional.of(form);
                }
            }
        } catch (InvalidMediaTypeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** In the form of our own errors, where no response of the standard could be addressed. */
    private static ResponseEntity<byte[]> refused(HttpStatus status, String reason, @Nullable Integer etsi) {
        Map<String, Object> extensions = etsi == null
                ? Map.of("code", ErrorCode.BAD_REQUEST)
                : Map.of("code", ErrorCode.BAD_REQUEST, "etsi", etsi);
        return body(status, Form.JSON.mediaType(), JSON.writeValueAsString(Refusal.body(reason, extensions)));
    }

    private static ResponseEntity<byte[]> body(HttpStatus status, String type, String text) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.parseMediaType(type), StandardCharsets.UTF_8))
                .header("Cache-Control", "no-store")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
