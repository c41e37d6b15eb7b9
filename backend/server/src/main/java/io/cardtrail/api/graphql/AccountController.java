package io.cardtrail.api.graphql;

import io.cardtrail.identity.Account;
import io.cardtrail.identity.AccountRole;
import io.cardtrail.identity.Accounts;
import io.cardtrail.identity.ApiToken;
import io.cardtrail.identity.ApiTokens;
import io.cardtrail.identity.Staff;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What an ADMIN does about accounts, and what everybody does about their own tokens. */
@Controller
class AccountController {
    private final Accounts accounts;
    private final ApiTokens tokens;

    AccountController(Accounts accounts, ApiTokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** An account as its administrator sees it. */
    record StaffView(
            String name,
            List<AccountRole> roles,
            @Nullable String holder,
            String jurisdiction,
            boolean disabled,
            boolean hasPassword,
            @Nullable String issuer,
            @Nullable String subject,
            Instant createdAt) {
        static StaffView of(Staff staff) {
            Account account = staff.account();
            return new StaffView(
                    account.name(),
                    List.copyOf(account.roles()),
                    account.holder(),
                    account.jurisdiction(),
                    staff.disabled(),
                    staff.hasPassword(),
                    staff.issuer(),
                    staff.subject(),
                    staff.createdAt());
        }
    }

    /** An account and the code that sets its password. */
    record StaffWithCode(StaffView account, String code) {
        static StaffWithCode of(Accounts.WithCode made) {
            return new StaffWithCode(StaffView.of(made.account()), made.code());
        }
    }

    /** What a new account is to be. */
    record CreateAccountInput(
            String name,
            Set<AccountRole> roles,
            @Nullable String holder,
            @Nullable String jurisdiction) {}

    /** What a new token is to be. */
    record IssueTokenInput(
            String name, Set<AccountRole> roles, @Nullable Integer days) {}

    /** A token with its secret, shown once. */
    record NewToken(String id, String token, Instant until) {}

    @QueryMapping
    Page<StaffView> accounts(@Argument int first, @Argument @Nullable String after) {
        admin();
        return Page.of(accounts.all().stream().map(StaffView::of).toList(), first, after);
    }

    @MutationMapping
    StaffWithCode createAccount(@Argument CreateAccountInput input) {
        return StaffWithCode.of(accounts.create(
                admin(),
                input.name(),
                input.roles(),
                input.holder(),
                Objects.requireNonNullElse(input.jurisdiction(), Account.HOME)));
    }

    @MutationMapping
    StaffView setAccountRoles(@Argument String name, @Argument Set<AccountRole> roles) {
        return StaffView.of(accounts.setRoles(admin(), name, roles));
    }

    @MutationMapping
    StaffView disableAccount(@Argument String name) {
        return StaffView.of(accounts.disable(admin(), name));
    }

    @MutationMapping
    StaffView enableAccount(@Argument String name) {
        return StaffView.of(accounts.enable(admin(), name));
    }

    @MutationMapping
    StaffWithCode resetPassword(@Argument String name) {
        return StaffWithCode.of(accounts.resetPassword(admin(), name));
    }

    @MutationMapping
    StaffView linkAccount(@Argument String name, @Argument String issuer, @Argument @Nullable String subject) {
        return StaffView.of(accounts.link(admin(), name, issuer, subject));
    }

    @QueryMapping
    List<ApiToken> accountTokens(@Argument String name) {
        admin();
        return tokens.of(name);
    }

    @QueryMapping
    List<ApiToken> myTokens() {
        return tokens.of(Caller.account().name());
    }

    @MutationMapping
    NewToken issueToken(@Argument IssueTokenInput input) {
        ApiTokens.Issued issued = tokens.issue(
                Caller.person(),
                input.name(),
                input.roles(),
                Objects.requireNonNullElse(input.days(), ApiTokens.USUAL_DAYS));
        return new NewToken(issued.token().id(), issued.secret(), issued.token().until());
    }

    @MutationMapping
    ApiToken revokeToken(@Argument String id) {
        return tokens.revoke(Caller.account(), id);
    }

    private static Account admin() {
        Caller.person();
        return Caller.with(AccountRole.ADMIN);
    }
}
