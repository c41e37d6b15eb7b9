package io.cardtrail.etsi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The standard's namespaces and the prefixes its JSON form fixes for them. In XML a prefix means nothing but its namespace. */
final class Namespaces {
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String CORE = "http://uri.etsi.org/03120/common/2019/10/Core";
    static final String AUTHORISATION = "http://uri.etsi.org/03120/common/2020/09/Authorisation";
    static final String DOCUMENT = "http://uri.etsi.org/03120/common/2020/09/Document";
    static final String TASK = "http://uri.etsi.org/03120/common/2020/09/Task";

    /** Prefix to namespace, as the keys of the JSON form have them; the core has no prefix. */
    private static final Map<String, String> PREFIXES = prefixes();

    private Namespaces() {}

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        prefixes.put("", CORE);
        prefixes.put("xsi", XSI);
        prefixes.put("common", "http://uri.etsi.org/03120/common/2016/02/Common");
        prefixes.put("auth", AUTHORISATION);
        prefixes.put("doc", DOCUMENT);
        prefixes.put("task", TASK);
        prefixes.put("delivery", "http://uri.etsi.org/03120/common/2019/10/Delivery");
        prefixes.put("config", "http://uri.etsi.org/03120/common/2024/06/Config");
        return prefixes;
    }

    static Map<String, String> all() {
        return Map.copyOf(PREFIXES);
    }

    /** {@return the JSON form's key of an element, empty if the namespace is not the standard's} */
    static Optional<String> key(String namespace, String local) {
        return PREFIXES.entrySet().stream()
                .filter(entry ->
                        entry.getValue().equals(namespace) && !entry.getKey().equals("xsi"))
                .findFirst()
                .map(entry -> entry.getKey().isEmpty() ? local : entry.getKey() + ":" + local);
    }

    /** {@return the namespace of a prefix of the JSON form} */
    static Optional<String> of(String prefix) {
        return Optional.ofNullable(PREFIXES.get(prefix));
    }

    /** {@return the JSON form's prefix of a namespace} */
    static Optional<String> prefix(String namespace) {
        return PREFIXES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(namespace))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
