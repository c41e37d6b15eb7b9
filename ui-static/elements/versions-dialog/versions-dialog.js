// <VersionsDialog desk=${desk} state=${state} />   two states of the investigation in front side by side: what was written, done and asked
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { toTheSecond } from '../../model/time.js';
import { spoken } from '../../model/investigation.js';
import { differenceOf } from '../../model/versions.js';
import { ComparedActs } from '../compare-dialog/compared-acts.js';
import { Dialog } from '../dialog/dialog.js';
import { Notice, Reading } from '../notice/notice.js';
import { PlainText } from '../plain-text/plain-text.js';
import { stepText } from '../step-list/step-list.js';

const NOW = 'now';

export function VersionsDialog({ desk, state }) {
  const { t, versions: { a, b, held, status, failure, acts }, named, address } = state;
  const zone = zoneOf(address);
  const close = () => desk.set({ versions: null });
  const compare = (one, other) => desk.investigations.compare(one, other);
  const choice = (side, value, chosen) => html`<label>${t(`compare.${side}`)} <select data-testid=${`versions-${side}`} value=${value ?? NOW}
    onChange=${({ target }) => chosen(target.value === NOW ? null : Number(target.value))}><option value=${NOW}>${t('versions.now')}</option>${named.versions.filter(({ generation }) => generation !== named.generation).map((version) => html`<option
      key=${version.generation} value=${version.generation}>${toTheSecond(version.savedAt, zone)} ${version.savedBy}</option>`)}</select></label>`;
  const at = (generation) => (generation === null ? desk.investigations.inFront() : held[generation]);
  return html`<${Dialog} title=${t('versions.title')} onClose=${close} testid="versions-dialog" look="versions">
    <p>${choice('a', a, (value) => compare(value, b))}</p><p>${choice('b', b, (value) => compare(a, value))}</p>
    ${status === 'busy' && html`<${Reading} desk=${desk} />`}
    ${status === 'failed' && html`<${Notice} t=${t} failure=${failure} onRetry=${() => compare(a, b)} />`}
    ${status === 'done' && html`<${Differences} desk=${desk} t=${t} zone=${zone} told=${differenceOf(at(a), at(b))} sides=${{ a: at(a), b: at(b) }} acts=${acts} />`}
    <p><button type="button" onClick=${close}>${t('action.close')}</button></p>
  <//>`;
}

function Differences({ desk, t, zone, told: { name, tags, narrative, steps, here, asks, sameQuestion }, sides, acts }) {
  const written = narrative.some(({ side }) => side !== 'both');
  const same = !name && !written && here && [tags, steps].every((parts) => parts.a.length + parts.b.length === 0);
  if (same) return html`<p data-testid="versions-same">${t('versions.same')}</p>`;
  return html`
    ${name && html`<p>${t('investigation.name')}: <del><${PlainText} value=${sides.a.name} limit=${120} /></del> <ins><${PlainText} value=${sides.b.name} limit=${120} /></ins></p>`}
    ${tags.a.length + tags.b.length > 0 && html`<p data-testid="versions-tags">${t('investigation.tags')}: ${tags.both.map((tag) => html`<${PlainText} value=${tag} limit=${40} /> `)}${
      tags.a.map((tag) => html`<del><${PlainText} value=${tag} limit=${40} /></del> `)}${tags.b.map((tag) => html`<ins><${PlainText} value=${tag} limit=${40} /></ins> `)}</p>`}
    <h3>${t('investigation.narrative')}</h3>
    ${written ? html`<div class="compared written" tabindex="0" aria-label=${t('investigation.narrative')} data-testid="versions-narrative">${narrative.map(({ side, text }, line) => {
      const words = html`<${PlainText} value=${spoken(text) || ' '} limit=${2000} />`;
      return html`<p key=${line}>${{ a: html`<del>${words}</del>`, b: html`<ins>${words}</ins>`, both: words }[side]}</p>`;
    })}</div>` : html`<p class="quiet">${t('versions.written')}</p>`}
    <h3>${t('steps.title', { n: steps.a.length + steps.both.length + steps.b.length })}</h3>
    <p data-testid="versions-steps">${t('versions.steps', { a: steps.a.length, both: steps.both.length, b: steps.b.length })}</p>
    ${!here && html`<p class="quiet" data-testid="versions-elsewhere">${t('versions.elsewhere')}</p>`}
    ${['a', 'b'].map((side) => steps[side].length > 0 && html`<h4>${t(`versions.only.${side}`)}</h4><ol class="compared" tabindex="0" aria-label=${t(`versions.only.${side}`)}
      data-testid=${`versions-only-${side}`}>${steps[side].map((step) => html`<li key=${step.id}><span class="mono">${toTheSecond(step.at, zone)}</span> ${stepText(step, t)}</li>`)}</ol>`)}
    <${Asks} desk=${desk} t=${t} zone=${zone} asks=${asks} same=${sameQuestion} acts=${acts} />`;
}

function Asks({ desk, t, zone, asks: { a, b }, same, acts }) {
  if (same || !a || !b) return html`<p class="quiet" data-testid="versions-asks">${t(same ? 'versions.ask.same' : 'versions.ask.none')}</p>`;
  const kept = [a, b].some(({ question }) => question.ask === 'standing');
  return html`<h3>${t('versions.ask')}</h3><p data-testid="versions-asks"><del>${stepText(a, t)}</del> <ins>${stepText(b, t)}</ins></p>
    ${kept && html`<p class="quiet">${t('versions.ask.standing')}</p>`}
    ${!kept && !acts && html`<p><button type="button" data-testid="versions-acts" onClick=${() => desk.investigations.compareActs([a, b])}>${t('versions.acts')}</button>
      <span class="quiet"> ${t('versions.acts.text')}</span></p>`}
    ${acts?.status === 'busy' && html`<${Reading} desk=${desk} words="busy.asking" />`}
    ${acts?.status === 'failed' && html`<${Notice} t=${t} failure=${acts.failure} onRetry=${() => desk.investigations.compareActs([a, b])} />`}
    ${acts?.status === 'done' && html`<${ComparedActs} t=${t} zone=${zone} parts=${acts} />`}`;
}
