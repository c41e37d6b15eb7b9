package io.cardtrail.etsi;

import io.cardtrail.model.Category;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a task's {@code Type} and {@code Subtype} ask for, in our categories. */
final class RequestTypes {
    static final String TYPE = "RequestType";
    static final String SUBTYPE = "RequestSubtype";

    private RequestTypes() {}

    /**
     * {@return the categories asked for; none where no type is given, never all}
     *
     * @throws Refused if content is asked for, or something a dictionary of ours does not have
     */
    static Set<Category> categories(Hi1Object.Details details) {
        EnumSet<Category> categories = EnumSet.noneOf(Category.class);
        Entry type = details.type();
        if (type != null) {
            categories.addAll(ofType(type));
        }
        details.subtypes().forEach(subtype -> categories.add(ofSubtype(subtype)));
        return categories;
    }

    private static List<Category> ofType(Entry type) {
        if (!type.of(Entry.ETSI, TYPE)) {
            throw new Refused(Fault.BAD_VALUE, "Type must come from ETSI's dictionary " + TYPE);
        }
        return switch (type.value()) {
            case "SubscriberData" -> List.of(Category.SUBSCRIBER);
            case "UserIdentifyingData" -> List.of(Category.ACCESS);
            case "SubscriberDataAndUserIdentifyingData" -> List.of(Category.SUBSCRIBER, Category.ACCESS);
            // Where somebody was is another category, and has to be named.
            case "TrafficData" -> List.of(Category.TRAFFIC);
            // Says nothing by itself: the Subtype does.
            case "Other" -> List.of();
            case "StoredContentData", "TrafficDataAndStoredContentData" ->
                throw new Refused(Fault.UNSUPPORTED, "the content of a communication is never held here");
            default -> throw new Refused(Fault.BAD_VALUE, "Type is not in ETSI's dictionary " + TYPE);
        };
    }

    private static Category ofSubtype(Entry subtype) {
        if (!subtype.of(TargetFormat.OURS, SUBTYPE)) {
            // It would narrow the request in a way we can't keep to.
            throw new Refused(Fault.UNSUPPORTED, "Subtype is taken from the dictionary cardtrail " + SUBTYPE + " only");
        }
        return subtypes().stream()
                .filter(category -> category.name().equals(subtype.value()))
                .findFirst()
                .orElseThrow(
                        () -> new Refused(Fault.BAD_VALUE, "Subtype is not in the dictionary cardtrail " + SUBTYPE));
    }

    /** {@return the categories a Subtype can name} */
    static Set<Category> subtypes() {
        return EnumSet.complementOf(EnumSet.of(Category.CONTENT, Category.INFERENCE));
    }
}
