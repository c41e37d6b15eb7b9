// <Changes t=${t} changes=${proposal.changes} zone=${zone} />   what is new against what was approved: added and removed by word and sign, not by colour alone
import { html } from '../markup.js';
import { byClause } from '../../model/changes.js';
import { brief } from '../../model/time.js';
import { PlainText } from '../plain-text/plain-text.js';

const AT_ONCE = 30;
const TERM = { maxHops: 'hops', maxRecords: 'records', exportAllowed: 'export', caseNumber: 'case', 'validity.from': 'validity.from',
  'validity.to': 'validity.to', 'window.from': 'window.from', 'window.to': 'window.to' };

export function Changes({ t, changes, zone }) {
  if (changes.length === 0) return html`<p data-testid="no-changes">${t('changes.none')}</p>`;
  return html`<div class="changes" data-testid="changes">${byClause(changes).map(({ grant, standing, differences }) => html`
    <section key=${grant ?? ''} data-standing=${standing}>
      <h3>${grant === null ? t('changes.instrument') : html`${t('terms.grant')} <span class="mono">${grant}</span>`}
        ${standing !== 'changed' && html` <span class=${`tag ${standing === 'new' ? 'good' : 'stop'}`}>${t(`changes.${standing}`)}</span>`}</h3>
      <dl class="fields">${differences.map((difference) => html`<${Difference} key=${difference.term} t=${t} difference=${difference} grant=${grant} zone=${zone} />`)}</dl>
    </section>`)}</div>`;
}

function Difference({ t, difference, grant, zone }) {
  const { term, added, removed, before, after } = difference;
  const say = (value) => words(t, term, value, zone, grant);
  const name = term === 'holders' && grant === null ? 'addressed' : TERM[term] ?? term;
  return html`<div data-testid="change" data-term=${term}><dt>${t(`terms.${name}`)}</dt><dd>
    ${before !== undefined && html`<del><span class="unseen">${t('changes.was')} </span>${say(before)}</del>`}
    ${before !== undefined && after !== undefined && html`<span aria-hidden="true"> → </span>`}
    ${after !== undefined && html`<ins><span class="unseen">${t('changes.is')} </span>${say(after)}</ins>`}
    <${Items} t=${t} mark="ins" sign="+" label=${t('changes.added')} items=${added} say=${say} />
    <${Items} t=${t} mark="del" sign="−" label=${t('changes.removed')} items=${removed} say=${say} />
  </dd></div>`;
}

function Items({ t, mark, sign, label, items, say }) {
  if (items.length === 0) return null;
  const rest = items.length - AT_ONCE;
  return html`<ul class="change-items" aria-label=${label}>${items.slice(0, AT_ONCE).map((item) => html`<li key=${JSON.stringify(item)}>
      <span class="sign" aria-hidden="true">${sign}</span> <${mark}>${say(item)}<//></li>`)}
    ${rest > 0 && html`<li class="quiet">${sign} ${t('entity.more', { n: rest })}</li>`}</ul>`;
}

function words(t, term, value, zone, grant) {
  if (value === null) return t(term === 'holders' && grant !== null ? 'terms.holders.all' : 'terms.none');
  if (typeof value === 'boolean') return t(value ? 'changes.yes' : 'changes.no');
  if (Array.isArray(value)) return html`<${PlainText} value=${value.join('；')} limit=${300} />`;
  if (typeof value === 'object') {
    return value.kind && value.value !== undefined ? html`<span class="quiet">${t(`kind.${value.kind}`)}</span> <${PlainText} value=${value.value} mono limit=${80} />`
      : html`<${PlainText} value=${JSON.stringify(value)} mono limit=${200} />`;
  }
  if (/(from|to)$/.test(term)) return html`<span class="mono">${brief(String(value), zone)}</span>`;
  const family = { categories: 'category', channels: 'channel', thirdParties: 'thirdParties', kind: 'instrument' }[term];
  if (family && t.has(`${family}.${value}`)) return t(`${family}.${value}`);
  return html`<${PlainText} value=${typeof value === 'number' ? value.toLocaleString('en-US') : value} limit=${300} />`;
}
