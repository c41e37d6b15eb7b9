package io.cardtrail.identity;

import io.cardtrail.model.KnownComplaint;

/** What can be wrong with an account, its password or its tokens. */
enum AccountComplaint implements KnownComplaint {
    PASSWORD_LENGTH("the password must have {a} to {b} characters, of any kind"),
    PASSWORD_OF_MANY("the password is one that many use: choose another"),
    PASSWORD_WITH_NAME("the password contains the account's name: choose another"),
    ACCOUNT_NAME(
            "the account's name must be 2 to 64 of a-z, 0-9, '.', '_', '@' and '-', and begin with a letter or digit"),
    ACCOUNT_EXISTS("an account of this name exists already"),
    ACCOUNT_COUNTRY("jurisdiction must be two capital letters (ISO 3166), such as CN"),
    HOLDER_LENGTH("holder must have at most {a} characters"),
    NO_ROLES("roles is empty: an account has at least one"),
    ROLE_ALONE("an account that is {a} has no other role"),
    SUBJECT_LENGTH("subject must have 1 to {a} characters"),
    SUBJECT_TAKEN("this subject is linked to another account already"),
    TOKEN_NAME("the token's name must have 1 to {a} characters"),
    TOKEN_DAYS("days is {a}: it must be 1 to {b}"),
    TOKEN_ROLES("roles must be one or more of the account's own"),
    TOO_MANY_TOKENS("the account has {a} tokens: revoke one first"),
    TOKEN_OF_ADMIN("no token administers accounts"),
    OWN_ROLES("nobody gives roles to their own account"),
    OWN_LINK("nobody links their own account"),
    LAST_ADMIN("this is the last ADMIN who can sign in: make another first");

    private final String words;

    AccountComplaint(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }

    /** {@return the refusal of what is right and not permitted} */
    NotPermitted forbidden() {
        return new NotPermitted(said(), with());
    }
}
