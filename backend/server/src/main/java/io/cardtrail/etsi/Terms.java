package io.cardtrail.etsi;

import io.cardtrail.model.Category;
import io.cardtrail.model.Identifiers;
import io.cardtrail.model.Interval;
import io.cardtrail.warrant.GrantTerms;
import io.cardtrail.warrant.InstrumentKind;
import io.cardtrail.warrant.InstrumentTerms;
import io.cardtrail.warrant.Subject;
import io.cardtrail.warrant.ThirdParties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an instrument's terms from an authorisation and its tasks. The standard bounds neither hops nor channels nor purpose, so a
 * task starts with none of them; what was added here by hand stays as long as the task names the same thing.
 */
final class Terms {
    /** Acts in one answer, until somebody here decides otherwise. */
    static final int MAX_RECORDS = 1_000;

    static final String NOT_STATED = "not stated";
    static final String LEGAL_TYPE = "AuthorisationLegalType";
    private static final int MOST_TASKS = 20;
    private static final int LONGEST = 500;
    private static final String EMERGENCY = " (the sender asks for an emergency)";

    private final Identifiers identifiers;
    private final List<String> assignees;

    Terms(Identifiers identifiers, List<String> assignees) {
        this.identifiers = identifiers;
        this.assignees = List.copyOf(assignees);
    }

    /**
     * {@return the terms of an authorisation with its tasks, null while it has none}
     *
     * @param standing the instrument it became already, whose local additions stay, or null
     * @throws Refused if they are no terms
     */
    @Nullable
    InstrumentTerms authorisation(
            World world, StoredObject stored, Endpoint sender, Instruments.@Nullable Standing standing) {
        Hi1Object.Authorisation authorisation = (Hi1Object.Authorisation) World.read(stored);
        List<StoredObject> tasks = world.members(stored, ObjectKind.LD_TASK);
        if (tasks.isEmpty()) {
            return null;
        }
        if (tasks.size() > MOST_TASKS) {
            throw new Refused(Fault.UNSUPPORTED, "an authorisation has at most " + MOST_TASKS + " tasks here");
        }
        List<GrantTerms> grants = new ArrayList<>();
        for (StoredObject task : tasks) {
            Hi1Object.Disclosure disclosure = (Hi1Object.Disclosure) World.read(task);
            grants.add(grant(disclosure.id().toString(), disclosure.details(), false, standing));
        }
        InstrumentTerms local = standing == null ? null : standing.terms();
        return new InstrumentTerms(
                reference(authorisation),
                authorisation.legalType() == null && local != null ? local.kind() : kind(authorisation),
                issuer(authorisation, sender),
                local == null ? List.of() : local.holders(),
                local == null ? caseNumber(authorisation) : local.caseNumber(),
                local == null ? null : local.caseStage(),
                local == null ? purpose(authorisation) : local.purpose(),
                local == null ? NOT_STATED : local.legalBasis(),
                jurisdiction(authorisation, sender),
                local == null ? null : local.mlaApproval(),
                local != null && local.lifeAtRisk(),
                local == null ? assignees : local.assignees(),
                document(world, stored),
                validity(authorisation),
                grants);
    }

    /** {@return the terms of a preservation task; {@code at} is when the order was sent} */
    InstrumentTerms preservation(
            Hi1Object.Preservation task, Endpoint sender, Instant at, Instruments.@Nullable Standing standing) {
        InstrumentTerms local = standing == null ? null : standing.terms();
        Instant from = local == null ? at : local.validity().from();
        String number = task.external() == null ? "LP " + task.id() : text(task.external(), "ExternalIdentifier");
        return new InstrumentTerms(
                number,
                InstrumentKind.PRESERVATION_ORDER,
                text(sender.text(), "SenderIdentifier"),
                local == null ? List.of() : local.holders(),
                local == null ? number : local.caseNumber(),
                local == null ? null : local.caseStage(),
                local == null ? "preservation" : local.purpose(),
                local == null ? NOT_STATED : local.legalBasis(),
                sender.country(),
                local == null ? null : local.mlaApproval(),
                false,
                local == null ? assignees : local.assignees(),
                null,
                interval(from, task.expiration(), "DesiredPreservationExpiration"),
                List.of(grant(task.id().toString(), task.details(), true, standing)));
    }

    private GrantTerms grant(
            String id, Hi1Object.Details details, boolean preserves, Instruments.@Nullable Standing standing) {
        Subject subject = subject(details);
        Set<Category> categories = RequestTypes.categories(details);
        if (preserves && categories.isEmpty()) {
            // It reads nothing; an order that names no category holds whatever there is of the identifier.
            categories = RequestTypes.subtypes();
        }
        Interval window = interval(details.start(), details.end(), "RequestDetails");
        GrantTerms local = standing == null
                ? null
                : standing.terms().grants().stream()
                        .filter(grant ->
                                grant.id().equals(id) && grant.subjects().equals(List.of(subject)))
                        .findFirst()
                        .orElse(null);
        return new GrantTerms(
                id,
                List.of(subject),
                categories,
                local == null ? Set.of() : local.channels(),
                local == null ? null : local.holders(),
                window,
                local == null ? 0 : local.maxHops(),
                local == null ? MAX_RECORDS : local.maxRecords(),
                local == null ? ThirdParties.PSEUDONYM : local.thirdParties(),
                local != null && local.exportAllowed());
    }

    private Subject subject(Hi1Object.Details details) {
        if (details.narrowed()) {
            throw new Refused(
                    Fault.UNSUPPORTED,
                    "ObservedTime and TargetIdentifierSubtype narrow a request in a way that can't be kept to here");
        }
        if (details.targets().isEmpty()) {
            throw new Refused(Fault.MISSING, "RequestDetails has no RequestValue");
        }
        if (details.targets().size() > 1) {
            // Together they would mean one target that fits all of them; a grant's subjects mean each.
            throw new Refused(Fault.UNSUPPORTED, "a task has one RequestValue here; send a task for each");
        }
        return TargetFormat.subject(details.targets().getFirst(), identifiers);
    }

    /** Checks a task by itself, before it is looked at together with its authorisation. */
    void check(Hi1Object.Disclosure task) {
        grant("check", task.details(), false, null);
    }

    /** Checks an authorisation by itself. */
    void check(Hi1Object.Authorisation authorisation, Endpoint sender) {
        reference(authorisation);
        kind(authorisation);
        issuer(authorisation, sender);
        caseNumber(authorisation);
        purpose(authorisation);
        validity(authorisation);
    }

    private static String reference(Hi1Object.Authorisation authorisation) {
        if (authorisation.reference() == null) {
            throw new Refused(Fault.MISSING, "AuthorisationReference is missing");
        }
        return text(authorisation.reference(), "AuthorisationReference");
    }

    private static InstrumentKind kind(Hi1Object.Authorisation authorisation) {
        Entry type = authorisation.legalType();
        if (type == null || type.equals(Entry.etsi(LEGAL_TYPE, "Manual"))) {
            // The kind that reaches least, until somebody here has read the document.
            return InstrumentKind.ADMINISTRATIVE_DEMAND;
        }
        if (!type.of(TargetFormat.OURS, LEGAL_TYPE)) {
            throw new Refused(Fault.UNSUPPORTED, LEGAL_TYPE + " is taken from ETSI's dictionary or from cardtrail's");
        }
        return Arrays.stream(InstrumentKind.values())
                .filter(kind -> kind.name().equals(type.value())
                        && kind != InstrumentKind.PRESERVATION_ORDER
                        && kind != InstrumentKind.MLA_APPROVAL)
                .findFirst()
                .orElseThrow(() -> new Refused(Fault.BAD_VALUE, LEGAL_TYPE + " is not in its dictionary"));
    }

    private static String issuer(Hi1Object.Authorisation authorisation, Endpoint sender) {
        return text(Objects.requireNonNullElse(authorisation.legalEntity(), sender.text()), "AuthorisationLegalEntity");
    }

    private static String caseNumber(Hi1Object.Authorisation authorisation) {
        return authorisation.external() == null
                ? reference(authorisation)
                : text(authorisation.external(), "ExternalIdentifier");
    }

    private static String purpose(Hi1Object.Authorisation authorisation) {
        Entry type = authorisation.typeOfCase();
        String purpose = type == null ? NOT_STATED : text(type.value(), "AuthorisationTypeOfCase");
        return asksForEmergency(authorisation) ? purpose + EMERGENCY : purpose;
    }

    private static boolean asksForEmergency(Hi1Object.Authorisation authorisation) {
        Entry desired = authorisation.desired();
        return authorisation.flags().contains(Entry.etsi("AuthorisationFlag", "IsEmergency"))
                || (desired != null && desired.value().equals("EmergencyApproval"));
    }

    /** Abroad if anything says so: the sender's country, or the jurisdiction it names. */
    private static String jurisdiction(Hi1Object.Authorisation authorisation, Endpoint sender) {
        String named = authorisation.jurisdiction();
        boolean code = named != null && named.matches("[A-Z]{2}");
        return sender.country().equals(InstrumentTerms.HOME) && named != null && code ? named : sender.country();
    }

    private static @Nullable String document(World world, StoredObject authorisation) {
        List<String> hashes = world.members(authorisation, ObjectKind.DOCUMENT).stream()
                .map(document -> Documents.hash((Hi1Object.Document) World.read(document)))
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        if (hashes.size() > 1) {
            throw new Refused(Fault.LINK_NOT_ALLOWED, "an authorisation has one document with a body here");
        }
        return hashes.isEmpty() ? null : hashes.getFirst();
    }

    private static Interval validity(Hi1Object.Authorisation authorisation) {
        return interval(authorisation.start(), authorisation.end(), "AuthorisationTimespan");
    }

    private static Interval interval(@Nullable Instant from, @Nullable Instant to, String where) {
        if (from == null || to == null) {
            throw new Refused(Fault.MISSING, where + " needs a start and an end");
        }
        if (!from.isBefore(to)) {
            throw new Refused(Fault.BAD_VALUE, where + " ends before it starts");
        }
        return new Interval(from, to);
    }

    private static String text(String text, String where) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new Refused(Fault.BAD_VALUE, where + " must have 1 to " + LONGEST + " characters here");
        }
        return text;
    }
}
