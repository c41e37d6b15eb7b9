// Every document the app sends, by operation name: what a manifest of hashes is made from.
import { START } from './start.js';
import { QUEUE, WARRANT, WARRANTS } from './warrants.js';
import { CHANGES, DRAFT } from './lifecycle.js';
import { ACCESSES, ALARMS, AUDIT_LOG } from './oversight.js';
import { ACCOUNTS, CREATE_ACCOUNT, DISABLE_ACCOUNT, ENABLE_ACCOUNT, ISSUE_TOKEN, LINK_ACCOUNT, MY_TOKENS, RESET_PASSWORD, REVOKE_TOKEN,
  SET_ACCOUNT_ROLES } from './accounts.js';
import { CANDIDATES, JUDGE, JUDGEMENTS } from './identity.js';
import { SEARCH } from './search.js';
import { DROP_QUESTION, KEEP_QUESTION, SEE_QUESTION, STANDING_NEWS, STANDING_QUESTION, STANDING_QUESTIONS } from './standing.js';
import { SYSTEM } from './system.js';
import { CHAIN, PATHS, TRACE } from './answers.js';
import { ACT } from './act.js';
import { ENTITY } from './entity.js';
import { EXPANSION, MORE_ACTS } from './expansion.js';
import { DROP, INVESTIGATION, INVESTIGATIONS, RECORD_EXPORT, SAVE, SHARE, VERSION } from './investigations.js';
import { TAINT } from './taint.js';
import { USAGE } from './usage.js';
import { ASK_REPORT_AGAIN, CANCEL_REPORT, REPORT_PROGRESS, REPORT_TRUST, REPORTS, SEAL_REPORT } from './reports.js';
import { CLOCKS, PROFILES } from './profiles.js';
import { CANCEL_IMPORT, DISCARD_UPLOAD, IMPORT_JOB, IMPORTS, MAPPING_WORDS, PREVIEW, REJECTS, START_IMPORT, TABLE, UPLOAD } from './imports.js';

export const DOCUMENTS = {
  Start: START, Warrants: WARRANTS, Warrant: WARRANT, Queue: QUEUE, Search: SEARCH, Chain: CHAIN, Trace: TRACE, Paths: PATHS, Act: ACT, Entity: ENTITY, Usage: USAGE, Taint: TAINT,
  Expansion: EXPANSION, MoreActs: MORE_ACTS, Investigations: INVESTIGATIONS, Investigation: INVESTIGATION, InvestigationVersion: VERSION,
  SaveInvestigation: SAVE, ShareInvestigation: SHARE, DropInvestigation: DROP, RecordExport: RECORD_EXPORT, Reports: REPORTS, ReportTrust: REPORT_TRUST, SealReport: SEAL_REPORT, CancelReport: CANCEL_REPORT,
  ReportProgress: REPORT_PROGRESS, AskReportAgain: ASK_REPORT_AGAIN,
  StandingQuestions: STANDING_QUESTIONS, StandingQuestion: STANDING_QUESTION, SeeQuestion: SEE_QUESTION, KeepQuestion: KEEP_QUESTION,
  DropQuestion: DROP_QUESTION, StandingNews: STANDING_NEWS, System: SYSTEM,
  Profiles: PROFILES, Clocks: CLOCKS,
  DraftWarrant: DRAFT, EditWarrant: CHANGES.EDIT, SubmitWarrant: CHANGES.SUBMIT, ApproveWarrant: CHANGES.APPROVE,
  ApproveEmergency: CHANGES.APPROVE_EMERGENCY, RejectWarrant: CHANGES.REJECT, SuspendWarrant: CHANGES.SUSPEND,
  ResumeWarrant: CHANGES.RESUME, UpdateWarrant: CHANGES.UPDATE, CancelWarrant: CHANGES.CANCEL, RevokeWarrant: CHANGES.REVOKE,
  InvalidateWarrant: CHANGES.INVALIDATE, Accesses: ACCESSES, AuditLog: AUDIT_LOG, Alarms: ALARMS, Accounts: ACCOUNTS,
  CreateAccount: CREATE_ACCOUNT, SetAccountRoles: SET_ACCOUNT_ROLES, DisableAccount: DISABLE_ACCOUNT, EnableAccount: ENABLE_ACCOUNT,
  ResetPassword: RESET_PASSWORD, LinkAccount: LINK_ACCOUNT, MyTokens: MY_TOKENS,
  IssueToken: ISSUE_TOKEN, RevokeToken: REVOKE_TOKEN,
  IdentityCandidates: CANDIDATES, Judgements: JUDGEMENTS, ConfirmSameAs: JUDGE.CONFIRM, RejectSameAs: JUDGE.REJECT, WithdrawSameAs: JUDGE.WITHDRAW,
  Imports: IMPORTS, MappingWords: MAPPING_WORDS, Upload: UPLOAD, Table: TABLE, Preview: PREVIEW, StartImport: START_IMPORT,
  DiscardUpload: DISCARD_UPLOAD, ImportJob: IMPORT_JOB, CancelImport: CANCEL_IMPORT, Rejects: REJECTS,
};
