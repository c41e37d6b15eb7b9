package io.cardtrail.warrant;

import com.google.crypto.tink.KeysetHandle;
import io.cardtrail.model.EntityKind;
import io.cardtrail.model.EntityRef;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What leaves the server in place of internal keys (AES-SIV by Tink, base64url). Everything is bound to its instrument; handles
 * and cursors also to its generation, so they die with every change. Whatever does not open is empty: forged, moved, stale and
 * garbage are one. Deterministic: the same answer has the same tokens. Thread-safe.
 */
public final class Tokens {
    private final Sealing sealing;

    private Tokens(KeysetHandle keyset) {
        this.sealing = new Sealing(keyset);
    }

    /**
     * {@return tokens under a new key, stored in {@code file} (0600)}
     *
     * @throws IllegalStateException if there is a key already
     */
    public static Tokens generate(Path file) {
        KeysetHandle keyset = Keyset.fresh();
        Keyset.store(keyset, file);
        return new Tokens(keyset);
    }

    /**
     * {@return tokens under the key in {@code file}}
     *
     * @throws IllegalStateException if others may read the file, or it is damaged
     */
    public static Tokens load(Path file) {
        return new Tokens(Keyset.read(file));
    }

    /** {@return tokens under a key that is forgotten with the process} */
    public static Tokens ephemeral() {
        return new Tokens(Keyset.fresh());
    }

    /** {@return the thing's id: for equality and drawing, the same wherever it occurs under this instrument and nowhere else} */
    public String id(Instrument instrument, EntityRef ref) {
        return sealing.seal(List.of("id", instrument.id()), List.of(ref.kind().name(), ref.key()));
    }

    /** {@return the act's id: as {@link #id}} */
    public String actId(Instrument instrument, String actId) {
        return sealing.seal(List.of("act-id", instrument.id()), List.of(actId));
    }

    /** {@return the token to ask about the thing with, found {@code distance} hops from a named subject} */
    public String handle(Grant grant, EntityRef ref, int distance) {
        return sealing.seal(
                bound("handle", grant.instrument()),
                List.of(
                        grant.terms().id(),
                        Integer.toString(distance),
                        ref.kind().name(),
                        ref.key()));
    }

    /** {@return what {@code handle} proves, empty if it proves nothing under this instrument as it stands} */
    public Optional<Handle> open(Instrument instrument, String handle) {
        return sealing.open(bound("handle", instrument), handle)
                .map(f -> new Handle(
                        f.get(0), new EntityRef(EntityKind.valueOf(f.get(2)), f.get(3)), Integer.parseInt(f.get(1))))
                .filter(handled -> grants(instrument, handled.grantId()));
    }

    /** {@return the token to ask about the act with: as {@link #handle}} */
    public String actHandle(Grant grant, String actId, int distance) {
        return sealing.seal(
                bound("act-handle", grant.instrument()),
                List.of(grant.terms().id(), Integer.toString(distance), actId));
    }

    /** {@return what an act's {@code handle} proves, empty if nothing under this instrument as it stands} */
    public Optional<ActHandle> openAct(Instrument instrument, String handle) {
        return sealing.open(bound("act-handle", instrument), handle)
                .map(f -> new ActHandle(f.get(0), f.get(2), Integer.parseInt(f.get(1))))
                .filter(handled -> grants(instrument, handled.grantId()));
    }

    /** {@return the token of two things that may be one and the same, to judge them by; their order says nothing} */
    public String pair(Grant grant, EntityRef left, EntityRef right) {
        return sealing.seal(
                bound("pair", grant.instrument()),
                List.of(
                        grant.terms().id(),
                        left.kind().name(),
                        left.key(),
                        right.kind().name(),
                        right.key()));
    }

    /** {@return what a {@code token} of two things proves, empty if nothing under this instrument as it stands} */
    public Optional<PairHandle> openPair(Instrument instrument, String token) {
        return sealing.open(bound("pair", instrument), token)
                .map(f -> new PairHandle(
                        f.get(0),
                        new EntityRef(EntityKind.valueOf(f.get(1)), f.get(2)),
                        new EntityRef(EntityKind.valueOf(f.get(3)), f.get(4))))
                .filter(handled -> grants(instrument, handled.grantId()));
    }

    /** {@return 128 bits for this thing under this instrument, hex in groups of four: {@code 7F21-C0A4-…}} */
    public String pseudonym(Instrument instrument, EntityRef ref) {
        return Labels.grouped(drawn(instrument, ref));
    }

    /**
     * {@return a label such as {@code Phone 7F21-C} for each thing, unique among them: the shortest beginning of its pseudonym
     * that no other has, five digits at least. Only a clash lengthens it, and the order of the things changes nothing}
     */
    public Map<EntityRef, String> labels(Instrument instrument, Collection<EntityRef> refs) {
        Map<EntityRef, String> drawn = new HashMap<>();
        refs.forEach(ref -> drawn.computeIfAbsent(ref, each -> drawn(instrument, each)));
        return Labels.of(drawn);
    }

    private String drawn(Instrument instrument, EntityRef ref) {
        byte[] bits = sealing.draw(
                List.of("pseudonym", instrument.id()), List.of(ref.kind().name(), ref.key()));
        return HexFormat.of().withUpperCase().formatHex(bits);
    }

    /** {@return the token of a page's end, for this user, grant and question only} */
    public String cursor(String user, Grant grant, String questionDigest, String position) {
        return sealing.seal(cursorContext(user, grant, questionDigest), List.of(position));
    }

    /** {@return the position in {@code cursor}, empty if it was not made for this user, grant and question as they stand} */
    public Optional<String> openCursor(String user, Grant grant, String questionDigest, String cursor) {
        return sealing.open(cursorContext(user, grant, questionDigest), cursor).map(List::getFirst);
    }

    /** {@return the token of a page's end in a list that rests on no grant, for this user and list only} */
    public String listCursor(String user, String list, String position) {
        return sealing.seal(List.of("list-cursor", list, user), List.of(position));
    }

    /** {@return the position in {@code cursor}, empty if it was not made for this user and list} */
    public Optional<String> openListCursor(String user, String list, String cursor) {
        return sealing.open(List.of("list-cursor", list, user), cursor).map(List::getFirst);
    }

    private static List<String> cursorContext(String user, Grant grant, String questionDigest) {
        Instrument instrument = grant.instrument();
        return List.of(
                "cursor",
                instrument.id(),
                Integer.toString(instrument.generation()),
                grant.terms().id(),
                user,
                questionDigest);
    }

    private static List<String> bound(String purpose, Instrument instrument) {
        return List.of(purpose, instrument.id(), Integer.toString(instrument.generation()));
    }

    private static boolean grants(Instrument instrument, String grantId) {
        return instrument.grants().stream().anyMatch(g -> g.id().equals(grantId));
    }
}
