package io.cardtrail.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The code by which an installation without accounts gets its first ADMIN: 128 random bits, once, within 15 minutes. Only its digest is
 * held, in memory. Thread-safe.
 */
public final class Enrolment {
    private static final Duration LIFE = Duration.ofMinutes(15);

    private final Clock clock;
    private final boolean again;
    private final Runnable used;
    private final AtomicReference<@Nullable Pending> pending = new AtomicReference<>();

    /**
     * No code yet.
     *
     * @param again whether a code makes an ADMIN although there are accounts: for an installation that lost its last one
     * @param used runs when the code was used up, so that its file can go
     */
    public Enrolment(Clock clock, boolean again, Runnable used) {
        this.clock = clock;
        this.again = again;
        this.used = used;
    }

    private record Pending(String digest, Instant until) {}

    /** {@return whether a code counts although there are accounts} */
    public boolean again() {
        return again;
    }

    /** {@return a new code; the one before it counts no more} */
    public String issue() {
        String code = Secrets.toBeTyped();
        pending.set(new Pending(digest(code), clock.instant().plus(LIFE)));
        return code;
    }

    /** {@return whether a code is waiting to be used} */
    public boolean open() {
        Pending held = pending.get();
        return held != null && clock.instant().isBefore(held.until());
    }

    /** {@return whether this is the code, without using it} */
    boolean matches(String code) {
        Pending held = pending.get();
        return held != null && open() && held.digest().equals(digest(code));
    }

    /** {@return whether this was the code} It is none from now on. */
    boolean use(String code) {
        Pending held = pending.get();
        if (held == null || !matches(code) || !pending.compareAndSet(held, null)) {
            return false;
        }
        used.run();
        return true;
    }

    private static String digest(String code) {
        return Secrets.digest(Secrets.typed(code));
    }
}
