package io.cardtrail.ingest;

import io.cardtrail.model.EntityKind;
import io.cardtrail.model.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a mapping may say, so that a form can be built from it. It is read off the rules by which mappings are checked.
 *
 * @param aliasesDated day of the table of headings
 * @param separators between the cells of a delimited text
 */
public record MappingVocabulary(
        String aliasesDated,
        List<String> separators,
        String zone,
        List<Act> acts,
        List<Attribute> attributes,
        List<RoleKinds> roles,
        List<Kind> kinds) {
    /**
     * A kind of row.
     *
     * @param act as a mapping has it
     * @param roles whom and what it may name
     * @param attributes what else it may say
     * @param needed attributes that it must have
     */
    public record Act(String act, List<Role> roles, List<String> attributes, List<String> needed) {}

    /**
     * An attribute.
     *
     * @param to as a mapping has it
     * @param form how its cell is read
     * @param unit the only unit, null where it has none
     * @param worded whether a mapping may say what the file's words stand for
     * @param meanings all that such a word may stand for; empty where it may be anything
     */
    public record Attribute(
            String to, String form, @Nullable String unit, boolean worded, List<String> meanings) {}

    /** What a role takes. */
    public record RoleKinds(Role role, List<EntityKind> kinds) {}

    /**
     * A kind of thing that a column may name.
     *
     * @param namespaced whether a namespace may be put before its value
     * @param types of which one may be put before its value
     * @param ownTypes those of them that only a holder gives a meaning, so that a namespace is needed
     * @param range whether two columns may give the ends of a range
     * @param constant whether it may be the same in every row
     * @param check the note that fits it, null for none
     */
    public record Kind(
            EntityKind kind,
            boolean namespaced,
            List<String> types,
            List<String> ownTypes,
            boolean range,
            boolean constant,
            @Nullable String check) {}

    /** {@return what mappings may say} */
    public static MappingVocabulary current() {
        return new MappingVocabulary(
                Aliases.SHIPPED.dated(),
                Separator.ALL.stream().map(String::valueOf).toList(),
                MappingReader.DEFAULT_ZONE.getId(),
                Aliases.contents().stream().map(MappingVocabulary::act).toList(),
                Arrays.stream(Target.AttributeName.values())
                        .map(MappingVocabulary::attribute)
                        .toList(),
                Arrays.stream(Role.values())
                        .map(role -> new RoleKinds(role, List.copyOf(MappingRules.kinds(role))))
                        .filter(role -> !role.kinds().isEmpty())
                        .toList(),
                Arrays.stream(EntityKind.values()).map(MappingVocabulary::kind).toList());
    }

    private static Act act(Mapping.Content content) {
        List<Target.AttributeName> needed = switch (content) {
            case Mapping.Content.Acts acts -> List.of();
            case Mapping.Content.RecordKeeping keeping -> RecordKeepingRow.NEEDED;
        };
        return new Act(
                content.word(),
                MappingRules.roles(content).stream().sorted().toList(),
                Arrays.stream(Target.AttributeName.values())
                        .filter(name -> MappingRules.has(content, name))
                        .map(Target.AttributeName::word)
                        .toList(),
                needed.stream().map(Target.AttributeName::word).toList());
    }

    private static Attribute attribute(Target.AttributeName name) {
        return new Attribute(
                name.word(),
                name.form().name(),
                name.form().unit(),
                name.form().worded(),
                name.form().meanings());
    }

    private static Kind kind(EntityKind kind) {
        return new Kind(
                kind,
                MappingRules.NAMESPACED.contains(kind),
                MappingRules.TYPES.getOrDefault(kind, List.of()),
                MappingRules.TYPES.getOrDefault(kind, List.of()).stream()
                        .filter(MappingRules.NUMBER::equals)
                        .toList(),
                kind == EntityKind.CARD,
                !MappingRules.NEVER_CONSTANT.contains(kind),
                MappingRules.CHECKS.entrySet().stream()
                        .filter(check -> check.getValue() == kind)
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null));
    }
}
