// <CellScheme desk=${desk} state=${state} />   cells in the order they were visited, with transitions and the time between first and last act: a scheme, since no place of a cell is on record
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { pageOf, schemeOf } from '../../model/usage.js';
import { brief, dateAndTime, duration, zoneLabel } from '../../model/time.js';
import { PlainText } from '../plain-text/plain-text.js';

const PAGE = 24;
const HEAD = 34;

export class CellScheme extends Component {
  render({ state }, { from = 0 }) {
    const { t, usage: { summary } } = state;
    const zone = zoneOf(state.address);
    const page = pageOf(summary.visits.nodes, from, PAGE);
    const scheme = schemeOf(page.shown);
    const dwell = (ms, acts) => (ms > 0 ? duration(ms, t) : t('usage.moment', { n: acts }));
    const turn = (to, key, open) => html`<button type="button" data-testid=${`usage-${key}`} disabled=${!open} onClick=${() => this.setState({ from: to })}>${t(`usage.${key}`)}</button>`;
    return html`<p class="quiet">${t('usage.scheme')}</p>
      ${(page.before || page.after) && html`<p class="row">${turn(page.from - PAGE, 'earlier', page.before)} ${turn(page.from + PAGE, 'later', page.after)}
        <span class="quiet">${t('usage.visitsShown', { first: page.from + 1, last: page.from + page.shown.length, n: summary.visits.totalCount })}</span></p>`}
      <div class="scheme" data-testid="usage-scheme">
        <svg class="scheme-names" width="170" height=${scheme.height + HEAD} aria-hidden="true">${scheme.rows.map((cell, row) => html`<text key=${cell.id}
          x="0" y=${HEAD + row * scheme.row + scheme.row / 2 + 4}>${cell.label}</text>`)}</svg>
        <div class="scroll-x" tabindex="0" role="region" aria-label=${t('usage.cells')}>
          <svg width=${scheme.width + 8} height=${scheme.height + HEAD} role="img" aria-label=${t('usage.schemeText', { n: page.shown.length, cells: scheme.rows.length })}>
            ${scheme.rows.map((cell, row) => html`<line key=${cell.id} class="scheme-row" x1="0" x2=${scheme.width} y1=${HEAD + row * scheme.row + scheme.row / 2} y2=${HEAD + row * scheme.row + scheme.row / 2} />`)}
            ${scheme.ways.map((way, place) => html`<path key=${place} class="scheme-way" d=${`M${way.x1} ${HEAD + way.y1}H${way.bend}V${HEAD + way.y2}H${way.x2}`} />`)}
            ${scheme.bars.map((bar, place) => html`<g key=${place}>
              <text class="scheme-time" x=${bar.x} y="11">${dateAndTime(bar.from, zone).date.slice(5)}</text><text class="scheme-time" x=${bar.x} y="24">${dateAndTime(bar.from, zone).time}</text>
              <rect class="scheme-bar" data-testid="usage-visit" x=${bar.x} y=${HEAD + bar.y - scheme.bar / 2} width=${bar.width} height=${scheme.bar} rx="2">
                <title>${`${bar.entity.label} · ${brief(bar.from, zone)} – ${brief(bar.to, zone)} ${zoneLabel(zone)} · ${dwell(bar.ms, bar.acts)}`}</title></rect></g>`)}
          </svg></div></div>
      <div class="usage-two"><${Visits} t=${t} zone=${zone} page=${page} dwell=${dwell} /><${Cells} t=${t} zone=${zone} cells=${summary.cells} dwell=${dwell} /></div>`;
  }
}

const Visits = ({ t, zone, page, dwell }) => html`<div class="scroll-x" tabindex="0" role="region" aria-label=${t('usage.visits')}><table class="listing" data-testid="usage-visits">
  <caption>${t('usage.visits')}</caption>
  <thead><tr><th scope="col" class="number">${t('usage.place')}</th><th scope="col">${t('kind.CELL')}</th><th scope="col">${t('usage.from', { zone: zoneLabel(zone) })}</th><th scope="col">${t('usage.dwell')}</th>
    <th scope="col" class="number">${t('usage.count')}</th></tr></thead>
  <tbody>${page.shown.map((visit, place) => html`<tr key=${place}><td class="number">${page.from + place + 1}</td><th scope="row"><${PlainText} value=${visit.entity.label} mono /></th>
    <td class="mono nowrap">${brief(visit.from, zone)}</td><td>${dwell(Date.parse(visit.to) - Date.parse(visit.from), visit.acts)}</td><td class="number">${visit.acts}</td></tr>`)}</tbody></table></div>`;

const Cells = ({ t, zone, cells, dwell }) => html`<div class="scroll-x" tabindex="0" role="region" aria-label=${t('usage.byCell')}><table class="listing" data-testid="usage-by-cell">
  <caption>${t('usage.byCell')} <span class="quiet">${t('list.shown', { shown: cells.nodes.length, n: cells.totalCount })}</span></caption>
  <thead><tr><th scope="col">${t('kind.CELL')}</th><th scope="col" class="number">${t('usage.visitCount')}</th><th scope="col">${t('usage.dwell')}</th><th scope="col" class="number">${t('usage.count')}</th>
    <th scope="col">${t('usage.last')} ${zoneLabel(zone)}</th></tr></thead>
  <tbody>${cells.nodes.map((cell) => html`<tr key=${cell.entity.id}><th scope="row"><${PlainText} value=${cell.entity.label} mono /></th><td class="number">${cell.visits}</td>
    <td>${dwell(cell.seconds * 1000, cell.acts)}</td><td class="number">${cell.acts}</td><td class="mono nowrap">${brief(cell.last, zone)}</td></tr>`)}</tbody></table></div>`;
