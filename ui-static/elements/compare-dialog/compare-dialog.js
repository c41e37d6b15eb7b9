// <CompareDialog desk=${desk} state=${state} />   two questions' answers side by side: acts in the one only, in both, in the other only
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { compared } from '../../model/investigation.js';
import { Dialog } from '../dialog/dialog.js';
import { ComparedActs } from './compared-acts.js';
import { stepText } from '../step-list/step-list.js';

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
      t('compare.ask')}</button></p>` : html`<${ComparedActs} t=${t} zone=${zone} parts=${compared(one.acts, other.acts)} />`}
    <p><button type="button" onClick=${close}>${t('action.close')}</button></p>
  <//>`;
}
