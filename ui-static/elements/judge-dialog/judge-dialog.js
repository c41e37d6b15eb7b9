// <JudgeDialog desk=${desk} state=${state} />   why two are held to be one, or not, or why that is taken back
import { html } from '../markup.js';
import { Dialog } from '../dialog/dialog.js';
import { Alert } from '../field/field.js';
import { EntityText } from '../plain-text/plain-text.js';

export function JudgeDialog({ desk, state }) {
  const { t, judging: { verdict, thing, busy, failure, reason } } = state;
  const { left, right } = thing.claim;
  const submit = (event) => {
    event.preventDefault();
    desk.identity.judge(new FormData(event.target).get('reason').trim());
  };
  return html`<${Dialog} title=${t(`judge.${verdict}`)} testid="judge-dialog" onClose=${() => desk.identity.close()}>
    <form onSubmit=${submit}>
      <p><strong><${EntityText} entity=${left} t=${t} /></strong> ≟ <strong><${EntityText} entity=${right} t=${t} /></strong></p>
      <p>${t(`judge.${verdict}.text`)}</p>
      <div class="field"><label for="judge-reason">${t('judge.reason')}</label>
        <textarea id="judge-reason" name="reason" required maxlength="2000" data-testid="judge-reason" aria-describedby="judge-hint">${reason}</textarea>
        <p id="judge-hint" class="hint">${t('judge.reason.hint')}</p></div>
      ${failure && html`<${Alert} t=${t} failure=${failure} />`}
      <div class="buttons">
        <button type="button" onClick=${() => desk.identity.close()} data-testid="judge-cancel">${t('action.cancel')}</button>
        <button type="submit" class=${verdict === 'CONFIRM' ? 'primary' : 'danger'} disabled=${busy} data-testid="judge-go">${t(`judge.${verdict}`)}</button>
      </div>
    </form>
  <//>`;
}
