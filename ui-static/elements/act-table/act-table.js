// <ActTable desk=${desk} state=${state} />   the drawing's twin: the same acts in canonical order, one row each
// A grid with one tab stop: arrows move (left and right along a card's hops), Enter opens. Only the rows in sight are drawn.
import { Component, createRef, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { cursorAt, moved, partiesOf, windowOf, worthOf } from '../../model/answer.js';
import { COLUMNS } from '../../model/export.js';
import { yuan } from '../../model/money.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { EntityText, PlainText } from '../plain-text/plain-text.js';

const ROW = 30;

export class ActTable extends Component {
  state = { top: 0, height: 600 };
  scroller = createRef();

  componentDidMount() {
    this.observer = new ResizeObserver(([entry]) => this.setState({ height: entry.contentRect.height }));
    this.observer.observe(this.scroller.current);
    this.reveal();
  }

  componentWillUnmount() {
    this.observer.disconnect();
  }

  componentDidUpdate() {
    if (!this.moving) return;
    this.reveal();
    const row = this.scroller.current.querySelector('tr[tabindex="0"]');
    // A row far away exists only after the scroll has been drawn; then this runs once more.
    if (!row || row.dataset.act !== this.props.state.cursor?.act) return;
    this.moving = false;
    row.focus({ preventScroll: true });
  }

  /** Scrolls just enough for the cursor's row to be seen below the heading. */
  reveal() {
    const { cursor, asked } = this.props.state;
    const place = cursor && asked.answer.placeOf.get(cursor.act);
    if (place === null || place === undefined) return;
    const scroller = this.scroller.current;
    const { scrollTop, clientHeight } = scroller;
    const top = place * ROW;
    const room = clientHeight - 2 * ROW;
    if (top < scrollTop) scroller.scrollTop = top;
    else if (top > scrollTop + room) scroller.scrollTop = top - room;
    if (scroller.scrollTop !== this.state.top) this.setState({ top: scroller.scrollTop });
  }

  keys = (event) => {
    const { desk, state } = this.props;
    const { answer } = state.asked;
    const act = event.target.closest('tr')?.dataset.act;
    if (!act) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      desk.openAct(answer.actOf.get(act));
      return;
    }
    const next = moved(answer, state.cursor ?? cursorAt(answer, act), event.key, state.way?.acts);
    if (!next) return;
    event.preventDefault();
    this.moving = true;
    desk.point(next);
  };

  render({ desk, state }, { top, height }) {
    const { t, asked: { answer }, cursor, detail } = state;
    const zone = zoneOf(state.address);
    const { acts } = answer;
    const { first, last } = windowOf(top, height, ROW, acts.length);
    const held = cursor ? answer.placeOf.get(cursor.act) ?? 0 : 0;
    // The one tab stop must be a row that is drawn.
    const stop = held >= first && held < last ? held : Math.min(Math.ceil(top / ROW), acts.length - 1);
    const walk = new Set(state.way?.acts ?? answer.chainOf.get(cursor?.card ?? '') ?? []);
    const spacer = (rows) => rows > 0 && html`<tr aria-hidden="true" class="spacer"><td colspan=${COLUMNS.length}
      style=${{ height: `${rows * ROW}px` }}></td></tr>`;
    return html`<div ref=${this.scroller} class="table-scroll" onScroll=${(event) => this.setState({ top: event.currentTarget.scrollTop })}>
      <table class="acts" role="grid" aria-label=${t('table.title')} aria-rowcount=${acts.length + 1} data-testid="table" onKeyDown=${this.keys}>
        <thead><tr aria-rowindex="1">${COLUMNS.map((column) => html`<th key=${column} scope="col" class=${column}>${t(`column.${column}`)}${
          column === 'time' && html` <span class="quiet">${zoneLabel(zone)}</span>`}</th>`)}</tr></thead>
        <tbody>
          ${spacer(first)}
          ${acts.slice(first, last).map((act, offset) => html`<${Row} key=${act.id} act=${act} place=${first + offset} answer=${answer} t=${t}
            zone=${zone} stop=${first + offset === stop} current=${cursor?.act === act.id} walked=${walk.has(act.id)} added=${answer.added?.has(act.id)}
            opened=${detail?.id === act.id} onOpen=${() => desk.openAct(act)} />`)}
          ${spacer(acts.length - last)}
        </tbody>
      </table>
    </div>`;
  }
}

function Row({ act, place, answer, t, zone, stop, current, walked, added, opened, onOpen }) {
  const { from, to } = partiesOf(act);
  const [source] = act.sources;
  const cards = answer.cardsOf.get(act.id)?.length ?? 0;
  const classes = [current && 'current', walked && 'walked', added && 'added', opened && 'opened'].filter(Boolean).join(' ');
  const party = (id) => html`<${EntityText} entity=${id && answer.entityOf.get(id)} t=${t} limit=${28} />`;
  return html`<tr class=${classes} tabindex=${stop ? 0 : -1} aria-rowindex=${place + 2} aria-selected=${current} data-testid="row"
    data-act=${act.id} data-kind=${act.kind} data-source=${source ? `${source.file}:${source.line}` : ''} onClick=${onOpen}>
    <td class="place">${place + 1}</td>
    <td class="depth">${added ? html`<span title=${t('table.added')}>+</span>` : act.depth ?? ''}</td>
    <td class="time mono">${stamp(act.at, zone)}</td>
    <td class="kind">${act.fresh && html`<span class="tag fresh" data-testid="fresh">${t('standing.new')}</span> `}${t(`act.${act.kind}`)}</td>
    <td class=${`channel channel-${act.channel}`}>${t(`channel.${act.channel}`)}</td>
    <td class="from">${party(from)}</td>
    <td class="to">${party(to)}</td>
    <td class="cards">${cards || ''}</td>
    <td class="amount mono">${yuan(worthOf(act))}</td>
    <td class="grade"><span class=${`badge grade-${act.grade}`} title=${t(`grade.${act.grade}`)}>${act.grade}</span></td>
    <td class="source">${source && html`<${PlainText} value=${`${source.file}:${source.line}`} limit=${36} mono />`}${
      act.sources.length > 1 && html` <span class="quiet">+${act.sources.length - 1}</span>`}</td>
  </tr>`;
}
