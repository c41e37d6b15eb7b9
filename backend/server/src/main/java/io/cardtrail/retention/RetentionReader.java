package io.cardtrail.retention;

import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import io.cardtrail.retention.RetentionProfiles.Place;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads retention profiles. Strict: a slip of the pen must not keep or delete anything. */
final class RetentionReader {
    private RetentionReader() {}

    static RetentionProfiles read(YamlEntry top, String hash) {
        ProfileFile file = ProfileFile.head(top, hash);
        YamlEntry channels = top.entry("channels");
        Map<Place, RetentionProfile> profiles = new HashMap<>();
        for (Channel channel : Channel.values()) {
            YamlEntry categories = channels.entry(channel.name());
            for (Category category : Category.values()) {
                RetentionProfile profile = shared(categories.entry(category.name()), channel, category);
                profiles.put(Place.of(profile), profile);
            }
            categories.end();
        }
        channels.end();
        top.end();
        return new RetentionProfiles(file, profiles);
    }

    private static RetentionProfile shared(YamlEntry entry, Channel channel, Category category) {
        if (entry.has("notKept")) {
            Words why = entry.words("notKept");
            entry.end();
            return RetentionProfile.none(channel, category, why);
        }
        return profile(entry, channel, null, category, entry.period("legalFloor"));
    }

    /** {@return what one holder says of itself} The law's own demand is not its to change. */
    static RetentionProfile own(YamlEntry entry, String holder, RetentionProfile shared) {
        if (!shared.kept()) {
            throw entry.fault("holders of this channel have no such records; leave it out");
        }
        return profile(entry, shared.channel(), holder, shared.category(), shared.legalFloor());
    }

    private static RetentionProfile profile(
            YamlEntry entry, Channel channel, @Nullable String holder, Category category, @Nullable Period legalFloor) {
        Period floor = entry.period("floor");
        Period ceiling = entry.period("ceiling");
        if (legalFloor != null && (floor == null || !Periods.within(legalFloor, floor))) {
            throw entry.fault("floor", "it is below what the law demands, " + legalFloor + "; make it that long");
        }
        if (floor != null && ceiling != null && !Periods.within(floor, ceiling)) {
            throw entry.fault("ceiling", ceiling + " can end before the floor, " + floor + ", does; make it as long");
        }
        ClockStart start = entry.constant("clock", ClockStart.class);
        AtCeiling atCeiling = ceiling == null ? null : entry.constant("atCeiling", AtCeiling.class);
        List<Basis> basis = basis(entry);
        cited(entry, basis, Basis.Bears.FLOOR, "floor");
        // Without a ceiling, too, somebody must say why records may stay.
        cited(entry, basis, Basis.Bears.CEILING, "ceiling");
        entry.end();
        return new RetentionProfile(
                channel, holder, category, legalFloor, floor, ceiling, start, atCeiling, basis, null);
    }

    private static void cited(YamlEntry entry, List<Basis> basis, Basis.Bears of, String key) {
        if (basis.stream().noneMatch(each -> each.of() == of)) {
            throw entry.fault("basis", "nothing in it is of " + of + "; cite what the " + key + " rests on");
        }
    }

    private static List<Basis> basis(YamlEntry entry) {
        List<Basis> basis = new ArrayList<>();
        for (YamlEntry each : entry.entries("basis")) {
            Basis one = new Basis(
                    each.constant("of", Basis.Bears.class),
                    each.constant("source", Basis.Source.class),
                    new Words(each.text("zh"), each.text("en")),
                    each.date("date"),
                    each.flag("confirmed"));
            each.end();
            basis.add(one);
        }
        return basis;
    }
}
