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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The policies under {@code cedar/}, parsed once, and Cedar's engine. Thread-safe. */
final class CedarPolicies {
    private static final List<String> FILES = List.of("use", "grant", "table");

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final PolicySet policies;
    private final Set<String> decided = ConcurrentHashMap.newKeySet();

    /**
     * What Cedar said.
     *
     * @param policies ids of those that decided: forbids where it is denied, permits where it is allowed
     */
    record Answer(boolean allowed, Set<String> policies) {}

    CedarPolicies() {
        Set<Policy> named = new HashSet<>();
        try {
            for (String file : FILES) {
                for (Policy policy : PolicySet.parsePolicies(text(file + ".cedar")).policies) {
                    if (!named.add(new Policy(policy.getSource(), policy.getAnnotation("id")))) {
                        throw new IllegalStateException("two policies are the same: " + policy.getSource());
                    }
                }
            }
            policies = new PolicySet(named);
            policies.cache();
        } catch (AuthException | CacheException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return ids of all policies} */
    Set<String> ids() {
        return policies.getStaticPolicies().keySet();
    }

    /** {@return ids of those that have decided something so far} */
    Set<String> decided() {
        return Set.copyOf(decided);
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
        return new EntityUID(EntityTypeName.parse(type).orElseThrow(), id);
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(CedarPolicies.class.getResourceAsStream("/cedar/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
