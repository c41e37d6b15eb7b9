// <Field t=${t} name="purpose" label="…" hint="…" error=${{key} | {said, complaint}} touched>${(id, described) => input}<//>
// A labelled input with its hint and what is wrong with it, tied together for screen readers.
import { html } from '../markup.js';
import { complained } from '../../model/complaint.js';
import { PlainText } from '../plain-text/plain-text.js';

export function Field({ t, name, label, hint, error, touched = false, wide = false, children }) {
  const id = `field-${name}`;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || null;
  return html`<div class=${`field${wide ? ' wide' : ''}${touched ? ' touched' : ''}`} data-place=${name}>
    <label for=${id}>${label}${touched && html` <span class="mark-touched">${t('form.touched')}</span>`}</label>
    ${children(id, described)}
    ${hint && html`<p id=${`${id}-hint`} class="hint">${hint}</p>`}
    ${error && html`<p id=${`${id}-error`} class="wrong" role="alert" data-testid="field-error">${wrongness(t, error)}</p>`}
  </div>`;
}

export const wrongness = (t, error) => (error.key ? t(error.key) : html`<${PlainText} value=${complained(t, error.complaint, error.said)} limit=${300} />`);

// <Alert t=${t} failure=${failure} />   why a change was not made, in one paragraph
export function Alert({ t, failure }) {
  const { code, message, complaint, wait } = failure;
  const own = ['BAD_REQUEST', 'FORBIDDEN', 'QUERY_LIMIT', 'INTERNAL'].includes(code) && message;
  return html`<div class="alert" role="alert" data-testid="alert" data-code=${code}>
    <strong>${t(`failure.${code}`)}</strong>
    <span>${wait ? t('failure.THROTTLED.wait', { n: wait }) : t(`failure.${code}.text`)}</span>
    ${own && html`<${PlainText} value=${complained(t, complaint, message)} limit=${300} />`}
  </div>`;
}
