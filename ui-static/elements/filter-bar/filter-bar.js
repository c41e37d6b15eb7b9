// <FilterBar desk=${desk} state=${state} shown=${shown} />   what is left out of drawing and table; says how much, always
import { html } from '../markup.js';
import { NO_FILTER, filters } from '../../model/scene.js';
import { Typed } from '../typed/typed.js';

const GRADES = ['A', 'B', 'C'];

export function FilterBar({ desk, state, shown: { scene: { filter }, answer } }) {
  const { t } = state;
  const set = (parts) => desk.course.do({ kind: 'filter', filter: { ...filter, ...parts } });
  const occurring = (name) => [...new Set(answer.whole.acts.map((act) => act[name]))].sort();
  const n = filters(filter);
  const boxes = (name, values, word) => values.length > 1 && html`<fieldset><legend>${t(`filter.${name}`)}</legend>${values.map((value) => html`<label key=${value}>
    <input type="checkbox" checked=${!filter[name].includes(value)} data-testid=${`filter-${value}`}
      onChange=${(event) => set({ [name]: event.target.checked ? filter[name].filter((each) => each !== value) : [...filter[name], value] })} /> ${word(value)}</label>`)}</fieldset>`;
  const money = (name) => html`<label>${t(`filter.${name}`)} <${Typed} inputmode="decimal" size="8" class="mono" value=${filter[name] === null ? '' : String(filter[name] / 100)}
    data-testid=${`filter-${name}`} onTake=${(text) => taken(text, (fen) => set({ [name]: fen }))} /></label>`;
  return html`<details class="filter-bar" data-testid="filter">
    <summary>${t('filter.title')}${n > 0 && html` <strong class="warn" data-testid="filter-left">${t('filter.left', { n: answer.left, of: answer.whole.acts.length })}</strong>`}
      ${n === 0 && answer.left > 0 && html` <strong class="warn">${t('filter.hidden', { n: answer.left })}</strong>`}</summary>
    <div class="filter-boxes">
      ${boxes('kinds', occurring('kind'), (kind) => t(`act.${kind}`))}
      ${boxes('channels', occurring('channel'), (channel) => t(`channel.${channel}`))}
      ${boxes('grades', GRADES.filter((grade) => occurring('grade').includes(grade)), (grade) => t(`grade.${grade}`))}
      <fieldset><legend>${t('filter.amount')}</legend>${money('least')} ${money('most')}</fieldset>
      <button type="button" class="flat" disabled=${n === 0} data-testid="filter-clear" onClick=${() => desk.course.do({ kind: 'filter', filter: NO_FILTER })}>${t('filter.clear')}</button>
    </div>
  </details>`;
}

// Yuan as typed, to fen. @returns {boolean} false where it is no amount
function taken(typed, take) {
  const text = typed.trim().replace(/[¥,]/g, '');
  const good = text === '' || /^\d{1,12}(\.\d{1,2})?$/.test(text);
  if (good) take(text === '' ? null : Math.round(Number(text) * 100));
  return good;
}
