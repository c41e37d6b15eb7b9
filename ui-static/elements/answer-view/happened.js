// <Happened desk=${desk} state=${state} event=${event} />   the instrument changed meanwhile: what happened, by whom, and that nothing is left on the screen
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { toTheSecond, zoneLabel } from '../../model/time.js';
import { PlainText } from '../plain-text/plain-text.js';

export function Happened({ desk, state, event }) {
  const { t, warrant, address } = state;
  const zone = zoneOf(address);
  return html`<section class="notice happened" role="alert" data-testid="happened" data-action=${event.action}>
    <h2 tabindex="-1">${t(`happened.${event.action}`)}</h2>
    ${event.account && html`<p><${PlainText} value=${event.account} limit=${24} /> · <span class="mono">${toTheSecond(event.at, zone)}</span> ${zoneLabel(zone)}</p>`}
    ${event.reason && html`<p class="said"><${PlainText} value=${event.reason} limit=${500} /></p>`}
    <p>${t('happened.text')}</p>
    <p><button type="button" onClick=${() => desk.goTo('record', warrant.id)}>${t('warrant.record')}</button></p>
  </section>`;
}
