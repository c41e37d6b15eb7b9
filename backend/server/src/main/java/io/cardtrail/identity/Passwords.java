package io.cardtrail.identity;

import java.text.Normalizer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes passwords with Argon2id, 19 MiB, two passes, one lane (OWASP); Spring's own default has 16 MiB. Each hash takes a core and 19
 * MiB for some 50 ms, so no more than four run at a time. Thread-safe.
 */
public final class Passwords {
    private static final int AT_A_TIME = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19456, 2);
    private final Semaphore hashing = new Semaphore(AT_A_TIME, true);
    private final AtomicLong hashes = new AtomicLong();
    private final String nobodys = encode(Secrets.fresh());

    /**
     * {@return what is stored of a password, as PHC string}
     *
     * @throws Throttled if too many others are being hashed
     */
    String encode(String password) {
        return counted(() -> argon2.encode(normal(password)));
    }

    /**
     * {@return whether the password is the stored one} An account that isn't there, or has none, costs the same work.
     *
     * @param stored what {@link #encode} gave; null for none
     */
    boolean matches(String typed, @Nullable String stored) {
        boolean right = counted(() -> argon2.matches(normal(typed), stored == null ? nobodys : stored));
        return right && stored != null;
    }

    /** {@return hashes worked out so far} */
    long hashes() {
        return hashes.get();
    }

    /** One and the same password, whichever keyboard composed its characters. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> T counted(Supplier<T> work) {
        try {
            if (!hashing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Throttled(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Throttled(PATIENCE);
        }
        try {
            hashes.incrementAndGet();
            return work.get();
        } finally {
            hashing.release();
        }
    }
}
