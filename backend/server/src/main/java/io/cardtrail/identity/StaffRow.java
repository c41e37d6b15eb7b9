package io.cardtrail.identity;

import io.cardtrail.graph.Row;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is stored.
 *
 * @param password its hash, which never leaves this package
 * @param synthetic whether it was made by the profile demo or test
 */
record StaffRow(Staff staff, @Nullable String password, boolean synthetic) {
    static StaffRow of(Row row) {
        String password = row.stringOrNull("password");
        return new StaffRow(
                new Staff(
                        new Account(
                                row.string("name"),
                                roles(row.strings("roles")),
                                row.stringOrNull("holder"),
                                row.string("jurisdiction")),
                        flag(row, "disabled"),
                        password != null,
                        row.stringOrNull("issuer"),
                        row.stringOrNull("subject"),
                        Instant.ofEpochMilli(row.number("createdAt"))),
                password,
                flag(row, "synthetic"));
    }

    Account account() {
        return staff.account();
    }

    static Set<AccountRole> roles(List<String> names) {
        EnumSet<AccountRole> roles = EnumSet.noneOf(AccountRole.class);
        names.forEach(name -> roles.add(AccountRole.valueOf(name)));
        return roles;
    }

    static List<String> names(Set<AccountRole> roles) {
        return roles.stream().map(Enum::name).sorted().toList();
    }

    private static boolean flag(Row row, String column) {
        return Boolean.TRUE.equals(row.values().get(column));
    }
}
