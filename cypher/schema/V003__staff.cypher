// Accounts, their sessions, tokens and one-time codes. `Staff` is an account of this installation; `Account` is an entity of acts.
// params: none
// columns: none
CREATE CONSTRAINT staff_name IF NOT EXISTS FOR (a:Staff) REQUIRE a.name IS UNIQUE;
CREATE CONSTRAINT staff_subject IF NOT EXISTS FOR (a:Staff) REQUIRE (a.issuer, a.subject) IS UNIQUE;
CREATE CONSTRAINT staff_session_digest IF NOT EXISTS FOR (s:StaffSession) REQUIRE s.digest IS UNIQUE;
CREATE CONSTRAINT staff_token_digest IF NOT EXISTS FOR (t:StaffToken) REQUIRE t.digest IS UNIQUE;
CREATE CONSTRAINT staff_token_id IF NOT EXISTS FOR (t:StaffToken) REQUIRE t.id IS UNIQUE;
CREATE CONSTRAINT staff_code_digest IF NOT EXISTS FOR (c:StaffCode) REQUIRE c.digest IS UNIQUE;
CREATE CONSTRAINT staff_lock_name IF NOT EXISTS FOR (l:StaffLock) REQUIRE l.name IS UNIQUE;
CREATE INDEX staff_session_until IF NOT EXISTS FOR (s:StaffSession) ON (s.until);
CREATE INDEX staff_code_until IF NOT EXISTS FOR (c:StaffCode) ON (c.until);
