// <LaneDrawing desk=${desk} state=${state} />   the answer as swim-lanes: time to the right, a lane per channel and party
// One tab stop: arrows move (left and right along a card's hops, up and down in canonical order), Enter opens. The table has
// the same rows. Coordinates are the server's; nothing moves unless asked.
import { Component, createRef, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { cursorAt, marksOf, moved, passagesOf } from '../../model/answer.js';
import { LANE_HEIGHT, apart, crowdedOf, free, inside, laneMiddle, markSize, readableTicks, scaleOf } from '../../model/lanes.js';
import { dateAndTime, duration, zoneLabel } from '../../model/time.js';
import { shortened, visible } from '../../model/text.js';
import { PlainText, entityLabel, shortLabel } from '../plain-text/plain-text.js';
import { Legend } from './legend.js';
import { GapSpot, Link, Mark, describe, describeGap } from './marks.js';

const TITLES = 236;
const ZOOMS = [1, 1.5, 2.5, 4, 8];

export class LaneDrawing extends Component {
  state = { width: 900, zoom: 0 };
  scroller = createRef();

  componentDidMount() {
    this.observer = new ResizeObserver(([entry]) => this.resized(entry.contentRect.width));
    this.observer.observe(this.scroller.current);
  }

  componentWillUnmount() {
    this.observer.disconnect();
  }

  // A panel that opens beside the drawing takes room, but never rescales it: nothing moves unless asked.
  resized(room) {
    this.room = room;
    if (room > this.state.width || !this.state.measured) this.setState({ width: room, measured: true });
  }

  componentDidUpdate(before) {
    const opened = this.props.state.detail?.id;
    const mark = this.scroller.current.querySelector('.mark[tabindex="0"]');
    if (this.moving) {
      this.moving = false;
      mark?.focus();
    } else if (opened && before.state.detail?.id !== opened) {
      mark?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
  }

  keys = (event) => {
    const { desk, state } = this.props;
    const { answer } = state.asked;
    const focused = event.target.closest('.mark')?.dataset.act;
    if (!focused) return;
    const markOf = marksOf(answer.trace.layout);
    const cursor = markOf.get(state.cursor?.act)?.act === focused ? state.cursor : null;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (cursor) desk.openAct(answer.actOf.get(cursor.act));
      else this.open(markOf.get(focused));
      return;
    }
    const next = moved(answer, cursor ?? cursorAt(answer, focused), event.key, state.way?.acts);
    if (!next) return;
    event.preventDefault();
    this.moving = true;
    desk.point(next);
    // Within one mark the focus stays where it is, so the act is said instead.
    if (markOf.get(next.act)?.act === focused) {
      const act = answer.actOf.get(next.act);
      desk.say(describe(act, answer.cardsOf.get(act.id)?.length ?? 0, answer, state.t, zoneOf(state.address)));
    }
  };

  open = (mark) => {
    const { desk, state } = this.props;
    if (mark.acts.length > 1) desk.openFold(mark.acts);
    else desk.openAct(state.asked.answer.actOf.get(mark.act));
  };

  render({ desk, state }, { width, zoom }) {
    const { t, asked: { answer }, cursor } = state;
    const { layout } = answer.trace;
    const plot = Math.max(320, width - TITLES) * ZOOMS[zoom];
    const height = Math.max(1, layout.lanes.length) * LANE_HEIGHT;
    const x = scaleOf(layout, plot);
    const zone = zoneOf(state.address);
    return html`<div class="lanes">
      <div class="lanes-tools"><${Legend} t=${t} answer=${answer} />
        <span class="zoom" role="group" aria-label=${t('zoom.title')}>
          <button type="button" class="flat" aria-label=${t('zoom.out')} disabled=${zoom === 0}
            onClick=${() => this.setState({ zoom: zoom - 1 })}>−</button>
          <button type="button" class="flat" onClick=${() => this.setState({ zoom: 0, width: this.room })}>${t('zoom.fit')}</button>
          <button type="button" class="flat" aria-label=${t('zoom.in')} disabled=${zoom === ZOOMS.length - 1}
            onClick=${() => this.setState({ zoom: zoom + 1 })}>+</button></span></div>
      <div ref=${this.scroller} class="lanes-scroll" style=${{ '--titles': `${TITLES}px` }}>
        <div class="lanes-sheet" style=${{ width: `${TITLES + plot}px` }}>
          <div class="corner">${t('lanes.time')} <span class="zone">${zoneLabel(zone)}</span></div>
          <${Axis} layout=${layout} x=${x} width=${plot} zone=${zone} t=${t} />
          <${Titles} answer=${answer} t=${t} />
          <svg class="plot" width=${plot} height=${height} viewBox=${`0 0 ${plot} ${height}`} role="group" aria-label=${t('lanes.drawing')}
            data-testid="lanes" onKeyDown=${this.keys}>
            <${Ground} layout=${layout} x=${x} width=${plot} height=${height} />
            <${Figure} onOpen=${this.open} onGaps=${(gaps) => desk.openGaps(gaps)} answer=${answer} t=${t} x=${x} zone=${zone} cursor=${cursor} way=${state.way?.acts ?? null} opened=${state.detail} />
          </svg>
        </div>
      </div>
    </div>`;
  }
}

function Axis({ layout, x, width, zone, t }) {
  const ticks = readableTicks(layout.ticks.map((tick) => ({ x: x(tick.x), label: inside(x(tick.x), width),
    ...dateAndTime(tick.at, zone) })), 78);
  const breaks = layout.breaks.map((gap) => ({ x: inside(x(gap.x), width), y: 0, ms: Date.parse(gap.to) - Date.parse(gap.from) }));
  const labelled = apart(breaks.sort((a, b) => b.ms - a.ms), 70, 1);
  return html`<svg class="axis" width=${width} height="40" aria-hidden="true">
    ${labelled.map((gap) => html`<text key=${gap.x} class="break-label" x=${gap.x} y="37" text-anchor="middle">${
      duration(gap.ms, t)}</text>`)}
    ${ticks.map((tick) => html`<g key=${tick.x}><line x1=${tick.x} x2=${tick.x} y1="37" y2="40" />
      ${tick.dated && html`<text class="date" text-anchor="middle" x=${tick.label} y="12">${tick.date}</text>`}
      <text text-anchor="middle" x=${tick.label} y="25">${tick.time}</text></g>`)}
  </svg>`;
}

function Titles({ answer, t }) {
  const kinds = new Map(answer.trace.layout.marks.map((mark) => [mark.lane, answer.actOf.get(mark.act)?.kind]));
  return html`<div class="titles">${answer.trace.layout.lanes.map((lane, place, lanes) => {
    const entity = lane.party && answer.entityOf.get(lane.party.id);
    const first = lanes[place - 1]?.channel !== lane.channel;
    const whole = `${t(`channel.${lane.channel}`)} · ${entity ? entityLabel(entity, t) : lane.title}`;
    return html`<div key=${lane.index} class=${`title channel-${lane.channel}${first ? ' first' : ''}`} data-testid="lane" title=${visible(shortened(whole, 300))}
      style=${{ height: `${LANE_HEIGHT}px` }}>
      <span class="channel">${first ? t(`channel.${lane.channel}`) : ''}</span>
      <span class="party">${entity ? html`<small>${t(`kind.${entity.kind}`)}</small><${PartyName} entity=${entity} t=${t} />`
        : html`<small>${t(`act.${kinds.get(lane.index)}`)}</small><${PlainText} value=${lane.title} />`}</span>
    </div>`;
  })}</div>`;
}

// The kind stands above, so that the narrow title keeps what tells parties apart.
function PartyName({ entity, t }) {
  return entity.pseudonymous ? html`<span class="pseudonym" title=${t('entity.pseudonym')}><${PlainText}
    value=${shortLabel(entity)} mono /></span>` : html`<${PlainText} value=${entity.label} />`;
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

function Figure({ onOpen, onGaps, answer, t, x, zone, cursor, way, opened }) {
  const { layout } = answer.trace;
  const row = new Map(layout.lanes.map((lane, place) => [lane.index, place]));
  const at = new Map(layout.marks.map((mark) => [mark.act, { x: x(mark.x), y: laneMiddle(row.get(mark.lane) ?? 0), mark }]));
  const markOf = marksOf(layout);
  const passages = passagesOf(answer, cursor?.card, markOf, way);
  const current = markOf.get(cursor?.act)?.act;
  const stop = current ?? layout.marks[0]?.act;
  const walk = new Set((way ?? answer.chainOf.get(cursor?.card ?? '') ?? []).map((act) => markOf.get(act)?.act));
  const links = layout.links.filter((link) => at.has(link.from) && at.has(link.to));
  const places = [...at].map(([id, place]) => ({ id, ...place, r: markSize(Math.max(place.mark.cards, place.mark.acts.length)) }));
  const crowded = crowdedOf(places);
  const middle = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 - 3, length: Math.abs(b.x - a.x) + Math.abs(b.y - a.y) });
  const counts = apart(links.filter((link) => link.cards > 1).sort((a, b) => b.cards - a.cards)
    .map((link) => ({ link, ...middle(at.get(link.from), at.get(link.to)) }))
    .filter((label) => label.length > 50 && free(label, places)), 26, 12);
  const within = (link) => passages.has(`${link.from}→${link.to}`);
  // What is walked is drawn last, so that it lies on top.
  const ordered = [...links.filter((link) => !within(link)), ...links.filter(within)];
  return html`<g class=${passages.size ? 'figure-walk' : ''}>
    <g class="links" aria-hidden="true">${ordered.map((link) => html`<${Link} key=${link.from + link.to} link=${link} a=${at.get(link.from)}
      b=${at.get(link.to)} walked=${within(link)} />`)}
      ${counts.map(({ link, x: left, y }) => html`<text key=${link.from + link.to} x=${left} y=${y} text-anchor="middle">${link.cards}</text>`)}</g>
    <g class="marks">${[...at.values()].map(({ mark, ...place }) => {
      const act = answer.actOf.get(mark.act);
      return act && html`<${Mark} key=${mark.act} act=${act} cards=${mark.cards} place=${place} stop=${mark.act === stop}
        fresh=${mark.acts.some((id) => answer.actOf.get(id)?.fresh)} current=${mark.act === current} walked=${walk.has(mark.act)} opened=${markOf.get(opened?.id) === mark}
        acts=${mark.acts.length} crowded=${crowded.has(mark.act)} label=${describe(act, mark.cards, answer, t, zone, mark.acts.length)} onOpen=${() => onOpen(mark)} />`;
    })}</g>
    <g class="gaps">${(layout.gaps ?? []).map((spot) => {
      const gaps = spot.gaps.map((place) => answer.gaps[place]);
      return html`<${GapSpot} key=${gaps[0].id} gaps=${gaps} place=${{ x: x(spot.x), y: laneMiddle(spot.lane) }}
        opened=${gaps.some((gap) => gap.id === opened?.id)} label=${describeGap(gaps[0], t)} onOpen=${() => onGaps(gaps)} />`;
    })}</g>
  </g>`;
}
