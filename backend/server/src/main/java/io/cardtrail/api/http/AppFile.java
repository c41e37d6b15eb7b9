package io.cardtrail.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** A file of the browser app, packed once; answers that hold records are never packed, for their size would tell of them. */
final class AppFile {
    private final MediaType type;
    private final byte[] plain;
    private final byte[] packed;

    private AppFile(MediaType type, byte[] plain, byte[] packed) {
        this.type = type;
        this.plain = plain;
        this.packed = packed;
    }

    static AppFile of(String name, byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AppFile(
                MediaTypeFactory.getMediaType(name).orElse(MediaType.TEXT_PLAIN), plain, packed.toByteArray());
    }

    MediaType type() {
        return type;
    }

    byte[] plain() {
        return plain;
    }

    byte[] packed() {
        return packed;
    }
}
