// <CompareDialog desk=${desk} state=${state} />   two questions' answers side by side: acts in the one only, in both, in the other only
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { compared } from '../../model/investigation.js';
import { stamp } from '../../model/time.js';
import { Dialog } from '../dialog/dialog.js';
import { PlainText } from '../plain-text/plain-text.js';
import { stepText } from '../step-list/step-list.js';

const SHOWN = 200;

export function CompareDialog({ desk, state }) {
  const { t, comparing: { a, b }, steps, address } = state;
  const zone = zoneOf(address);
  const asked = steps.all.filter(({ kind }) => kind === 'ask');
  const close = () => desk.set({ comparing: null });
  const choice = (side, value) => html`<label>${t(`compare.${side}`)} <select data-testid=${`compare-${side}`} value=${value}
    onChange=${(event) => desk.set({ comparing: { ...state.comparing, [side]: event.target.value } })}>${asked.map((step) => html`<option key=${step.id} value=${step.id}>${
      stepText(step, t)}</option>`)}</select></label>`;
  const [one, other] = [a, b].map((id) => desk.course.answerAt(id));
  const missing = [[a, one], [b, other]].find(([, answer]) => !answer);
  return html`<${Dialog} title=${t('compare.title')} onClose=${close} testid="compare-dialog">
    <p>${choice('a', a)}</p><p>${choice('b', b)}</p>
    ${missing ? html`<p class="warn">${t('compare.away')} <button type="button" data-testid="compare-ask" onClick=${() => { close(); desk.course.goTo(missing[0]); }}>${
      t('compare.ask')}</button></p>` : lists(compared(one.acts, other.acts), t, zone)}
    <p><button type="button" onClick=${close}>${t('action.close')}</button></p>
  <//>`;
}

function lists({ onlyA, both, onlyB }, t, zone) {
  const list = (name, acts) => acts.length > 0 && html`<h3>${t(`compare.${name}`, { n: acts.length })}</h3>
    <ul class="compared" tabindex="0" aria-label=${t(`compare.${name}`, { n: acts.length })} data-testid=${`compare-${name}`}>${acts.slice(0, SHOWN).map((act) => html`<li key=${act.id}><span class="mono">${stamp(act.at, zone)}</span> ${t(`act.${act.kind}`)}
      ${' '}<${PlainText} value=${`${act.sources[0]?.file}:${act.sources[0]?.line}`} mono /></li>`)}</ul>
    ${acts.length > SHOWN && html`<p class="quiet">${t('list.shown', { shown: SHOWN, n: acts.length })}</p>`}`;
  return html`<p data-testid="compare-figures">${t('compare.figures', { a: onlyA.length, both: both.length, b: onlyB.length })}</p>
    ${list('onlyA', onlyA)}${list('onlyB', onlyB)}`;
}
