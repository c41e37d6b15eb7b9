// <WarrantBar desk=${desk} state=${state} />   the instrument in force, always in sight: what it reaches and for how long
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { countdown, looksUsable, nextTick } from '../../model/countdown.js';
import { duration, stamp, zoneLabel } from '../../model/time.js';
import { names } from '../../model/translate.js';
import { PlainText } from '../plain-text/plain-text.js';

export class WarrantBar extends Component {
  componentDidMount() {
    this.tick();
  }

  componentWillUnmount() {
    clearTimeout(this.timer);
  }

  // As often as the words change: days, then minutes, then seconds.
  tick() {
    const { desk, state } = this.props;
    this.timer = setTimeout(() => {
      this.setState({});
      this.tick();
    }, nextTick(countdown(state.warrant, desk.now()).ms));
  }

  render({ desk, state }) {
    const { t, warrant, address } = state;
    const zone = zoneOf(address);
    const grant = desk.grant();
    const now = desk.now();
    return html`<section class=${looksUsable(warrant, now) ? 'warrant-bar' : 'warrant-bar unusable'} data-testid="warrant-bar"
      aria-label=${t('warrant.bar')}>
      <button type="button" class="flat number" data-testid="warrant-number" title=${t('warrant.change')}
        onClick=${() => desk.follow({ lang: address.lang, theme: address.theme, zone: address.zone })}>
        <${PlainText} value=${warrant.number} limit=${32} mono /></button>
      <span>${t(`instrument.${warrant.kind}`)}</span>
      <${Standing} t=${t} warrant=${warrant} now=${now} zone=${zone} />
      <button type="button" class="flat to-record" data-testid="to-record" title=${t('warrant.record')}
        onClick=${() => desk.goTo('record', warrant.id)}>${t('warrant.text')}</button>
      <button type="button" class="flat to-record" data-testid="to-identity" title=${t('identity.open.title')}
        onClick=${() => desk.identity.show()}>${t('identity.open')}</button>
      ${warrant.grants.length > 1 && html`<label>${t('grant.title')}
        <select data-testid="grant" value=${grant?.id ?? ''} onChange=${(event) => desk.follow({ warrant: warrant.id, lang: address.lang,
          theme: address.theme, zone: address.zone, grant: event.target.value || undefined })}>
          <option value="">${t('grant.choose')}</option>
          ${warrant.grants.map((each) => html`<option key=${each.id} value=${each.id}>${each.id}</option>`)}
        </select></label>`}
      ${grant && html`<${Reach} t=${t} grant=${grant} zone=${zone} left=${hopsLeft(state.asked, grant)} />`}
    </section>`;
  }
}

// <Standing t=${t} warrant=${warrant} now=${ms} zone=${zone} />   state and countdown; `bare` where the state stands beside it already
export function Standing({ t, warrant, now, zone, bare = false, after = '' }) {
  const { words, tone, ms, border } = countdown(warrant, now);
  if (bare && words === 'state') return null;
  const state = t(`state.${warrant.state}`);
  const said = words === 'state' ? state : t(`validity.${words}`, { time: duration(ms, t) });
  const title = words === 'state' ? state : `${state} · ${t(`validity.${words}.title`, { at: stamp(border, zone) })} ${zoneLabel(zone)}`;
  return html`<span class=${`standing ${tone}`} data-testid="validity" data-tone=${tone} title=${title}>${
    !bare && ['EMERGENCY', 'AWAITING_UPDATE'].includes(warrant.state) && words !== 'state' ? `${state} · ${said}` : said}</span>${after}`;
}

// From a handle only what is left counts; from a named subject all of the grant's.
function hopsLeft({ status, answer, subject }, grant) {
  if (status !== 'done' || !subject?.handle) return null;
  return Math.min(grant.maxHops, answer.trace.bounds.maxHops);
}

function Reach({ t, grant, zone, left }) {
  const window = `${stamp(grant.window.from, zone).slice(0, 10)} – ${stamp(grant.window.to, zone).slice(0, 10)}`;
  return html`
    <span class="terms" title=${t('terms.categories')}>${names(t, 'category', grant.categories).join(' · ')}</span>
    <span class="terms" title=${t('terms.channels')}>${names(t, 'channel', grant.channels).join(' · ')}</span>
    ${grant.holders && html`<span class="terms" title=${t('terms.holders')}>
      <${PlainText} value=${grant.holders.join(' · ')} limit=${30} /></span>`}
    <span class="terms" title=${`${t('terms.window')} (${zoneLabel(zone)}): ${stamp(grant.window.from, zone)} – ${
      stamp(grant.window.to, zone)}`}>${window}</span>
    <span class="terms" title=${t('terms.hops')}>${t('terms.hopsUpTo', { n: grant.maxHops })}${
      left !== null && html` <strong data-testid="hops-left">${t('terms.hopsLeft', { n: left })}</strong>`}</span>
    <span class="terms" title=${t('terms.thirdParties')}>${t(`thirdParties.${grant.thirdParties}`)}</span>`;
}
