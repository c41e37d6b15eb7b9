package io.cardtrail.etsi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An account's objects while a message is worked on: nothing of it is stored before every action has passed. */
final class World {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Instruments.Snapshot before;
    private final Map<UUID, StoredObject> objects = new LinkedHashMap<>();
    private final Map<UUID, Integer> touchedBy = new LinkedHashMap<>();

    World(Instruments.Snapshot before) {
        this.before = before;
        before.objects().forEach(object -> objects.put(object.id(), object));
    }

    /** {@return the same objects as they stood before the message} */
    World original() {
        return new World(before);
    }

    boolean foreign() {
        return before.foreign();
    }

    Optional<StoredObject> find(UUID id) {
        return Optional.ofNullable(objects.get(id));
    }

    List<StoredObject> all() {
        return List.copyOf(objects.values());
    }

    void put(StoredObject object, int action) {
        objects.put(object.id(), object);
        touchedBy.put(object.id(), action);
    }

    /** {@return the objects the message changes, each with the action that did it last} */
    Map<UUID, Integer> touched() {
        return Map.copyOf(touchedBy);
    }

    /** {@return what is to be stored} */
    List<StoredObject> changed() {
        return touchedBy.keySet().stream().flatMap(id -> find(id).stream()).toList();
    }

    /** {@return the generation each changed object stood at before} */
    Map<UUID, Integer> expected() {
        Map<UUID, Integer> expected = new LinkedHashMap<>();
        before.objects().stream()
                .filter(object -> touchedBy.containsKey(object.id()))
                .forEach(object -> expected.put(object.id(), object.generation()));
        return expected;
    }

    static ObjectNode tree(StoredObject object) {
        return (ObjectNode) JSON.readTree(object.tree());
    }

    static Hi1Object read(StoredObject object) {
        return ObjectReader.read(object.kind(), tree(object));
    }

    /** {@return the authorisations that {@code object} belongs to, in either direction of the link} */
    List<StoredObject> authorisations(StoredObject object) {
        List<UUID> links = read(object).links();
        List<StoredObject> found = new ArrayList<>();
        for (StoredObject other : objects.values()) {
            if (other.kind() == ObjectKind.AUTHORISATION
                    && (links.contains(other.id())
                            || (object.kind() == ObjectKind.DOCUMENT
                                    && read(other).links().contains(object.id())))) {
                found.add(other);
            }
        }
        return found;
    }

    /** {@return the objects of {@code kind} that belong to an authorisation, those taken back left out} */
    List<StoredObject> members(StoredObject authorisation, ObjectKind kind) {
        return objects.values().stream()
                .filter(object -> object.kind() == kind
                        && !object.cancelled()
                        && authorisations(object).contains(authorisation))
                .toList();
    }

    /** {@return the object whose instrument decides about {@code object}} */
    private Optional<StoredObject> head(StoredObject object) {
        return switch (object.kind()) {
            case AUTHORISATION, LP_TASK -> Optional.of(object);
            case DOCUMENT, LD_TASK -> authorisations(object).stream().findFirst();
        };
    }

    Instruments.@Nullable Standing standing(StoredObject head) {
        String instrument = head.instrument();
        return instrument == null ? null : before.standings().get(instrument);
    }

    String status(StoredObject object) {
        Optional<StoredObject> head = head(object);
        boolean cancelled =
                object.cancelled() || head.map(StoredObject::cancelled).orElse(false);
        if (cancelled) {
            return Statuses.CANCELLED;
        }
        Instruments.Standing standing = head.map(this::standing).orElse(null);
        return Statuses.of(object.kind(), standing == null ? null : standing.state());
    }

    /** {@return the generation a sender sees: every change counts, its own and those made here} */
    int generation(StoredObject object) {
        Instruments.Standing standing = head(object).map(this::standing).orElse(null);
        return object.generation() + (standing == null ? 0 : standing.generation());
    }
}
