// <UsedTable desk=${desk} state=${state} />   with which SIM, phone and device it was used, from when to when, and every change between two
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { seriesOf } from '../../model/usage.js';
import { brief, zoneLabel } from '../../model/time.js';
import { shortened, visible } from '../../model/text.js';
import { names } from '../../model/translate.js';
import { EntityText } from '../plain-text/plain-text.js';
import { NameButton } from './counterpart-table.js';

export function UsedTable({ desk, state }) {
  const { t, usage: { summary: { used: { nodes } } } } = state;
  const zone = zoneOf(state.address);
  const nameOf = (series) => (t.has(`kind.${series}`) ? t(`kind.${series}`) : `${t('kind.DEVICE')} ${visible(shortened(series, 24))}`);
  return seriesOf(nodes).map(({ series, stays, things }) => html`
    <h4 key=${series}>${nameOf(series)} <span class="quiet" data-testid="usage-changes" data-series=${series}>${
      t('usage.changes', { n: stays.length - 1, things })}</span></h4>
    <div class="scroll-x" tabindex="0" role="region" aria-label=${nameOf(series)}><table class="listing">
      <thead><tr><th scope="col">${t('usage.with')}</th><th scope="col">${t('usage.from', { zone: zoneLabel(zone) })}</th><th scope="col">${t('usage.to')}</th>
        <th scope="col" class="number">${t('usage.count')}</th><th scope="col">${t('usage.saidBy')}</th><th scope="col">${t('usage.change')}</th></tr></thead>
      <tbody>${stays.map((stay, place) => html`<tr key=${place} data-testid="usage-stay" data-series=${series}>
        <th scope="row"><${NameButton} desk=${desk} entity=${stay.entity} t=${t} /></th>
        <td class="mono nowrap">${brief(stay.from, zone)}</td><td class="mono nowrap">${brief(stay.to, zone)}</td><td class="number">${stay.acts}</td>
        <td>${names(t, 'act', stay.kinds).join(t('list.and'))}</td>
        <td class="quiet">${stay.before && html`${t('usage.instead')} <${EntityText} entity=${stay.before.entity} t=${t} />`}</td></tr>`)}</tbody></table></div>`);
}
