// What is shipped: vendored bytes, dictionaries, documents.
import { DOCUMENTS } from '../server/documents/all.js';
import { bytesOf, equal, jsonOf, ok, test } from './test.js';

test('vendored_files_have_the_recorded_bytes', async () => {
  const { files } = await jsonOf('../vendor/VENDOR.json');
  ok(files.length >= 4, 'the list of vendored files is too short');
  for (const { file, sha256, licence, version } of files) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await bytesOf(`../vendor/${file}`)));
    equal(`${file} ${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`, `${file} ${sha256}`);
    ok(licence && version, `${file} needs a licence and a version`);
  }
});

test('every_vendored_module_comes_with_its_licence', async () => {
  const { files } = await jsonOf('../vendor/VENDOR.json');
  const names = files.map(({ file }) => file);
  for (const name of new Set(files.map((file) => file.name))) ok(names.includes(`${name}.LICENSE`), `${name} has no licence text`);
});

test('both_languages_have_the_same_keys_and_the_same_holes', async () => {
  const [zh, en] = [await jsonOf('../i18n/zh.json'), await jsonOf('../i18n/en.json')];
  equal(Object.keys(zh).sort(), Object.keys(en).sort());
  for (const [key, text] of Object.entries(zh)) {
    ok(text.trim() && en[key].trim(), `${key} is empty`);
    equal([key, holes(text)], [key, holes(en[key])]);
  }
});
const holes = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test('every_value_the_schema_can_send_has_a_text', async () => {
  const zh = await jsonOf('../i18n/zh.json');
  for (const [family, values] of Object.entries(VALUES)) {
    for (const value of values.split(' ')) ok(`${family}.${value}` in zh, `${family}.${value}`);
  }
});
const VALUES = {
  category: 'CARD SALE RECHARGE PAYMENT SUBSCRIBER ACCESS TRAFFIC LOCATION VIDEO INFERENCE CONTENT',
  channel: 'OFFLINE_SHOP ONLINE_PLATFORM CARRIER PAYMENT_PROVIDER',
  kind: 'CARD PIN PHONE SIM DEVICE IP PAYMENT_ACCOUNT ACCOUNT PERSON ORGANISATION CELL',
  act: 'ISSUE SALE PAYMENT VERIFICATION REDEMPTION USAGE ACCESS REGISTRATION RECORD_KEEPING',
  reject: 'MISSING_REQUIRED BAD_TIME FUTURE_TIME SERIAL_DAMAGED BAD_LENGTH CHECK_DIGIT BAD_FORMAT BAD_NUMBER BAD_RANGE TRUNCATED_ROW',
  'import.state': 'QUEUED RUNNING DONE CANCELLED FAILED', 'import.format': 'TEXT WORKBOOK JSON_LINES',
  'import.to': 'time name reference settledBy faceValue amount unitPrice quantity duration method footage carrier status holder channel category '
    + 'recordKeeping recordsFrom recordsTo',
  role: 'OF_CARD OF_PIN HAS_PIN ISSUED_BY ISSUED_TO SOLD_BY SOLD_TO BROKERED_BY SETTLED_BY PAID_FROM PAID_TO BY_ACCOUNT TO_PHONE BY_PHONE '
    + 'WITH_PHONE AT_CELL REGISTERS TO_PERSON TO_ORGANISATION FROM_IP ON_DEVICE TO_SIM BY_SIM FOOTAGE SETTLEMENT '
    + 'INVESTIGATOR REVIEWER CUSTODIAN AUDITOR ADMIN INTEGRATOR',
  instrument: 'COURT_ORDER_CRIMINAL COURT_ORDER_CIVIL PROCURATORATE_NOTICE POLICE_NOTICE TECHNICAL_DECISION ADMINISTRATIVE_DEMAND '
    + 'SUBJECT_CONSENT CARRIER_AUTHORISATION PRESERVATION_ORDER MLA_APPROVAL',
  state: 'DRAFT SUBMITTED APPROVED EMERGENCY AWAITING_UPDATE SUSPENDED REJECTED CANCELLED EXPIRED INVALID',
  thirdParties: 'PSEUDONYM NAMED', thread: 'CUSTODY MONEY LINK', doubt: 'SHARED_DEVICE RESOLD_DEVICE COPIED_NUMBER ALIKE_DEVICES SHARED_ADDRESS REASSIGNED_ADDRESS', direction: 'FORWARD BACKWARD', grade: 'A B C A.text B.text C.text',
  bound: 'MAX_HOPS LIMIT MAX_RECORDS MAX_HOPS.plain LIMIT.plain MAX_RECORDS.plain', style: 'SOLID DASHED DOTTED HATCHED',
  visibility: 'SHOWN PSEUDONYM NOT_GRANTED PIN NOT_STORED NOT_TOLD SHOWN.text PSEUDONYM.text NOT_GRANTED.text PIN.text NOT_STORED.text NOT_TOLD.text',
  reason: 'NOT_USABLE OUTSIDE_VALIDITY GRANT_NOT_CHOSEN SUBJECT_NOT_NAMED HOPS_EXCEEDED CATEGORY_NOT_GRANTED CHANNEL_NOT_GRANTED '
    + 'WINDOW_NOT_GRANTED CATEGORY_NOT_IN_CHANNEL NEEDS_SECOND_APPROVAL CROSS_BORDER NOT_ASSIGNED EXPORT_NOT_GRANTED',
  failure: 'UNREACHABLE TIMED_OUT CANCELLED UNAUTHENTICATED NOT_FOUND DENIED BAD_REQUEST INSTRUMENT_CHANGED TOO_MUCH_WORK QUERY_LIMIT '
    + 'AUDIT_UNAVAILABLE GRAPH_UNAVAILABLE THROTTLED INTERNAL FORBIDDEN STEP_UP_REQUIRED STALE_GENERATION',
  dimension: 'IDENTITY DEVICE MONEY', privacy: 'MEDIUM HIGHER HIGH', citation: 'LAW ARTICLE HOLDER JUDGEMENT', atCeiling: 'DELETE REVIEW',
  clocks: 'FLOOR OPEN LAPSED HELD STILL FLOOR.text OPEN.text LAPSED.text HELD.text STILL.text of.FLOOR of.CEILING start.EVENT start.SERVICE_END',
  agreement: 'IDENTITY_DOCUMENT PHONE NAME USER_NAME DEVICE ADDRESS ACCOUNT', level: 'EQUAL CLOSE DIFFERENT MISSING',
  judgement: 'PROPOSED CONFIRMED REJECTED WITHDRAWN', judge: 'CONFIRM REJECT WITHDRAW CONFIRM.text REJECT.text WITHDRAW.text',
  blur: 'TIMES_ROUNDED IDENTIFIERS_MASKED IDENTIFIERS_CUT REFERENCES_REUSED CARDS_RESOLD ONE_FOR_MANY QUANTITY_NOT_CARDS AMOUNT_NOT_PRODUCT',
  'blur.unit': 'SECOND MINUTE HOUR DAY',
  'identity.done': 'CONFIRM REJECT WITHDRAW', 'identity.grade': 'B C', 'identity.bound': 'MAX_RECORDS',
  'system.index': 'OFF BUILDING READY TOO_LARGE FAILED OFF.text BUILDING.text READY.text TOO_LARGE.text FAILED.text',
  'report.again.why': 'INSTRUMENT_CHANGED ROWS_WITHDRAWN ROWS_LAPSED BESIDE_ACTS OTHER_ACTS',
  duty: 'REVIEW CUSTODY EMERGENCY', outcome: 'ANSWERED DENIED WITHHELD OPEN',
  action: 'EDIT SUBMIT APPROVE APPROVE_EMERGENCY REJECT SUSPEND RESUME UPDATE CANCEL REVOKE INVALIDATE',
  confirm: 'SUBMIT APPROVE APPROVE_EMERGENCY REJECT SUSPEND RESUME CANCEL REVOKE INVALIDATE',
  done: 'DRAFT SUBMIT APPROVE APPROVE_EMERGENCY REJECT SUSPEND RESUME UPDATE CANCEL REVOKE INVALIDATE',
  event: 'DRAFT EDIT SUBMIT APPROVE APPROVE_EMERGENCY REJECT SUSPEND RESUME UPDATE CANCEL REVOKE INVALIDATE',
  happened: 'EDIT SUBMIT APPROVE APPROVE_EMERGENCY REJECT SUSPEND RESUME UPDATE CANCEL REVOKE INVALIDATE CHANGED GONE',
  kindHint: 'COURT_ORDER_CRIMINAL COURT_ORDER_CIVIL PROCURATORATE_NOTICE POLICE_NOTICE TECHNICAL_DECISION ADMINISTRATIVE_DEMAND '
    + 'SUBJECT_CONSENT CARRIER_AUTHORISATION PRESERVATION_ORDER MLA_APPROVAL',
  shape: 'CARD PHONE PAYMENT_ACCOUNT ACCOUNT PERSON ORGANISATION SIM DEVICE IP CELL',
};

test('every_refusal_and_every_failure_says_what_to_do', async () => {
  const zh = await jsonOf('../i18n/zh.json');
  for (const reason of VALUES.reason.split(' ')) ok(`reason.${reason}.next` in zh, reason);
  for (const code of VALUES.failure.split(' ')) ok(`failure.${code}.text` in zh, code);
  for (const code of VALUES.reject.split(' ')) ok(`reject.${code}.text` in zh, code);
});

test('documents_are_named_as_they_are_listed', () => {
  for (const [name, text] of Object.entries(DOCUMENTS)) {
    ok(new RegExp(`^(query|mutation|subscription) ${name}[ (]`).test(text), `${name} begins otherwise`);
    equal([name, text.split('{').length], [name, text.split('}').length]);
  }
});

test('every_document_is_listed', async () => {
  const list = new TextDecoder().decode(await bytesOf('../server/documents/all.js'));
  const modules = [...list.matchAll(/from '\.\/([a-z-]+\.js)'/g)].map(([, file]) => file);
  ok(modules.length > 15, 'too few modules of documents');
  const listed = Object.values(DOCUMENTS);
  for (const file of modules) {
    for (const [name, text] of Object.entries(await import(`../server/documents/${file}`))) {
      const all = typeof text === 'string' ? [text] : Object.values(text);
      for (const each of all.filter((one) => /^(query|mutation|subscription) /.test(one))) ok(listed.includes(each), `${name} of ${file} is not listed`);
    }
  }
});

test('style_sheets_of_the_page_exist', async () => {
  const page = new TextDecoder().decode(await bytesOf('../index.html'));
  const sheets = [...page.matchAll(/href="([^"]+\.css)"/g)].map(([, path]) => path);
  ok(sheets.length > 10, 'too few style sheets');
  for (const path of sheets) await bytesOf(`../${path}`);
  ok(!/\sstyle=|<style|<script(?![^>]*src=)/.test(page), 'the content security policy forbids inline code and styles');
});
