// <TextField desk=${desk} t=${t} form=${form} name="purpose" />   one text of the terms; lists stand one a line
import { html } from '../markup.js';
import { Field } from '../field/field.js';

export function TextField({ desk, t, form, name, label, hint, mono = false, wide = false, lines = false }) {
  const value = name.split('.').reduce((thing, part) => thing[part], form.terms);
  const area = lines || ['holders', 'assignees', 'purpose', 'legalBasis'].includes(name.replace(/^.*\./, ''));
  const error = form.errors[name];
  const common = (id, described) => ({
    id, value, 'aria-describedby': described, 'aria-invalid': Boolean(error), class: mono ? 'mono' : '', 'data-testid': `form-${name}`,
    autocomplete: 'off', spellcheck: false, maxlength: area ? 4000 : 500, onInput: (event) => desk.request.put(name, event.target.value),
  });
  return html`<${Field} t=${t} name=${name} label=${label ?? t(`form.${name.replace(/^.*\./, '')}`)} hint=${hint} error=${error} wide=${wide}
    touched=${form.touched.includes(name)}>${(id, described) => (area ? html`<textarea rows="2" ...${common(id, described)} />`
    : html`<input ...${common(id, described)} />`)}<//>`;
}
