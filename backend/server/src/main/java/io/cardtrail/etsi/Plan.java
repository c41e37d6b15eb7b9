package io.cardtrail.etsi;

import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.WarrantState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Works out what a message changes, without changing it. */
final class Plan {
    /** What an UPDATE that cancels may say besides. */
    private static final Set<String> NAMING =
            Set.of("@xsi:type", "ObjectIdentifier", "CountryCode", "OwnerIdentifier", "Generation");

    private final World world;
    private final ObjectRules rules;
    private final Terms terms;
    private final Header header;
    private final Instant now;
    private final String message;
    private final List<Instruments.Change> changes = new ArrayList<>();

    Plan(World world, ObjectRules rules, Terms terms, Header header, Instant now, String message) {
        this.world = world;
        this.rules = rules;
        this.terms = terms;
        this.header = header;
        this.now = now;
        this.message = message;
    }

    List<Instruments.Change> changes() {
        return List.copyOf(changes);
    }

    /**
     * Notes what {@code action} changes.
     *
     * @param index its place in the message
     * @throws Refused if it can't be done
     */
    void step(Action action, int index) {
        switch (action) {
            case Action.Create create -> create(create.object(), index);
            case Action.Update update -> update(update.object(), index);
            case Action.Get get -> {
                if (world.find(get.id()).isEmpty()) {
                    throw new Refused(Fault.NOTHING_TO_GET, "there is no such object");
                }
            }
            case Action.Enumerate list -> Listing.check(list.filter());
            case Action.Deliver deliver ->
                throw new Refused(
                        Fault.UNSUPPORTED, "nothing is delivered to this receiver; it is the one that answers");
            case Action.Configuration configuration -> {}
        }
    }

    private void create(ObjectNode tree, int index) {
        ObjectKind kind = ObjectRules.kind(tree, header.sender());
        if (world.foreign()) {
            throw new Refused(Fault.BAD_IDENTIFIER, "the SenderIdentifier is not this account's");
        }
        if (tree.has("Generation")) {
            throw new Refused(Fault.BAD_VALUE, "Generation is not given in CREATE");
        }
        UUID id = ObjectReader.id(tree);
        if (world.find(id).isPresent()) {
            throw new Refused(Fault.EXISTS, "an object with this ObjectIdentifier is there already");
        }
        Hi1Object object = ObjectReader.read(kind, tree);
        if (Statuses.cancels(kind, object.desired())) {
            throw new Refused(Fault.BAD_VALUE, "what is not there can't be cancelled");
        }
        rules.check(object, header.sender());
        world.put(new StoredObject(id, kind, 0, tree.toString(), now, false, null, message), index);
        linked(stored(id));
    }

    private void update(ObjectNode tree, int index) {
        ObjectKind kind = ObjectRules.kind(tree, header.sender());
        StoredObject before = world.find(ObjectReader.id(tree))
                .orElseThrow(() -> new Refused(Fault.NOT_FOUND, "there is no such object"));
        if (before.kind() != kind) {
            throw new Refused(Fault.BAD_VALUE, "the object is of another type");
        }
        if (tree.has("Generation") && tree.path("Generation").asLong() != world.generation(before)) {
            throw new Refused(Fault.STALE, "the object changed meanwhile; GET it and decide anew");
        }
        if (Statuses.ended(world.status(before))) {
            throw new Refused(Fault.ENDED, "the object has ended and does not change any more");
        }
        if (Statuses.cancels(kind, ObjectReader.read(kind, tree).desired())) {
            if (tree.propertyStream()
                    .map(Map.Entry::getKey)
                    .anyMatch(name -> !NAMING.contains(name) && !name.equals(kind.desiredStatus()))) {
                throw new Refused(Fault.BAD_VALUE, "an UPDATE that cancels changes nothing else");
            }
            world.put(before.cancelled(now, message), index);
            return;
        }
        ObjectNode merged = World.tree(before);
        for (Map.Entry<String, JsonNode> property : tree.properties()) {
            if (!property.getKey().equals("Generation")) {
                merged.set(property.getKey(), property.getValue());
            }
        }
        rules.check(ObjectReader.read(kind, merged), header.sender());
        world.put(before.updated(merged.toString(), now, message), index);
        linked(stored(before.id()));
    }

    private void linked(StoredObject stored) {
        ObjectRules.links(world, stored);
        for (StoredObject authorisation : world.authorisations(stored)) {
            if (Statuses.ended(world.status(authorisation))) {
                throw new Refused(Fault.ENDED, "its Authorisation has ended and takes nothing more");
            }
        }
    }

    private StoredObject stored(UUID id) {
        return world.find(id).orElseThrow();
    }

    /**
     * Works out what becomes of the instruments, once every action has been noted.
     *
     * @return the actions that can't be done after all, each with what is wrong
     */
    Map<Integer, Refused> finish() {
        Map<Integer, Refused> refused = new LinkedHashMap<>();
        Map<UUID, Integer> heads = new LinkedHashMap<>();
        world.touched().forEach((id, action) -> {
            StoredObject object = stored(id);
            List<StoredObject> belongs = switch (object.kind()) {
                case AUTHORISATION, LP_TASK -> List.of(object);
                case DOCUMENT, LD_TASK -> world.authorisations(object);
            };
            belongs.forEach(head -> heads.merge(head.id(), action, Math::max));
        });
        heads.forEach((id, action) -> {
            try {
                become(stored(id));
            } catch (Refused wrong) {
                refused.put(action, wrong);
            }
        });
        return refused;
    }

    private void become(StoredObject head) {
        Instruments.Standing standing = world.standing(head);
        InstrumentTerms wanted = head.cancelled() ? null : terms(world, head, standing);
        String instrument = head.instrument();
        if (instrument == null || standing == null) {
            if (wanted != null) {
                changes.add(new Instruments.Change.Draft(head.id(), wanted));
            }
            return;
        }
        if (wanted == null) {
            changes.add(new Instruments.Change.Cancel(instrument, standing.generation()));
            return;
        }
        World original = world.original();
        boolean same = original.find(head.id())
                .map(before -> Objects.equals(hash(terms(original, before, null)), hash(terms(world, head, null))))
                .orElse(false);
        if (!same) {
            changes.add(change(head, instrument, standing, wanted));
        }
    }

    private Instruments.Change change(
            StoredObject head, String instrument, Instruments.Standing standing, InstrumentTerms wanted) {
        WarrantState state = standing.state();
        return switch (state) {
            case DRAFT, SUBMITTED -> new Instruments.Change.Edit(instrument, standing.generation(), wanted);
            case APPROVED, AWAITING_UPDATE -> {
                if (wanted.kind() != standing.terms().kind()) {
                    throw new Refused(Fault.BAD_VALUE, "an update keeps the legal type; send another Authorisation");
                }
                if (head.kind() == ObjectKind.AUTHORISATION
                        && world.members(head, ObjectKind.LD_TASK).size()
                                < world.original()
                                        .members(head, ObjectKind.LD_TASK)
                                        .size()) {
                    // An update waits for approval, and what is withdrawn must stop at once.
                    throw new Refused(
                            Fault.UNSUPPORTED,
                            "one task of an approved Authorisation can't be cancelled alone; cancel the Authorisation");
                }
                yield new Instruments.Change.Propose(instrument, standing.generation(), wanted);
            }
            case EMERGENCY, SUSPENDED ->
                throw new Refused(Fault.UNSUPPORTED, "as it stands the Authorisation can only be cancelled");
            case REJECTED, CANCELLED, EXPIRED, INVALID ->
                throw new Refused(Fault.ENDED, "the object has ended and does not change any more");
        };
    }

    private @Nullable InstrumentTerms terms(World from, StoredObject head, Instruments.@Nullable Standing standing) {
        return head.kind() == ObjectKind.AUTHORISATION
                ? terms.authorisation(from, head, header.sender(), standing)
                : terms.preservation(
                        (Hi1Object.Preservation) World.read(head),
                        header.sender(),
                        header.at().toInstant(),
                        standing);
    }

    private static @Nullable String hash(@Nullable InstrumentTerms terms) {
        return terms == null ? null : terms.hash();
    }
}
