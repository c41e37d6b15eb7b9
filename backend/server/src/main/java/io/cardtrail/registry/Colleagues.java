package io.cardtrail.registry;

import io.cardtrail.model.BadRequest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Accounts that an investigation is shared with. Whether there are such accounts is not looked up: who shares would learn it.
 *
 * @param names in order, each once
 */
public record Colleagues(List<String> names) {
    private static final int MOST = 50;
    /** What an account may be called. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,63}");

    /** @throws BadRequest if they are too many, or one is no account's name */
    public Colleagues {
        names = names.stream().distinct().sorted().toList();
        if (names.size() > MOST) {
            throw new BadRequest("colleagues names " + names.size() + " accounts: name at most " + MOST);
        }
        if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            throw new BadRequest(
                    "colleagues holds what is no account's name: give names as they sign in, such as li.na");
        }
    }

    List<String> without(String owner) {
        return names.stream().filter(name -> !name.equals(owner)).toList();
    }
}
