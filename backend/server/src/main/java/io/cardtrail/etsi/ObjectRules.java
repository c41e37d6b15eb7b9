package io.cardtrail.etsi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an object must be to be taken. */
final class ObjectRules {
    private static final Set<String> FLAGS =
            Set.of("IsEmergency", "IsConsensual", "IsDataAvailable", "IsNonLocal", "IsLocal");

    private final Terms terms;
    private final Endpoint us;

    ObjectRules(Terms terms, Endpoint us) {
        this.terms = terms;
        this.us = us;
    }

    /**
     * {@return the kind of the object of {@code tree}, whose owner is {@code sender}}
     *
     * @throws Refused if objects of its kind are not taken, another owns it, or it says what only the receiver says
     */
    static ObjectKind kind(JsonNode tree, Endpoint sender) {
        ObjectKind kind = ObjectKind.ofType(tree.path("@xsi:type").asString())
                .orElseThrow(() -> new Refused(
                        Fault.UNSUPPORTED,
                        "objects of this type are not taken; Authorisation, Document, LDTask and LPTask are"));
        for (String ours : List.of(
                kind.status(),
                "LastChanged",
                "auth:AuthorisationInvalidReason",
                "doc:DocumentInvalidReason",
                "task:StatusReason",
                "task:PreservationExpiration")) {
            if (tree.has(ours)) {
                throw new Refused(Fault.BAD_VALUE, ours + " is set by the receiver");
            }
        }
        if (!tree.path("CountryCode").asString(sender.country()).equals(sender.country())
                || !tree.path("OwnerIdentifier").asString(sender.id()).equals(sender.id())) {
            throw new Refused(Fault.BAD_IDENTIFIER, "CountryCode and OwnerIdentifier must be the sender's");
        }
        return kind;
    }

    /** Checks an object by itself. */
    void check(Hi1Object object, Endpoint sender) {
        switch (object) {
            case Hi1Object.Authorisation authorisation -> {
                if (!authorisation.csps().isEmpty() && !authorisation.csps().contains(us)) {
                    throw new Refused(Fault.BAD_VALUE, "AuthorisationCSPID does not name this receiver");
                }
                flags(authorisation.flags(), "AuthorisationFlag");
                terms.check(authorisation, sender);
            }
            case Hi1Object.Document document -> Documents.check(document);
            case Hi1Object.Disclosure task -> {
                csp(task.csp());
                flags(task.flags(), "LDTaskFlag");
                terms.check(task);
            }
            case Hi1Object.Preservation task -> csp(task.csp());
        }
    }

    private void csp(@Nullable Endpoint csp) {
        if (csp != null && !csp.equals(us)) {
            throw new Refused(Fault.BAD_VALUE, "CSPID does not name this receiver");
        }
    }

    private static void flags(List<Entry> flags, String dictionary) {
        for (Entry flag : flags) {
            if (!flag.of(Entry.ETSI, dictionary)) {
                throw new Refused(Fault.UNSUPPORTED, "flags are taken from ETSI's dictionary " + dictionary + " only");
            }
            if (flag.value().equals("IsTest")) {
                throw new Refused(Fault.UNSUPPORTED, "a test belongs to a test installation");
            }
            if (!FLAGS.contains(flag.value())) {
                throw new Refused(Fault.BAD_VALUE, "a flag is not in ETSI's dictionary " + dictionary);
            }
        }
    }

    /** Checks what an object is associated with. */
    static void links(World world, StoredObject stored) {
        Hi1Object object = World.read(stored);
        if (new HashSet<>(object.links()).size() != object.links().size()) {
            throw new Refused(Fault.LINK_NOT_ALLOWED, "AssociatedObjects names the same twice");
        }
        for (UUID link : object.links()) {
            StoredObject other = world.find(link)
                    .orElseThrow(() -> new Refused(Fault.LINK_NOT_FOUND, "an associated object is not there"));
            if (link.equals(object.id()) || !mayLink(stored.kind(), other.kind())) {
                throw new Refused(Fault.LINK_NOT_ALLOWED, "an object may not be associated with one of that kind");
            }
        }
        if (stored.kind() == ObjectKind.LD_TASK) {
            authorised(world, stored);
        }
    }

    private static void authorised(World world, StoredObject task) {
        List<StoredObject> authorisations = world.authorisations(task);
        if (authorisations.isEmpty()) {
            throw new Refused(Fault.LINK_MISSING, "an LDTask must be associated with its Authorisation");
        }
        if (authorisations.size() > 1) {
            // Two warrants are never united.
            throw new Refused(Fault.LINK_NOT_ALLOWED, "an LDTask is associated with one Authorisation");
        }
    }

    private static boolean mayLink(ObjectKind from, ObjectKind to) {
        return switch (from) {
            case AUTHORISATION -> to == ObjectKind.DOCUMENT;
            case DOCUMENT -> to == ObjectKind.AUTHORISATION;
            case LD_TASK -> to == ObjectKind.AUTHORISATION || to == ObjectKind.DOCUMENT || to == ObjectKind.LP_TASK;
            case LP_TASK -> to == ObjectKind.AUTHORISATION || to == ObjectKind.DOCUMENT;
        };
    }
}
