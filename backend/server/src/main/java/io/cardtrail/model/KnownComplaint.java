package io.cardtrail.model;

/**
 * A complaint with words of its own; an enum in each package that complains. The names are published with their values: screens say them in
 * their readers' language ({@code complaint.…} in {@code ui-static/i18n}).
 */
public interface KnownComplaint {
    /** {@return its published name} */
    String name();

    /** {@return it in English, with {@code {a}}, {@code {b}} for its values} */
    String words();

    /** {@return it with its values} */
    default Complaint with(Object... values) {
        return Complaint.of(name(), values);
    }

    /** {@return it in English, with its values} */
    default String said(Object... values) {
        return with(values).said(words());
    }

    /** {@return the refusal} */
    default BadRequest refused(Object... values) {
        return after("", values);
    }

    /** {@return the refusal of what stands in one place of something that was sent} */
    default BadRequest at(String place, Object... values) {
        return after(place + ": ", values);
    }

    /** {@return the refusal, whose message begins with the place that is meant} */
    default BadRequest after(String place, Object... values) {
        return new BadRequest(place + said(values), with(values));
    }
}
