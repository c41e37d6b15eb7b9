package io.cardtrail.api.view;

import io.cardtrail.model.Role;
import org.jspecify.annotations.Nullable;

/** An entity in its role in one act; {@code name} as that row recorded it, null for a pseudonym. */
public record RoleView(
        Role role, EntityView entity, @Nullable String name) {}
