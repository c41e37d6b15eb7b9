package io.cardtrail.retention;

import io.cardtrail.model.BadRequest;
import io.cardtrail.model.Category;
import io.cardtrail.model.Channel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The years a kind of holder keeps a category of record at least; causes of gaps are judged by it. */
public record RetentionTable(List<Floor> floors) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** One line of the table. */
    public record Floor(Channel channel, Category category, int years) {}

    /**
     * {@return the table a JSON file holds}
     *
     * @param name of the file, for messages
     * @throws BadRequest if it is not such a table
     */
    public static RetentionTable parse(String name, byte[] json) {
        List<Floor> floors;
        try {
            floors = JSON.readValue(json, new TypeReference<List<Floor>>() {});
        } catch (JacksonException e) {
            throw new BadRequest("the retention table " + name + " is not a list of {channel, category, years}: "
                    + e.getOriginalMessage());
        }
        Set<String> seen = new HashSet<>();
        for (Floor floor : floors) {
            if (floor.channel() == null || floor.category() == null || floor.years() < 0 || floor.years() > 200) {
                throw new BadRequest("the retention table " + name
                        + " has an entry without channel or category, or with years outside 0 to 200: " + floor);
            }
            if (!seen.add(floor.channel() + " " + floor.category())) {
                throw new BadRequest("the retention table " + name + " names " + floor.channel() + " "
                        + floor.category() + " twice; keep one");
            }
        }
        return new RetentionTable(List.copyOf(floors));
    }

    /** {@return the years records of a category are kept at least, empty where the table is silent} */
    public Optional<Integer> years(Channel channel, Category category) {
        return floors.stream()
                .filter(floor -> floor.channel() == channel && floor.category() == category)
                .map(Floor::years)
                .findFirst();
    }
}
