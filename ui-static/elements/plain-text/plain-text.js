// <PlainText value="任意 name" limit=${40} />   text from records, whoever wrote it
// Text only, isolated from its surroundings' direction, invisible characters named, the cut marked, the whole in the title.
import { html } from '../markup.js';
import { abbreviated, shortened, visible } from '../../model/text.js';

const TITLE_LIMIT = 2000;

export function PlainText({ value, limit = 60, mono = false }) {
  const whole = visible(shortened(String(value ?? ''), TITLE_LIMIT));
  const short = shortened(whole, limit);
  return html`<bdi class=${mono ? 'plain mono' : 'plain'} title=${short === whole ? null : whole}>${short}</bdi>`;
}

// <EntityText entity=${entity} t=${t} />   an entity's label, its kind in the title; a pseudonym looks like one
export function EntityText({ entity, t, limit = 40 }) {
  if (!entity) return html`<span class="absent" title=${t('entity.absent')}>—</span>`;
  return html`<span class=${entity.pseudonymous ? 'entity pseudonym' : 'entity'}
    title=${`${t(`kind.${entity.kind}`)}${entity.pseudonymous ? ` · ${t('entity.pseudonym')}` : ''}`}>
    <${PlainText} value=${entityLabel(entity, t)} limit=${limit} /></span>`;
}

/** The label in the reader's language: `Phone 7F21-C` is `手机号码 7F21-C`. */
export const entityLabel = (entity, t) => (
  entity.pseudonymous ? `${t(`kind.${entity.kind}`)} ${shortLabel(entity)}` : entity.label);

/** The label without its kind: `7F21-C`. */
export const shortLabel = ({ label, pseudonymous }) => (pseudonymous ? label.slice(label.lastIndexOf(' ') + 1) : label);

// <SubjectText subject=${subject} t=${t} />   what a question starts from, its kind first
export function SubjectText({ subject, t }) {
  return html`<span class="subject-text"><span class="quiet">${t(`kind.${subject.kind}`)}</span>${' '}
    <${PlainText} value=${subject.value ?? shortLabel(subject)} mono limit=${80} /></span>`;
}

// <HashText value="0123…" t=${t} />   a hash, abbreviated; a click copies it whole
export function HashText({ value, t, head }) {
  const copy = () => navigator.clipboard?.writeText(value).catch(() => null);
  return html`<button type="button" class="hash mono" title=${`${value}\n${t('hash.copy')}`} onClick=${copy}>
    ${abbreviated(value, head)}</button>`;
}
