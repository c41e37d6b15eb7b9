// <WarrantBar desk=${desk} state=${state} />   the instrument in force, always in sight: what it reaches and for how long
import { Component, html } from '../markup.js';
import { duration, standing, stamp, zoneLabel } from '../../model/time.js';
import { looksUsable } from '../../model/question.js';
import { names } from '../../model/translate.js';
import { PlainText } from '../plain-text/plain-text.js';

export class WarrantBar extends Component {
  componentDidMount() {
    this.timer = setInterval(() => this.setState({}), 30000);
  }

  componentWillUnmount() {
    clearInterval(this.timer);
  }

  render({ desk, state }) {
    const { t, warrant, address } = state;
    const zone = address.zone ?? 'shanghai';
    const grant = desk.grant();
    const now = desk.now();
    return html`<section class=${looksUsable(warrant, now) ? 'warrant-bar' : 'warrant-bar unusable'} data-testid="warrant-bar"
      aria-label=${t('warrant.bar')}>
      <button type="button" class="flat number" data-testid="warrant-number" title=${t('warrant.change')}
        onClick=${() => desk.follow({ lang: address.lang, theme: address.theme, zone: address.zone })}>
        <${PlainText} value=${warrant.number} limit=${32} mono /></button>
      <span>${t(`instrument.${warrant.kind}`)}</span>
      <${Standing} t=${t} warrant=${warrant} now=${now} zone=${zone} />
      ${warrant.grants.length > 1 && html`<label>${t('grant.title')}
        <select data-testid="grant" value=${grant?.id ?? ''} onChange=${(event) => desk.follow({ warrant: warrant.id, lang: address.lang,
          theme: address.theme, zone: address.zone, grant: event.target.value || undefined })}>
          <option value="">${t('grant.choose')}</option>
          ${warrant.grants.map((each) => html`<option key=${each.id} value=${each.id}>${each.id}</option>`)}
        </select></label>`}
      ${grant && html`<${Reach} t=${t} grant=${grant} zone=${zone} />`}
    </section>`;
  }
}

// <Standing t=${t} warrant=${warrant} now=${ms} zone=${zone} />   state and countdown
export function Standing({ t, warrant, now, zone }) {
  const { phase, ms } = standing(warrant.validity, now);
  const border = stamp(phase === 'before' ? warrant.validity.from : warrant.validity.to, zone);
  const usable = looksUsable(warrant, now);
  const near = phase === 'within' && ms < 3 * 86400000;
  const words = phase === 'within' && !usable ? t(`state.${warrant.state}`) : t(`validity.${phase}`, { time: duration(ms, t) });
  return html`<span class=${`standing ${usable ? (near ? 'near' : 'usable') : 'over'}`} data-testid="validity"
    title=${`${t(`state.${warrant.state}`)} · ${t(`validity.${phase}.title`, { at: border })} ${zoneLabel(zone)}`}>${words}</span>`;
}

function Reach({ t, grant, zone }) {
  const window = `${stamp(grant.window.from, zone).slice(0, 10)} – ${stamp(grant.window.to, zone).slice(0, 10)}`;
  return html`
    <span class="terms" title=${t('terms.categories')}>${names(t, 'category', grant.categories).join(' · ')}</span>
    <span class="terms" title=${t('terms.channels')}>${names(t, 'channel', grant.channels).join(' · ')}</span>
    ${grant.holders && html`<span class="terms" title=${t('terms.holders')}>
      <${PlainText} value=${grant.holders.join(' · ')} limit=${30} /></span>`}
    <span class="terms" title=${`${t('terms.window')} (${zoneLabel(zone)}): ${stamp(grant.window.from, zone)} – ${
      stamp(grant.window.to, zone)}`}>${window}</span>
    <span class="terms" title=${t('terms.hops')}>${t('terms.hopsUpTo', { n: grant.maxHops })}</span>
    <span class="terms" title=${t('terms.thirdParties')}>${t(`thirdParties.${grant.thirdParties}`)}</span>`;
}
