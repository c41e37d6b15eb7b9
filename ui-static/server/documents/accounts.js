/** Everybody's account, for administrators. */
export const ACCOUNTS = `query Accounts($first: Int!, $after: String) {
  accounts(first: $first, after: $after) {
    nodes { name roles holder jurisdiction disabled }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const CREATE_ACCOUNT = `mutation CreateAccount($input: AccountInput!) {
  created: createAccount(input: $input) { account { name } code }
}`;

export const SET_ACCOUNT_ROLES = `mutation SetAccountRoles($name: String!, $roles: [String!]!) {
  setAccountRoles(name: $name, roles: $roles) { name }
}`;

export const DISABLE_ACCOUNT = `mutation DisableAccount($name: String!) { disableAccount(name: $name) { name } }`;

/** The viewer's own tokens; what they are made of is never told again. */
export const MY_TOKENS = `query MyTokens { myTokens { id name roles issuedAt expiresAt } }`;

export const ISSUE_TOKEN = `mutation IssueToken($input: TokenInput!) { issued: issueToken(input: $input) { id token } }`;

export const REVOKE_TOKEN = `mutation RevokeToken($id: ID!) { revokeToken(id: $id) { id } }`;
