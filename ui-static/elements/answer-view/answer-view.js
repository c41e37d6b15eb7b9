// <AnswerView desk=${desk} state=${state} />   the middle of the screen: an answer, or why there is none
import { Component, createRef, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { figures } from '../../model/answer.js';
import { boundsCut, onLanes } from '../../model/partial.js';
import { shortened, visible } from '../../model/text.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { ActTable } from '../act-table/act-table.js';
import { ExportBar } from '../export-bar/export-bar.js';
import { FilterBar } from '../filter-bar/filter-bar.js';
import { GapList } from '../gap-list/gap-list.js';
import { GraphDrawing } from '../graph-drawing/graph-drawing.js';
import { Keeping } from '../keeping/keeping.js';
import { LaneDrawing } from '../lane-drawing/lane-drawing.js';
import { LinkList } from '../link-list/link-list.js';
import { Busy, Notice } from '../notice/notice.js';
import { PathList } from '../path-list/path-list.js';
import { HashText, SubjectText } from '../plain-text/plain-text.js';
import { Refusal } from '../refusal/refusal.js';
import { TimeBrush } from '../time-brush/time-brush.js';
import { WayBar } from '../way-bar/way-bar.js';
import { Happened } from './happened.js';
import { Unread } from './unread.js';

const DRAWN_AT_ONCE = 2000;
const VIEWS = ['lanes', 'graph', 'table'];

/** What the server says of an answer that rests on no row. */
const NO_BATCH = 'none';

export class AnswerView extends Component {
  root = createRef();

  componentDidUpdate(before) {
    const { status } = this.props.state.asked;
    if (before.state.asked.status !== 'busy' || status === 'busy') return;
    this.root.current.querySelector('h2')?.focus();
    // Where the panels stand under each other the answer would be below what was asked.
    if (matchMedia('(max-width: 900px)').matches) this.root.current.scrollIntoView();
  }

  render({ desk, state }) {
    return html`<section ref=${this.root} class="answer" aria-label=${state.t('answer.title')} data-testid="answer" data-status=${state.asked.status}>
      <h1 class="unseen">${state.t('desk.title', { number: visible(shortened(state.warrant.number, 60)) })}</h1>
      ${this.body(desk, state)}</section>`;
  }

  body(desk, state) {
    const { t, asked } = state;
    switch (asked.status) {
      case 'busy': return html`<${Busy} t=${t} since=${asked.since} onCancel=${() => desk.asking.cancel()} />`;
      case 'failed': return asked.failure.code === 'DENIED' ? html`<${Refusal} desk=${desk} state=${state} />`
        : html`<${Notice} t=${t} failure=${asked.failure} onRetry=${() => desk.again()} />`;
      case 'changed': return html`<${Happened} desk=${desk} state=${state} event=${asked.event} />`;
      case 'forgotten': return html`<section class="notice" data-testid="forgotten"><h2 tabindex="-1">${t('forgotten.title')}</h2>
        <p>${t('forgotten.text')}</p></section>`;
      case 'done': return asked.answer.acts.length === 0 && desk.course.scene().expansions.length === 0 ? html`<${Empty} desk=${desk} state=${state} />` : this.answer(desk, state);
      default: return html`<section class="notice" data-testid="idle"><h2 tabindex="-1">${t('idle.title')}</h2><p>${t('idle.text')}</p>
        <p class="quiet">${t('idle.keys')}</p></section>`;
    }
  }

  // Everything below reads what is shown: the answer with what was added to it, without what was left out.
  answer(desk, whole) {
    const shown = desk.course.shown();
    const { answer } = shown;
    const state = { ...whole, asked: { ...whole.asked, answer } };
    const { t, asked, address } = state;
    const view = address.view ?? 'lanes';
    const tab = (name) => html`<button type="button" role="tab" id=${`tab-${name}`} aria-selected=${view === name} aria-controls="view"
      tabindex=${view === name ? 0 : -1} data-testid=${`view-${name}`} onClick=${() => desk.turn({ view: name })}>${t(`view.${name}`)}</button>`;
    return html`
      <div class="answer-head">
        <${Asked} state=${state} /><${Keeping} desk=${desk} state=${state} />
        <${ExportBar} desk=${desk} state=${state} shown=${shown} drawn=${view !== 'table' && answer.acts.length > 0 && (view === 'graph' || !this.large(answer))} />
        <div role="tablist" aria-label=${t('view.title')} onKeyDown=${(event) => this.turnTab(event, desk, view)}>${VIEWS.map(tab)}</div>
      </div>
      <div class="summary-row"><${Summary} t=${t} answer=${answer} /><${FilterBar} desk=${desk} state=${state} shown=${shown} /></div>
      <${Unread} desk=${desk} t=${t} expansions=${shown.scene.expansions} />
      ${answer.paths && html`<${PathList} desk=${desk} state=${state} />`}
      ${state.way && html`<${WayBar} desk=${desk} state=${state} answer=${answer.whole} />`}
      ${asked.question.thread === 'LINK' && html`<${LinkList} desk=${desk} state=${state} />`}
      <div id="view" role="tabpanel" aria-labelledby=${`tab-${view}`} class="view">
        ${answer.acts.length === 0 ? html`<section class="notice" data-testid="all-left-out"><h2>${t('filter.all.title')}</h2><p>${t('filter.all.text', { n: answer.left })}</p></section>`
          : this.view(view, desk, state, shown)}
      </div>
      <${TimeBrush} desk=${desk} state=${state} shown=${shown} />
      <${Foot} state=${state} />`;
  }

  // Whether it is drawn as lanes only when somebody asks for it.
  large(answer) {
    return answer.trace.layout.marks.length > DRAWN_AT_ONCE && this.state.drawn !== answer.whole;
  }

  view(view, desk, state, shown) {
    const { t, asked: { answer } } = state;
    const { marks } = answer.trace.layout;
    if (view === 'table') return html`<${GapList} desk=${desk} state=${state} /><${ActTable} desk=${desk} state=${state} />`;
    if (view === 'graph') return html`<${GraphDrawing} desk=${desk} state=${state} shown=${shown} />`;
    if (this.large(answer)) {
      return html`<section class="notice"><h2>${t('large.title', { n: marks.length })}</h2><p>${t('large.text')}</p>
        <button type="button" class="primary" onClick=${() => desk.turn({ view: 'table' })}>${t('view.table')}</button>${' '}
        <button type="button" onClick=${() => this.setState({ drawn: answer.whole })}>${t('large.draw')}</button></section>`;
    }
    // Only what was traced has a place on the lanes.
    const elsewhere = answer.acts.length - onLanes(answer);
    return html`${elsewhere > 0 && html`<p class="quiet lanes-note" data-testid="added-elsewhere">${t('lanes.added', { n: elsewhere })}</p>`}
      <${LaneDrawing} desk=${desk} state=${state} />`;
  }

  turnTab(event, desk, view) {
    if (!['ArrowLeft', 'ArrowRight'].includes(event.key)) return;
    const next = VIEWS[(VIEWS.indexOf(view) + (event.key === 'ArrowRight' ? 1 : VIEWS.length - 1)) % VIEWS.length];
    desk.turn({ view: next });
    this.root.current.querySelector(`#tab-${next}`).focus();
  }
}

function Asked({ state }) {
  const { t, asked: { question, subject, end } } = state;
  const words = question.ask === 'chain' ? t('asked.chain')
    : question.ask === 'paths' ? t('asked.paths', { thread: t(`thread.${question.thread}`) }) : t('asked.trace', { thread: t(`thread.${question.thread}`), direction: t(`direction.${question.direction}`) });
  return html`<h2 tabindex="-1" data-testid="asked"><span>${words}</span>${' '}
    <${SubjectText} subject=${subject} t=${t} />${question.ask === 'paths' && html`${' '}→ <${SubjectText} subject=${end} t=${t} />`}</h2>`;
}

function Summary({ t, answer }) {
  const { acts, cards, pins, redeemed, gaps, findings } = figures(answer.whole);
  const { bounds } = answer.trace;
  const cut = boundsCut(t, bounds);
  const figure = (name, n) => html`<span class="figure" data-testid=${`figure-${name}`}>${t(`figure.${name}`, { n })}</span>`;
  return html`<p class="summary" data-testid="summary">
    ${figure('acts', acts)}${cards > 0 && html`${figure('cards', cards)}${figure('redeemed', redeemed)}${figure('pins', pins)}`}
    ${gaps > 0 && figure('gaps', gaps)}${findings > 0 && figure('findings', findings)}
    <span class=${cut ? 'bounds cut' : 'bounds'} data-testid="bounds" data-bounds=${bounds.truncatedBy.join(' ')}>
      ${cut ?? t('bounds.whole')}</span></p>`;
}

function Foot({ state }) {
  const { t, asked: { answer: { trace } }, address } = state;
  const zone = zoneOf(address);
  return html`<footer class="answer-foot" data-testid="provenance">
    <span>${t('foot.digest')} <${HashText} value=${trace.digest} t=${t} /></span>
    <span>${t('foot.audit')} <${HashText} value=${trace.audit} t=${t} /></span>
    <span>${t('foot.asOf')} ${trace.asOf === NO_BATCH ? t('foot.noBatch') : html`<${HashText} value=${trace.asOf} t=${t} />`}</span>
    <span>${t('foot.window')} <span class="mono">${stamp(trace.bounds.window.from, zone)} – ${stamp(trace.bounds.window.to, zone)}</span>
      ${' '}${zoneLabel(zone)}</span>
  </footer>`;
}

function Empty({ desk, state }) {
  const { t } = state;
  return html`<div class="answer-head"><${Asked} state=${state} /><${Keeping} desk=${desk} state=${state} /></div>
    <section class="notice empty" data-testid="empty"><h3>${t('empty.title')}</h3><p>${t('empty.text')}</p></section>
    <${Foot} state=${state} />`;
}
