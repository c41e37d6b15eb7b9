/** Everybody's account, for administrators. */
export const ACCOUNTS = `query Accounts($first: Int!, $after: String) {
  accounts(first: $first, after: $after) {
    totalCount
    nodes { name roles holder jurisdiction disabled hasPassword issuer subject }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const CREATE_ACCOUNT = `mutation CreateAccount($input: CreateAccountInput!) {
  created: createAccount(input: $input) { account { name } code }
}`;

export const SET_ACCOUNT_ROLES = `mutation SetAccountRoles($name: String!, $roles: [AccountRole!]!) {
  setAccountRoles(name: $name, roles: $roles) { name }
}`;

/** Says which subject of the organisation's sign-in an account is; none ends the link. */
export const LINK_ACCOUNT = `mutation LinkAccount($name: String!, $issuer: String!, $subject: String) {
  linkAccount(name: $name, issuer: $issuer, subject: $subject) { name }
}`;

export const DISABLE_ACCOUNT = `mutation DisableAccount($name: String!) { disableAccount(name: $name) { name } }`;

export const ENABLE_ACCOUNT = `mutation EnableAccount($name: String!) { enableAccount(name: $name) { name } }`;

/** Ends the password and the sessions; answers with a code that sets another. */
export const RESET_PASSWORD = `mutation ResetPassword($name: String!) { created: resetPassword(name: $name) { account { name } code } }`;

/** The viewer's own tokens; what they are made of is never told again. */
export const MY_TOKENS = `query MyTokens { myTokens { id name roles issuedAt until usedAt } }`;

export const ISSUE_TOKEN = `mutation IssueToken($input: IssueTokenInput!) { issued: issueToken(input: $input) { id token } }`;

export const REVOKE_TOKEN = `mutation RevokeToken($id: ID!) { revokeToken(id: $id) { id } }`;
