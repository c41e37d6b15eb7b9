// From a refusal to an extension: the present terms, widened by exactly what the refusal names and nothing else.

const DAY = 86400000;
const THREAD = { CUSTODY: [], MONEY: ['PAYMENT'], LINK: ['ACCESS'] };

/** Whether other terms could have let the question pass; else there is nothing to ask an extension for. */
export function extendable({ reasons, subject }) {
  return reasons.length > 0 && reasons.every((reason) => (reason === 'SUBJECT_NOT_NAMED' ? Boolean(subject?.value)
    : !['GRANT_NOT_CHOSEN', 'NEEDS_SECOND_APPROVAL', 'CATEGORY_NOT_IN_CHANNEL'].includes(reason)));
}

/**
 * @param {object} warrant its terms as they stand
 * @param {{grant: string|null, question: import('./question.js').Question, subject: import('./question.js').Subject, reasons: string[],
 *   viewer: string, now: number}} refused
 * @returns {{terms: object, touched: string[]}} terms, and the places of the form that differ or want to be filled in
 */
export function widened(warrant, { grant: id, question, subject, reasons, viewer, now }) {
  const terms = structuredClone(warrant);
  const index = Math.max(0, terms.grants.findIndex((grant) => grant.id === id));
  const grant = terms.grants[index];
  const touched = [];
  const touch = (...names) => touched.push(...names.map((name) => `grants.${index}.${name}`));
  for (const reason of reasons) {
    switch (reason) {
      case 'SUBJECT_NOT_NAMED':
        grant.subjects.push({ kind: subject.kind, value: subject.value });
        touch('subjects');
        break;
      case 'HOPS_EXCEEDED':
        grant.maxHops = Math.max(grant.maxHops + (question.hops ? 0 : 1), question.hops ?? 0);
        touch('maxHops');
        break;
      case 'WINDOW_NOT_GRANTED':
        if (Date.parse(question.from) < Date.parse(grant.window.from)) widen(grant.window, 'from', question.from, touch);
        if (Date.parse(question.to) > Date.parse(grant.window.to)) widen(grant.window, 'to', question.to, touch);
        break;
      case 'CATEGORY_NOT_GRANTED':
        grant.categories = union(grant.categories, question.categories ?? THREAD[question.thread] ?? []);
        touch('categories');
        break;
      case 'CHANNEL_NOT_GRANTED':
        grant.channels = union(grant.channels, question.channels ?? []);
        touch('channels');
        break;
      case 'OUTSIDE_VALIDITY':
        terms.validity = extended(terms.validity, now);
        touched.push('from', 'to');
        break;
      case 'NOT_ASSIGNED':
        terms.assignees = union(terms.assignees, [viewer]);
        touched.push('assignees');
        break;
      case 'EXPORT_NOT_GRANTED':
        grant.exportAllowed = true;
        touch('exportAllowed');
        break;
      case 'CROSS_BORDER':
        touched.push('mlaApproval');
        break;
      default:
    }
  }
  return { terms, touched };
}

function widen(window, end, value, touch) {
  window[end] = value;
  touch(end);
}

const union = (some, more) => [...some, ...more.filter((each) => !some.includes(each))];

// As long as it was, from today on; the requester sets what the issuing authority said.
function extended({ from, to }, now) {
  const today = new Date(Math.floor((now + 8 * 3600000) / DAY) * DAY - 8 * 3600000);
  if (now < Date.parse(from)) return { from: today.toISOString(), to };
  return { from, to: new Date(today.getTime() + Math.max(DAY, Date.parse(to) - Date.parse(from))).toISOString() };
}
