// <InstrumentList desk=${desk} state=${state} />   the instruments one may work under; nothing is seen without one
import { html } from '../markup.js';
import { looksUsable } from '../../model/question.js';
import { names } from '../../model/translate.js';
import { PlainText } from '../plain-text/plain-text.js';
import { Standing } from '../warrant-bar/warrant-bar.js';

export function InstrumentList({ desk, state }) {
  const { t, warrants, moreWarrants, installation, address } = state;
  const now = desk.now();
  const zone = address.zone ?? 'shanghai';
  const open = (warrant) => desk.follow({ warrant: warrant.id, lang: address.lang, theme: address.theme, zone: address.zone });
  return html`<main class="instruments" data-testid="instruments">
    <h1 tabindex="-1">${t('instruments.title')}</h1>
    <p class="quiet">${t('instruments.lead')}</p>
    ${installation.demo && html`<section class="demo" data-testid="demo">
      <div><h2>${t('demo.title')}</h2><p>${t('demo.text')}</p></div>
      <button type="button" class="primary" data-testid="demo-trace" onClick=${() => desk.openDemo('trace')}>${t('demo.trace')}</button>
      <button type="button" data-testid="demo-chain" onClick=${() => desk.openDemo('chain')}>${t('demo.chain')}</button>
    </section>`}
    ${warrants.length === 0 && html`<p data-testid="no-instruments">${t('instruments.none')}</p>`}
    <ul>${warrants.map((warrant) => html`<li key=${warrant.id}>
      <button type="button" class=${looksUsable(warrant, now) ? 'instrument' : 'instrument unusable'} data-testid="instrument"
        data-number=${warrant.number} onClick=${() => open(warrant)}>
        <span class="head"><strong><${PlainText} value=${warrant.number} limit=${40} mono /></strong>
          <span>${t(`instrument.${warrant.kind}`)}</span>
          <${Standing} t=${t} warrant=${warrant} now=${now} zone=${zone} /></span>
        <span class="lines">
          <span><${PlainText} value=${`${warrant.issuer} · ${warrant.caseNumber}`} limit=${80} /></span>
          <span><${PlainText} value=${`${warrant.purpose} · ${warrant.legalBasis}`} limit=${80} /></span>
          ${warrant.grants.map((grant) => html`<span key=${grant.id} class="quiet">
            <span class="mono">${grant.id}</span> ${names(t, 'category', grant.categories).join(' · ')} ·${' '}
            ${t('terms.hopsUpTo', { n: grant.maxHops })} · ${t(`thirdParties.${grant.thirdParties}`)}</span>`)}
        </span>
      </button></li>`)}</ul>
    ${moreWarrants && html`<button type="button" onClick=${() => desk.moreWarrants()}>${t('action.continue')}</button>`}
  </main>`;
}
