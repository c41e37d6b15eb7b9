// <WayBar desk=${desk} state=${state} answer=${answer} />   one way walked step by step: where one stands on it, what grade that step has
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { PlainText } from '../plain-text/plain-text.js';

export function WayBar({ desk, state, answer }) {
  const { t, way, cursor, address } = state;
  const zone = zoneOf(address);
  const place = Math.max(0, way.acts.indexOf(cursor?.act));
  const act = answer.actOf.get(way.acts[place]);
  const go = (to) => desk.walkTo(to);
  return html`<section class="way-bar" aria-label=${t('way.title')} data-testid="way" data-place=${place}>
    <button type="button" data-testid="way-back" disabled=${place === 0} onClick=${() => go(place - 1)}>←</button>
    <strong>${t('way.step', { n: place + 1, of: way.acts.length })}</strong>
    ${act && html`<span class=${`badge grade-${act.grade}`}>${act.grade}</span> <span>${t(`grade.${act.grade}`)}</span>
      <span>${t(`act.${act.kind}`)} <span class="mono">${stamp(act.at, zone)}</span> ${zoneLabel(zone)}</span>
      <${PlainText} value=${`${act.sources[0]?.file}:${act.sources[0]?.line}`} mono />`}
    <button type="button" data-testid="way-on" disabled=${place === way.acts.length - 1} onClick=${() => go(place + 1)}>→</button>
    <button type="button" class="flat" data-testid="way-end" aria-label=${t('way.end')} onClick=${() => desk.set({ way: null })}>×</button>
  </section>`;
}
