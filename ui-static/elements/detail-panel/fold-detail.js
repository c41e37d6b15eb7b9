// <FoldDetail desk=${desk} state=${state} thing=${acts} />   the acts folded into one mark, each one click from its source row
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { partiesOf } from '../../model/answer.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { EntityText, PlainText } from '../plain-text/plain-text.js';

export function FoldDetail({ desk, state, thing: acts }) {
  const { t, asked: { answer }, address } = state;
  const zone = zoneOf(address);
  const party = (id) => html`<${EntityText} entity=${id && answer.entityOf.get(id)} t=${t} limit=${24} />`;
  return html`
    <p class="quiet">${t('fold.text', { n: acts.length })} ${zoneLabel(zone)}</p>
    <ol class="entity-acts">${acts.map((act) => {
      const { from, to } = partiesOf(act);
      return html`<li key=${act.id}><button type="button" class="link-like" data-testid="fold-act" onClick=${() => desk.openAct(act)}>
        <span class="mono">${stamp(act.at, zone)}</span></button> <${PlainText} value=${`${act.sources[0]?.file}:${act.sources[0]?.line}`} mono />
        ${(from || to) && html`<span class="quiet parties">${party(from)} → ${party(to)}</span>`}</li>`;
    })}</ol>`;
}
