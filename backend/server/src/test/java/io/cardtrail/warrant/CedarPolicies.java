package io.cardtrail.warrant;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.AuthorizationSuccessResponse;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Some of the policies under {@code cedar/}, parsed once, and Cedar's engine. Thread-safe. */
final class CedarPolicies {
    /** To make a name costs a call into Cedar. */
    private static final Map<String, EntityUID> NAMES = new ConcurrentHashMap<>();

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;
    private final Set<String> ids;
    private final Set<String> decided = ConcurrentHashMap.newKeySet();

    /**
     * What Cedar said.
     *
     * @param policies ids of those that decided: forbids where it is denied, permits where it is allowed
     */
    record Answer(boolean allowed, Set<String> policies) {}

    CedarPolicies(String... files) {
        Set<Policy> named = new HashSet<>();
        try {
            for (String file : files) {
                for (Policy policy : PolicySet.parsePolicies(text(file + ".cedar")).policies) {
                    if (!named.add(new Policy(policy.getSource(), policy.getAnnotation("id")))) {
                        throw new IllegalStateException("two policies are the same: " + policy.getSource());
                    }
                }
            }
            policies = new PolicySet(named);
            ids = Set.copyOf(policies.getStaticPolicies().keySet());
            policies.cache();
        } catch (AuthException | CacheException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return ids of those that have decided nothing so far} */
    Set<String> idle() {
        Set<String> idle = new HashSet<>(ids);
        idle.removeAll(decided);
        return idle;
    }

    /** {@return what Cedar's validator has against the policies under the schema; empty if nothing} */
    String complaints() {
        try {
            var response = engine.validate(new ValidationRequest(new Schema(text("warrant.cedarschema")), policies));
            return response.validationPassed() && response.warnings.isEmpty() ? "" : response.toString();
        } catch (AuthException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return whether {@code principal} may, and which policies decided it} */
    Answer ask(EntityUID principal, String action, EntityUID resource, Map<String, Value> context, Set<Entity> world) {
        AuthorizationResponse response;
        try {
            response = engine.isAuthorized(
                    new AuthorizationRequest(principal, uid("Action", action), resource, context),
                    policies,
                    new Entities(world));
        } catch (AuthException e) {
            throw new IllegalStateException(e);
        }
        AuthorizationSuccessResponse success =
                response.success.orElseThrow(() -> new IllegalStateException(response.toString()));
        // A policy that fails is left out by Cedar, which would be one reason fewer.
        if (!success.getErrors().isEmpty()) {
            throw new IllegalStateException(success.getErrors().toString());
        }
        decided.addAll(success.getReason());
        return new Answer(success.isAllowed(), success.getReason());
    }

    static EntityUID uid(String type, String id) {
        return NAMES.computeIfAbsent(
                type + " " + id,
                name -> new EntityUID(EntityTypeName.parse(type).orElseThrow(), id));
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(CedarPolicies.class.getResourceAsStream("/cedar/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
