// <CounterpartTable desk=${desk} state=${state} />   whom it had to do with, most acts first; a name opens its detail
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { brief, zoneLabel } from '../../model/time.js';
import { names } from '../../model/translate.js';
import { EntityText } from '../plain-text/plain-text.js';

const FEW = 12;

export class CounterpartTable extends Component {
  render({ desk, state }, { all = false }) {
    const { t, usage: { summary: { counterparts: { nodes } } } } = state;
    const zone = zoneOf(state.address);
    const shown = all ? nodes : nodes.slice(0, FEW);
    return html`<div class="scroll-x" tabindex="0" role="region" aria-label=${t('usage.counterparts')}><table class="listing">
      <thead><tr><th scope="col">${t('usage.who')}</th><th scope="col">${t('usage.role')}</th><th scope="col" class="number">${t('usage.count')}</th>
        <th scope="col">${t('usage.first', { zone: zoneLabel(zone) })}</th><th scope="col">${t('usage.last')}</th></tr></thead>
      <tbody>${shown.map((one) => html`<tr key=${one.entity.id} data-testid="usage-counterpart"><th scope="row">
        <${NameButton} desk=${desk} entity=${one.entity} t=${t} /></th>
        <td>${names(t, 'role', one.roles).join(t('list.and'))}</td><td class="number">${one.acts}</td>
        <td class="mono nowrap">${brief(one.first, zone)}</td><td class="mono nowrap">${brief(one.last, zone)}</td></tr>`)}</tbody></table></div>
      ${nodes.length > FEW && html`<p><button type="button" data-testid="usage-all" aria-expanded=${String(all)} onClick=${() => this.setState({ all: !all })}>
        ${all ? t('usage.fewer', { n: FEW }) : t('usage.all', { shown: shown.length, n: nodes.length })}</button></p>`}`;
  }
}

/** A thing of the summary; its detail stands under the dialog. */
export function NameButton({ desk, entity, t }) {
  return html`<button type="button" class="link-like" data-testid="usage-entity" onClick=${() => desk.usage.show(entity)}><${EntityText} entity=${entity} t=${t} /></button>`;
}
