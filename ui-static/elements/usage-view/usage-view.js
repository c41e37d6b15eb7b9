// <UsageView desk=${desk} state=${state} />   how a phone, SIM or device was used: hours, counterparts, what it was used with, cells
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { lacking } from '../../model/usage.js';
import { brief, typedMoment, zoneLabel } from '../../model/time.js';
import { names } from '../../model/translate.js';
import { Busy, Refused } from '../notice/notice.js';
import { Dialog } from '../dialog/dialog.js';
import { entityLabel, HashText, SubjectText } from '../plain-text/plain-text.js';
import { CellScheme } from './cell-scheme.js';
import { CounterpartTable } from './counterpart-table.js';
import { HoursTable } from './hours-table.js';
import { UsedTable } from './used-table.js';

export function UsageView({ desk, state }) {
  const { t, usage } = state;
  const close = () => desk.usage.close();
  return html`<${Dialog} title=${t('usage.title')} testid="usage" look="usage" onClose=${close}>
    <div class="usage-head" data-testid="usage-status" data-status=${usage.status}>
      <p><${SubjectText} subject=${usage.subject} t=${t} /></p>
      <${Window} key=${state.address.zone} desk=${desk} state=${state} />
      <button type="button" class="flat" data-testid="usage-close" aria-label=${t('action.close')} title=${`${t('action.close')} (Esc)`} onClick=${close}>×</button>
    </div>
    ${usage.status === 'busy' && html`<${Busy} t=${t} since=${usage.since} onCancel=${close} />`}
    ${usage.status === 'failed' && html`<${Refused} t=${t} state=${state} failure=${usage.failure}
      onRetry=${() => desk.usage.open(usage.subject, usage.window)} />`}
    ${usage.status === 'done' && html`<${Summary} desk=${desk} state=${state} />`}
  <//>`;
}

function Summary({ desk, state }) {
  const { t, usage: { summary } } = state;
  const { bounds } = summary;
  const granted = desk.grant()?.categories ?? [];
  const panel = (name, Body, list) => html`<section class=${`usage-${name}`} data-testid=${`usage-${name}`}>
    <h3>${t(`usage.${name}`)}${list && html` <span class="quiet">${t('list.shown', { shown: list.nodes.length, n: list.totalCount })}</span>`}</h3>
    ${list && list.totalCount === 0 ? html`<p class="quiet" data-testid=${`usage-no-${name}`}>${lacking(name, granted).length > 0
      ? t('usage.lacks', { categories: names(t, 'category', lacking(name, granted)).join(t('list.and')) }) : t('usage.none')}</p>`
      : html`<${Body} desk=${desk} state=${state} />`}</section>`;
  return html`
    <p data-testid="usage-acts">${t('usage.acts', { n: summary.totalActs, shown: summary.acts })}
      ${summary.first && html` · <span class="mono">${brief(summary.first, zoneOf(state.address))} – ${brief(summary.last, zoneOf(state.address))}</span> ${zoneLabel(zoneOf(state.address))}`}</p>
    ${bounds.truncatedBy.length > 0 && html`<p class="warn" role="note" data-testid="usage-bounds">${bounds.truncatedBy.map((bound) => t(`bound.${bound}.plain`)).join(' ')}
      ${summary.totalActs > summary.acts && ` ${t('usage.narrow')}`}</p>`}
    <div class="usage-panels">
      ${panel('hours', HoursTable)}
      ${panel('counterparts', CounterpartTable, summary.counterparts)}
      ${panel('used', UsedTable, summary.used)}
      ${panel('cells', CellScheme, summary.visits)}
    </div>
    <${Take} desk=${desk} state=${state} />
    <p class="quiet usage-foot">${t('usage.digest')} <${HashText} value=${summary.digest} t=${t} /> · ${t('usage.audit')} <${HashText} value=${summary.audit} t=${t} /></p>`;
}

// What is shown as a file. Where the grant allows none, or the server refuses, it says under which clause.
function Take({ desk, state }) {
  const { t, usage } = state;
  const allowed = desk.grant()?.exportAllowed !== false;
  const clause = t('export.refused', { number: state.warrant.number, grant: desk.grant()?.id ?? '' });
  const button = (format, shown) => html`<button type="button" data-testid=${`usage-${format.toLowerCase()}`} disabled=${usage.saving || !allowed || !shown}
    title=${allowed ? t('export.title') : clause} onClick=${() => desk.usage.take(format, (entity) => entityLabel(entity, t))}>${t(`usage.file.${format}`)}</button>`;
  return html`<p class="row" role="group" aria-label=${t('export.group')} data-testid="usage-take" data-busy=${String(usage.saving)}>
      ${button('CSV', true)} ${button('GEOJSON', usage.summary.cells.totalCount > 0)}
      ${!allowed && html`<span class="quiet" data-testid="usage-export-refused">${clause}</span>`}</p>
    ${usage.unsaved && html`<${Refused} t=${t} state=${state} failure=${usage.unsaved} />`}`;
}

// Another window is another question. One end alone leaves the other as the grant has it.
class Window extends Component {
  submit = (event) => {
    event.preventDefault();
    const { desk, state } = this.props;
    const form = new FormData(event.target);
    const whole = desk.grant()?.window;
    const [from, to] = ['from', 'to'].map((end) => form.get(end).trim());
    const window = { from: from ? typedMoment(from, zoneOf(state.address)) : whole?.from, to: to ? typedMoment(to, zoneOf(state.address)) : whole?.to };
    const bad = !window.from || !window.to || Date.parse(window.from) >= Date.parse(window.to);
    this.setState({ bad });
    if (!bad) desk.usage.open(state.usage.subject, from || to ? window : null);
  };

  render({ desk, state }, { bad = false }) {
    const { t, usage } = state;
    const zone = zoneOf(state.address);
    const field = (end) => html`<label>${t(`question.${end}`)} <input name=${end} class="mono" autocomplete="off" aria-invalid=${bad}
      data-testid=${`usage-${end}`} placeholder=${desk.grant() ? brief(desk.grant().window[end], zone) : ''}
      defaultValue=${usage.window ? brief(usage.window[end], zone) : ''} /></label>`;
    return html`<form class="usage-window" onSubmit=${this.submit}>
      ${field('from')} ${field('to')}
      <button type="submit" data-testid="usage-again" disabled=${usage.status === 'busy'}>${t('usage.again')}</button>
      <span role="group" aria-label=${t('usage.zone')} class="row">${['shanghai', 'utc'].map((each) => html`<button key=${each} type="button"
        data-testid=${`usage-zone-${each}`} aria-pressed=${String(zone === each)} onClick=${() => desk.turn({ zone: each })}>${zoneLabel(each)}</button>`)}</span>
      ${bad && html`<span class="warn" role="alert">${t('question.badWindow')}</span>`}</form>`;
  }
}
