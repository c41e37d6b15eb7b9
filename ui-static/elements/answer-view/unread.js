// <Unread desk=${desk} t=${t} expansions=${steps} />   how much of what was expanded is read, and the way on; whatever view is in front
import { html } from '../markup.js';
import { readOf, unfinished } from '../../model/partial.js';
import { PlainText } from '../plain-text/plain-text.js';

export function Unread({ desk, t, expansions }) {
  const steps = unfinished(expansions);
  return steps.length > 0 && html`<p class="unread">${steps.map((step) => html`<span key=${step.id} class="warn" data-testid="expansion-left"><${PlainText} value=${step.entity.label} limit=${20} />:
    ${readOf(t, step)}${' '}
    <button type="button" class="link-like" data-testid="expansion-more" disabled=${desk.expanding.goesOn(step)} onClick=${() => desk.expanding.more(step)}>${t('action.continue')}</button></span>`)}</p>`;
}
