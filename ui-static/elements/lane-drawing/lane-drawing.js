// <LaneDrawing desk=${desk} state=${state} />   the answer as swim-lanes: time to the right, a lane per channel and party
// One tab stop: arrows move (left and right along a card's hops, up and down in canonical order), Enter opens. The table has
// the same rows. Coordinates are the server's; nothing moves unless asked.
import { Component, html } from '../markup.js';
import { cursorAt, moved, passagesOf } from '../../model/answer.js';
import { LANE_HEIGHT, laneMiddle, readableTicks, scaleOf } from '../../model/lanes.js';
import { dateAndTime, duration, zoneLabel } from '../../model/time.js';
import { EntityText, PlainText } from '../plain-text/plain-text.js';
import { Legend } from './legend.js';
import { Link, Mark, describe } from './marks.js';

const TITLES = 216;
const ZOOMS = [1, 1.5, 2.5, 4, 8];

export class LaneDrawing extends Component {
  state = { width: 900, zoom: 0 };

  componentDidMount() {
    const scroller = this.base.querySelector('.lanes-scroll');
    this.observer = new ResizeObserver(([entry]) => this.setState({ width: entry.contentRect.width }));
    this.observer.observe(scroller);
  }

  componentWillUnmount() {
    this.observer.disconnect();
  }

  componentDidUpdate() {
    const { cursor } = this.props.state;
    if (!this.moving || !cursor) return;
    this.moving = false;
    // Focus scrolls just enough for the mark to be seen; the sticky titles need their room.
    this.base.querySelector('.mark[tabindex="0"]')?.focus();
  }

  keys = (event) => {
    const { desk, state } = this.props;
    const { answer } = state.asked;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      const act = answer.actOf.get(event.target.closest('.mark')?.dataset.act);
      if (act) desk.openAct(act);
      return;
    }
    const drawn = new Set(answer.trace.layout.marks.map((mark) => mark.act));
    let next = moved(answer, state.cursor ?? cursorAt(answer, event.target.closest('.mark')?.dataset.act), event.key);
    // Acts folded into another's mark have none of their own: pass them by.
    for (let steps = answer.acts.length; next && !drawn.has(next.act) && steps > 0; steps -= 1) {
      const further = moved(answer, next, event.key);
      if (further?.act === next.act) return;
      next = further;
    }
    if (!next) return;
    event.preventDefault();
    this.moving = true;
    desk.point(next);
  };

  render({ desk, state }, { width, zoom }) {
    const { t, asked: { answer }, cursor } = state;
    const { layout } = answer.trace;
    const plot = Math.max(320, width - TITLES) * ZOOMS[zoom];
    const height = Math.max(1, layout.lanes.length) * LANE_HEIGHT;
    const x = scaleOf(layout, plot);
    const zone = state.address.zone ?? 'shanghai';
    return html`<div class="lanes">
      <div class="lanes-tools"><${Legend} t=${t} answer=${answer} />
        <span class="zoom" role="group" aria-label=${t('zoom.title')}>
          <button type="button" class="flat" aria-label=${t('zoom.out')} disabled=${zoom === 0}
            onClick=${() => this.setState({ zoom: zoom - 1 })}>−</button>
          <button type="button" class="flat" disabled=${zoom === 0} onClick=${() => this.setState({ zoom: 0 })}>${t('zoom.fit')}</button>
          <button type="button" class="flat" aria-label=${t('zoom.in')} disabled=${zoom === ZOOMS.length - 1}
            onClick=${() => this.setState({ zoom: zoom + 1 })}>+</button></span></div>
      <div class="lanes-scroll" style=${{ '--titles': `${TITLES}px` }}>
        <div class="lanes-sheet" style=${{ width: `${TITLES + plot}px` }}>
          <div class="corner">${t('lanes.time')} <span class="zone">${zoneLabel(zone)}</span></div>
          <${Axis} layout=${layout} x=${x} width=${plot} zone=${zone} t=${t} />
          <${Titles} answer=${answer} t=${t} />
          <svg class="plot" width=${plot} height=${height} viewBox=${`0 0 ${plot} ${height}`} role="group" aria-label=${t('lanes.drawing')}
            data-testid="lanes" onKeyDown=${this.keys}>
            <${Ground} layout=${layout} x=${x} width=${plot} height=${height} />
            <${Figure} desk=${desk} answer=${answer} t=${t} x=${x} zone=${zone} cursor=${cursor} opened=${state.detail} />
          </svg>
        </div>
      </div>
    </div>`;
  }
}

function Axis({ layout, x, width, zone, t }) {
  const ticks = readableTicks(layout.ticks.map((tick) => ({ x: x(tick.x), ...dateAndTime(tick.at, zone) })), 74);
  return html`<svg class="axis" width=${width} height="40" aria-hidden="true">
    ${layout.breaks.map((gap) => html`<text key=${gap.x} class="break-label" x=${x(gap.x)} y="37" text-anchor="middle">${
      duration(Date.parse(gap.to) - Date.parse(gap.from), t)}</text>`)}
    ${ticks.map((tick) => html`<g key=${tick.x} transform=${`translate(${tick.x} 0)`}>
      <line y1="34" y2="40" />
      ${tick.dated && html`<text class="date" text-anchor="middle" y="12">${tick.date}</text>`}
      <text text-anchor="middle" y="25">${tick.time}</text></g>`)}
  </svg>`;
}

function Titles({ answer, t }) {
  return html`<div class="titles">${answer.trace.layout.lanes.map((lane, place, lanes) => {
    const entity = lane.party && answer.entityOf.get(lane.party.id);
    const first = lanes[place - 1]?.channel !== lane.channel;
    return html`<div key=${lane.index} class=${`title channel-${lane.channel}${first ? ' first' : ''}`} data-testid="lane"
      style=${{ height: `${LANE_HEIGHT}px` }}>
      <span class="channel">${first ? t(`channel.${lane.channel}`) : ''}</span>
      ${entity ? html`<${EntityText} entity=${entity} t=${t} limit=${24} />` : html`<${PlainText} value=${lane.title} limit=${24} />`}
    </div>`;
  })}</div>`;
}

function Ground({ layout, x, width, height }) {
  return html`<g class="ground" aria-hidden="true">
    <defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line x1="0" y1="0" x2="0" y2="6" class="hatch-line" /></pattern></defs>
    ${layout.lanes.map((lane, place, lanes) => html`<rect key=${lane.index} x="0" y=${place * LANE_HEIGHT} width=${width}
      height=${LANE_HEIGHT} class=${`lane channel-${lane.channel}${lanes[place - 1]?.channel !== lane.channel ? ' first' : ''}`} />
      <line x1="0" x2=${width} y1=${place * LANE_HEIGHT} y2=${place * LANE_HEIGHT}
        class=${lanes[place - 1]?.channel !== lane.channel ? 'border first' : 'border'} />`)}
    ${layout.ticks.map((tick) => html`<line key=${tick.x} class="tick" x1=${x(tick.x)} x2=${x(tick.x)} y1="0" y2=${height} />`)}
    ${layout.breaks.map((gap) => html`<rect key=${gap.x} class="break" x=${x(gap.x) - 5} width="10" y="0" height=${height} />`)}
  </g>`;
}

function Figure({ desk, answer, t, x, zone, cursor, opened }) {
  const { layout } = answer.trace;
  const row = new Map(layout.lanes.map((lane, place) => [lane.index, place]));
  const at = new Map(layout.marks.map((mark) => [mark.act, { x: x(mark.x), y: laneMiddle(row.get(mark.lane) ?? 0), mark }]));
  const passages = passagesOf(answer, cursor?.card);
  const stop = cursor && at.has(cursor.act) ? cursor.act : layout.marks[0]?.act;
  const walk = new Set(answer.chainOf.get(cursor?.card ?? '') ?? []);
  const links = layout.links.filter((link) => at.has(link.from) && at.has(link.to));
  const within = (link) => passages.has(`${link.from}→${link.to}`);
  // What is walked is drawn last, so that it lies on top.
  const ordered = [...links.filter((link) => !within(link)), ...links.filter(within)];
  return html`<g class=${passages.size ? 'figure-walk' : ''}>
    <g class="links" aria-hidden="true">${ordered.map((link) => html`<${Link} key=${link.from + link.to} link=${link} a=${at.get(link.from)}
      b=${at.get(link.to)} walked=${within(link)} />`)}</g>
    <g class="marks">${[...at.values()].map(({ mark, ...place }) => {
      const act = answer.actOf.get(mark.act);
      return act && html`<${Mark} key=${mark.act} act=${act} cards=${mark.cards} place=${place} stop=${mark.act === stop}
        current=${mark.act === cursor?.act} walked=${walk.has(mark.act)} opened=${opened?.id === mark.act}
        label=${describe(act, mark.cards, answer, t, zone)} onOpen=${() => desk.openAct(act)} />`;
    })}</g>
  </g>`;
}
