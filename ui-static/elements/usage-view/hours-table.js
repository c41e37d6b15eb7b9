// <HoursTable desk=${desk} state=${state} />   acts by day of the week and hour: every shade says its number too
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { levelOf, weekOf } from '../../model/usage.js';
import { zoneLabel } from '../../model/time.js';

const two = (hour) => String(hour).padStart(2, '0');

export function HoursTable({ desk, state }) {
  const { t, usage: { summary, kinds } } = state;
  const zone = zoneOf(state.address);
  const week = weekOf(summary[zone], kinds);
  return html`
    <p class="chips" role="group" aria-label=${t('usage.kinds')}>${summary.kinds.map(({ kind, acts }) => html`<button key=${kind} type="button"
      data-testid="usage-kind" data-kind=${kind} aria-pressed=${String(kinds.has(kind))} onClick=${() => desk.usage.toggle(kind)}>
      ${t(`act.${kind}`)} ${acts.toLocaleString('en-US')}</button>`)}</p>
    <div class="scroll-x" tabindex="0" role="region" aria-label=${t('usage.hours')}>
    <table class="heat" data-testid="usage-heat"><caption>${week.busiest ? t('usage.busiest', { day: t(`usage.day.${week.busiest.day}`),
      from: `${two(week.busiest.hour)}:00`, to: `${two(week.busiest.hour + 1)}:00`, n: week.busiest.acts, total: week.total, zone: zoneLabel(zone) })
      : t('usage.noHours')}${week.busiest?.alike > 1 && ` ${t('usage.alike', { n: week.busiest.alike })}`}</caption>
      <thead><tr><th scope="col"><span class="unseen">${t('usage.day')}</span></th>${week.byHour.map((_, hour) => html`<th key=${hour} scope="col">${two(hour)}</th>`)}
        <th scope="col">${t('usage.sum')}</th></tr></thead>
      <tbody>${week.days.map(({ day, cells, sum }) => html`<tr key=${day} data-day=${day}><th scope="row">${t(`usage.day.${day}`)}</th>
        ${cells.map((acts, hour) => html`<td key=${hour} class=${`heat-${levelOf(acts, week.most)}`}>${acts || html`<span class="unseen">0</span>`}</td>`)}
        <td class="heat-sum">${sum}</td></tr>`)}</tbody>
      <tfoot><tr><th scope="row">${t('usage.sum')}</th>${week.byHour.map((acts, hour) => html`<td key=${hour}>${acts || html`<span class="unseen">0</span>`}</td>`)}
        <td class="heat-sum" data-testid="usage-hours-total">${week.total}</td></tr></tfoot></table></div>`;
}
