package io.cardtrail.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** A file of the browser app, packed once; answers that hold records are never packed, for their size would tell of them. */
record AppFile(MediaType type, byte[] plain, byte[] packed) {
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
}
