package io.cardtrail.retention;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.model.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long each kind of holder keeps each category of record: reviewable data with citations, not legal advice. Every pair of channel
 * and category has a profile; a holder may have its own. Immutable.
 */
public final class RetentionProfiles {
    private static final String SHIPPED = "/retention/profiles.yaml";

    private final ProfileFile file;
    private final Map<Place, RetentionProfile> profiles;

    /** Whose records of which category; without holder every holder's of the channel. */
    record Place(Channel channel, @Nullable String holder, Category category) {
        static Place of(RetentionProfile profile) {
            return new Place(profile.channel(), profile.holder(), profile.category());
        }
    }

    RetentionProfiles(ProfileFile file, Map<Place, RetentionProfile> profiles) {
        this.file = file;
        this.profiles = Map.copyOf(profiles);
    }

    /** {@return the profiles this release ships} */
    public static RetentionProfiles shipped() {
        try (InputStream in = RetentionProfiles.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException("the retention profiles are missing from this build: " + SHIPPED);
            }
            return parse("retention/profiles.yaml", in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the retention profiles can't be read: " + SHIPPED, e);
        }
    }

    /**
     * {@return the profiles of a YAML file}
     *
     * @param name of the file, for messages
     * @throws BadRequest if anything in it is unknown, missing, said twice or contradicts itself; the message has the place
     */
    public static RetentionProfiles parse(String name, byte[] yaml) {
        return RetentionReader.read(YamlEntry.parse(name, yaml), Sha256.hex(yaml));
    }

    /** {@return how long this holder keeps records of this category: its own rule, else that of its channel} */
    public RetentionProfile of(Channel channel, @Nullable String holder, Category category) {
        RetentionProfile own = holder == null ? null : profiles.get(new Place(channel, holder, category));
        return own != null ? own : Objects.requireNonNull(profiles.get(new Place(channel, null, category)));
    }

    /** {@return the profiles of one holder, or of a channel, in the order of the categories} */
    public List<RetentionProfile> of(Channel channel, @Nullable String holder) {
        return Arrays.stream(Category.values())
                .map(category -> of(channel, holder, category))
                .toList();
    }

    /** {@return the same with what holders say of themselves; a later word for the same pair replaces an earlier one} */
    RetentionProfiles with(List<RetentionProfile> own) {
        Map<Place, RetentionProfile> all = new HashMap<>(profiles);
        own.forEach(profile -> all.put(Place.of(profile), profile));
        return new RetentionProfiles(file, all);
    }

    /**
     * {@return the same with the floors of a table, and no others: what it does not name has none} A ceiling that would end before the
     * table's floor is as long as that floor.
     */
    public RetentionProfiles withFloors(RetentionTable table) {
        Map<Place, RetentionProfile> all = new HashMap<>();
        Stream<RetentionProfile> shared = profiles.values().stream().filter(profile -> profile.holder() == null);
        shared.map(profile -> floored(profile, table)).forEach(profile -> all.put(Place.of(profile), profile));
        return new RetentionProfiles(file, all);
    }

    private RetentionProfile floored(RetentionProfile profile, RetentionTable table) {
        int years = table.years(profile.channel(), profile.category()).orElse(0);
        if (years == 0 && !profile.kept()) {
            return profile;
        }
        Period floor = years == 0 ? null : Period.ofYears(years);
        Period ceiling = profile.ceiling();
        Stream<Basis> others = profile.basis().stream().filter(basis -> basis.of() != Basis.Bears.FLOOR);
        Stream<Basis> given = floor == null
                ? Stream.of()
                : Stream.of(new Basis(
                        Basis.Bears.FLOOR,
                        Basis.Source.JUDGEMENT,
                        new Words("本次启动时给出的留存年限表。", "The retention table given at this start."),
                        file.date(),
                        false));
        return new RetentionProfile(
                profile.channel(),
                null,
                profile.category(),
                null,
                floor,
                floor == null || ceiling == null || Periods.within(floor, ceiling) ? ceiling : floor,
                profile.start(),
                profile.atCeiling(),
                Stream.concat(given, others).toList(),
                null);
    }

    /** {@return the shipped file they are from} */
    public ProfileFile file() {
        return file;
    }
}
