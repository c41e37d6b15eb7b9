package io.cardtrail.etsi;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of object that are taken. */
public enum ObjectKind {
    AUTHORISATION(
            "Authorisation", Namespaces.AUTHORISATION, "AuthorisationObject", "auth:Authorisation", "Authorisation"),
    DOCUMENT("Document", Namespaces.DOCUMENT, "DocumentObject", "doc:Document", "Document"),
    LD_TASK("LDTask", Namespaces.TASK, "LDTaskObject", "task:", "LDTask"),
    LP_TASK("LPTask", Namespaces.TASK, "LPTaskObject", "task:", "LPTask");

    private final String etsi;
    private final String type;
    private final String prefix;
    private final String dictionary;

    ObjectKind(String etsi, String namespace, String local, String prefix, String dictionary) {
        this.etsi = etsi;
        this.type = "{" + namespace + "}" + local;
        this.prefix = prefix;
        this.dictionary = dictionary;
    }

    /** {@return the value in ETSI's dictionary {@code ObjectType}} */
    String etsi() {
        return etsi;
    }

    /** {@return {@code @xsi:type}} */
    String type() {
        return type;
    }

    /** {@return the property that holds the status} */
    String status() {
        return prefix + "Status";
    }

    String desiredStatus() {
        return prefix + "DesiredStatus";
    }

    String statusDictionary() {
        return dictionary + "Status";
    }

    String desiredDictionary() {
        return dictionary + "DesiredStatus";
    }

    static Optional<ObjectKind> ofType(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
