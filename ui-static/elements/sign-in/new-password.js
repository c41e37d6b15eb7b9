// <NewPassword t=${t} mismatch=${true} />   a new password, typed twice
import { html } from '../markup.js';

export function NewPassword({ t, mismatch }) {
  return html`
    <div class="field"><label for="new-password">${t('signIn.newPassword')}</label>
      <input id="new-password" name="new" type="password" autocomplete="new-password" required data-testid="new-password" aria-describedby="new-password-hint" />
      <p id="new-password-hint" class="hint">${t('signIn.newPassword.hint')}</p></div>
    <div class="field"><label for="again">${t('signIn.again')}</label>
      <input id="again" name="again" type="password" autocomplete="new-password" required aria-invalid=${Boolean(mismatch)} data-testid="new-password-again" />
      ${mismatch && html`<p class="wrong" role="alert">${t('signIn.mismatch')}</p>`}</div>`;
}
