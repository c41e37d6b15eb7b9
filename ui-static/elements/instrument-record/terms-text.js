// <TermsText t=${t} terms=${warrant} zone=${zone} />   an instrument as one reads it: its own lines, then clause by clause
import { Component, html } from '../markup.js';
import { brief, zoneLabel } from '../../model/time.js';
import { names } from '../../model/translate.js';
import { PlainText } from '../plain-text/plain-text.js';

const AT_ONCE = 20;

export function TermsText({ t, terms, zone }) {
  const line = (name, value) => value && html`<div><dt>${t(`terms.${name}`)}</dt><dd>${value}</dd></div>`;
  const text = (value) => value && html`<${PlainText} value=${value} limit=${500} />`;
  const span = ({ from, to }) => html`<span class="mono">${brief(from, zone)} – ${brief(to, zone)}</span> <span class="quiet">${zoneLabel(zone)}</span>`;
  return html`<dl class="fields terms-text">
      ${line('issuer', text(terms.issuer))}${line('case', text([terms.caseNumber, terms.caseStage].filter(Boolean).join(' · ')))}
      ${line('purpose', text(terms.purpose))}${line('legalBasis', text(terms.legalBasis))}
      ${line('jurisdiction', text(terms.jurisdiction))}${line('mlaApproval', text(terms.mlaApproval))}
      ${line('addressed', terms.holders.length ? text(terms.holders.join('；')) : html`<span class="quiet">${t('terms.addressed.none')}</span>`)}
      ${line('validity', span(terms.validity))}${line('assignees', text(terms.assignees.join('；')))}
      ${line('lifeAtRisk', terms.lifeAtRisk && html`<span class="tag stop">${t('terms.lifeAtRisk.yes')}</span>`)}
      ${line('document', terms.document && html`<code class="mono hash-whole">${terms.document}</code>`)}
    </dl>
    ${terms.grants.map((grant) => html`<section key=${grant.id} class="clause" aria-label=${`${t('terms.grant')} ${grant.id}`} data-testid="clause">
      <h3>${t('terms.grant')} <span class="mono">${grant.id}</span></h3>
      <dl class="fields terms-text">
        ${line('subjects', html`<${Subjects} t=${t} subjects=${grant.subjects} />`)}
        ${line('categories', grant.categories.length ? names(t, 'category', grant.categories).join(' · ') : html`<span class="warn">${t('terms.none')}</span>`)}
        ${line('channels', grant.channels.length ? names(t, 'channel', grant.channels).join(' · ') : html`<span class="warn">${t('terms.none')}</span>`)}
        ${line('holders', grant.holders ? text(grant.holders.join('；')) : t('terms.holders.all'))}
        ${line('window', span(grant.window))}
        ${line('hops', t('terms.hopsUpTo', { n: grant.maxHops }))}
        ${line('records', t('terms.recordsUpTo', { n: grant.maxRecords }))}
        ${line('thirdParties', html`<span class=${grant.thirdParties === 'NAMED' ? 'warn' : ''}>${t(`thirdParties.${grant.thirdParties}`)}</span>`)}
        ${line('export', t(grant.exportAllowed ? 'terms.export.yes' : 'terms.export.no'))}
      </dl></section>`)}`;
}

class Subjects extends Component {
  render({ t, subjects }, { shown = AT_ONCE }) {
    const rest = subjects.length - shown;
    return html`<ul class="subject-lines">${subjects.slice(0, shown).map(({ kind, value }) => html`<li key=${kind + value}>
        <span class="quiet">${t(`kind.${kind}`)}</span> <${PlainText} value=${value} mono limit=${80} /></li>`)}</ul>
      ${rest > 0 && html`<button type="button" data-testid="more-subjects" onClick=${() => this.setState({ shown: shown + 200 })}>
        ${t('entity.more', { n: rest })}</button>`}`;
  }
}
