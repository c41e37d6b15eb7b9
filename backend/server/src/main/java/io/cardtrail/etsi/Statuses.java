package io.cardtrail.etsi;

import io.cardtrail.warrant.WarrantState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The standard's statuses and ours. The status is the receiver's to set; a sender says what it would like. */
final class Statuses {
    static final String CANCELLED = "Cancelled";
    private static final Set<String> ENDED = Set.of("Rejected", CANCELLED, "Expired", "Invalid");

    private Statuses() {}

    /** {@return the status of an object whose instrument is in {@code state}, or has none yet} */
    static String of(ObjectKind kind, @Nullable WarrantState state) {
        WarrantState standing = state == null ? WarrantState.DRAFT : state;
        return switch (kind) {
            case AUTHORISATION -> authorisation(standing);
            case DOCUMENT -> document(standing);
            case LD_TASK -> disclosure(standing);
            case LP_TASK -> preservation(standing);
        };
    }

    private static String authorisation(WarrantState state) {
        return switch (state) {
            case DRAFT, SUBMITTED -> "AwaitingApproval";
            case APPROVED -> "Approved";
            case EMERGENCY -> "EmergencyApproval";
            case AWAITING_UPDATE -> "AwaitingUpdateApproval";
            case SUSPENDED -> "Suspended";
            case REJECTED -> "Rejected";
            case CANCELLED -> CANCELLED;
            case EXPIRED -> "Expired";
            case INVALID -> "Invalid";
        };
    }

    private static String document(WarrantState state) {
        return switch (state) {
            case EMERGENCY, AWAITING_UPDATE -> "Approved";
            case DRAFT, SUBMITTED, APPROVED, SUSPENDED, REJECTED, CANCELLED, EXPIRED, INVALID -> authorisation(state);
        };
    }

    /** A disclosure task knows neither a suspension nor an expiry; what it can say is that nothing is to be had. */
    private static String disclosure(WarrantState state) {
        return switch (state) {
            case DRAFT, SUBMITTED, SUSPENDED -> "AwaitingApproval";
            case APPROVED, EMERGENCY, AWAITING_UPDATE -> "AwaitingDisclosure";
            case EXPIRED -> "DisclosureNotAvailable";
            case REJECTED, CANCELLED, INVALID -> authorisation(state);
        };
    }

    private static String preservation(WarrantState state) {
        return switch (state) {
            case DRAFT, SUBMITTED, SUSPENDED -> "AwaitingPreservation";
            case APPROVED, EMERGENCY, AWAITING_UPDATE -> "Preserved";
            case REJECTED, CANCELLED, EXPIRED, INVALID -> authorisation(state);
        };
    }

    /** {@return whether an object in this status never changes again} */
    static boolean ended(String status) {
        return ENDED.contains(status) || status.equals("DisclosureNotAvailable");
    }

    /**
     * {@return whether the sender asks to cancel}
     *
     * @throws Refused if it asks for what is not its to ask for, or what the dictionary does not have
     */
    static boolean cancels(ObjectKind kind, @Nullable Entry desired) {
        if (desired == null) {
            return false;
        }
        if (!desired.of(Entry.ETSI, kind.desiredDictionary())) {
            throw new Refused(
                    Fault.BAD_VALUE, "DesiredStatus must come from ETSI's dictionary " + kind.desiredDictionary());
        }
        if (desired.value().equals(CANCELLED) && kind != ObjectKind.DOCUMENT) {
            return true;
        }
        if (wishes(kind).contains(desired.value())) {
            return false;
        }
        if (others(kind).contains(desired.value())) {
            throw new Refused(
                    Fault.UNSUPPORTED,
                    "DesiredStatus asks for what only the receiver decides, or for a step not taken here");
        }
        throw new Refused(Fault.BAD_VALUE, "DesiredStatus is not in ETSI's dictionary " + kind.desiredDictionary());
    }

    /** What may be wished for; it is noted, and local people decide. */
    private static List<String> wishes(ObjectKind kind) {
        return switch (kind) {
            case AUTHORISATION -> List.of("AwaitingApproval", "EmergencyApproval", "Approved");
            case DOCUMENT -> List.of("AwaitingApproval", "Approved");
            case LD_TASK -> List.of("AwaitingApproval", "AwaitingDisclosure", "Disclosed");
            case LP_TASK -> List.of("AwaitingPreservation", "Preserved");
        };
    }

    private static List<String> others(ObjectKind kind) {
        return switch (kind) {
            case AUTHORISATION -> List.of("Rejected", "Suspended", "Expired", "CreatingForCSP", "SubmittedToCSP");
            case DOCUMENT -> List.of("Rejected", "Suspended", CANCELLED, "Expired");
            case LD_TASK -> List.of("Rejected");
            case LP_TASK -> List.of();
        };
    }
}
