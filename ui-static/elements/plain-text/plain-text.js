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

/** The label in the reader's language: `Phone 7F21-C` is `手机 7F21-C`. */
export function entityLabel(entity, t) {
  if (!entity.pseudonymous) return entity.label;
  const short = entity.label.slice(entity.label.lastIndexOf(' ') + 1);
  return `${t(`kind.${entity.kind}`)} ${short}`;
}

// <HashText value="0123…" t=${t} />   a hash, abbreviated; a click copies it whole
export function HashText({ value, t }) {
  const copy = () => navigator.clipboard?.writeText(value).catch(() => null);
  return html`<button type="button" class="hash mono" title=${`${value}\n${t('hash.copy')}`} onClick=${copy}>
    ${abbreviated(value)}</button>`;
}
