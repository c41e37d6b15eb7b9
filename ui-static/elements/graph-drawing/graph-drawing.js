// <GraphDrawing desk=${desk} state=${state} shown=${{scene, answer}} />   the answer as a free graph: who and what, and the acts between them
// One tab stop: arrows go to the nearest neighbour, Enter expands an entity and opens an act, Space selects, Delete hides. Dragging moves
// one thing, the ground moves the sheet. Nothing else moves. The table has the same acts.
import { Component, createRef, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { elementsOf, neighbourOf, placesOf, settled } from '../../model/graph.js';
import { knownPlaces } from '../../model/investigation.js';
import { Legend } from '../lane-drawing/legend.js';
import { Ends, Node, labelOf } from './nodes.js';
import { GraphTools } from './graph-tools.js';

const [SMALLEST, LARGEST, MARGIN] = [0.05, 4, 60];

export class GraphDrawing extends Component {
  state = { selected: new Set(), focus: null, drag: null };
  svg = createRef();
  sheet = createRef();
  view = { x: 0, y: 0, k: 1 };
  views = new Map();

  componentDidMount() {
    // A listener of its own: the page must not scroll along.
    this.svg.current.addEventListener('wheel', this.wheel, { passive: false });
    this.fit();
  }

  componentDidUpdate(before) {
    const [was, is] = [before.shown.scene, this.props.shown.scene];
    // Back at an earlier question one looks at it as one left it.
    if (was.ask?.id !== is.ask?.id && this.views.has(is.ask?.id)) this.look(this.views.get(is.ask.id));
    else if (was.ask?.id !== is.ask?.id || was.arranged !== is.arranged) this.fit();
    if (!this.moving) return;
    this.moving = false;
    this.svg.current.querySelector('.node[tabindex="0"]')?.focus({ preventScroll: true });
    this.reveal(this.state.focus);
  }

  /** Elements and where they stand. Places are kept with the work: what stands somewhere stays there. */
  placed() {
    const { desk, shown: { scene, answer } } = this.props;
    if (this.last?.scene === scene && this.last.answer === answer) return this.last;
    const elements = elementsOf(answer, scene);
    const key = `${scene.ask?.id}`;
    const known = desk.course.places.get(key);
    const bare = { ...scene, hidden: new Set(), groups: [], opened: new Set(), expansions: [] };
    // The first picture is that of the whole answer, so that taking something away moves nothing.
    const kept = knownPlaces(known?.at ?? {}, [...elements.nodes.flatMap(({ id, members }) => [id, ...members]), ...scene.opened, ...scene.pinned]);
    let places = kept;
    if (!known || known.arranged !== scene.arranged) places = placesOf(scene.arranged ? elements : elementsOf(desk.state.asked.answer, bare));
    const home = new Map([...elementsOf(answer, { ...scene, opened: new Set() }).nodes].flatMap(({ id, members }) => (
      scene.opened.has(id) ? members.map((member) => [member, id]) : [])));
    if (known && known.arranged !== scene.arranged) for (const id of scene.pinned) if (kept.has(id)) places.set(id, kept.get(id));
    places = settled(places, elements, home);
    // The one looked at last stands last.
    desk.course.places.delete(key);
    desk.course.places.set(key, { arranged: scene.arranged, at: Object.fromEntries(places) });
    for (const [id, place] of scene.moved) if (places.has(id)) places.set(id, place);
    this.last = { scene, answer, elements, places, nodeOf: new Map(elements.nodes.map((node) => [node.id, node])) };
    return this.last;
  }

  fit = () => {
    const { elements: { nodes }, places } = this.placed();
    const { width, height } = this.svg.current.getBoundingClientRect();
    const at = nodes.map(({ id }) => places.get(id));
    if (at.length === 0 || width === 0) return;
    const range = (axis) => [Math.min(...at.map((place) => place[axis])), Math.max(...at.map((place) => place[axis]))];
    const [[left, right], [top, bottom]] = [range('x'), range('y')];
    const k = Math.min(1.4, width / (right - left + 2 * MARGIN + 60), height / (bottom - top + 2 * MARGIN));
    this.look({ k, x: width / 2 - (k * (left + right)) / 2, y: height / 2 - (k * (top + bottom)) / 2 });
  };

  look(view) {
    this.view = view;
    this.views.set(this.props.shown.scene.ask?.id, view);
    this.sheet.current.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.k})`);
    this.svg.current.classList.toggle('far', view.k < 0.55);
  }

  zoom(factor, about = null) {
    const { width, height } = this.svg.current.getBoundingClientRect();
    const { x, y, k } = this.view;
    const next = Math.min(LARGEST, Math.max(SMALLEST, k * factor));
    const [cx, cy] = about ?? [width / 2, height / 2];
    this.look({ k: next, x: cx - ((cx - x) * next) / k, y: cy - ((cy - y) * next) / k });
  }

  reveal(id) {
    const place = this.placed().places.get(id);
    const { width, height } = this.svg.current.getBoundingClientRect();
    const { x, y, k } = this.view;
    const [px, py] = [place.x * k + x, place.y * k + y];
    const off = (value, size) => (value < MARGIN ? MARGIN - value : value > size - MARGIN ? size - MARGIN - value : 0);
    this.look({ k, x: x + off(px, width), y: y + off(py, height) });
  }

  wheel = (event) => {
    event.preventDefault();
    const { left, top } = this.svg.current.getBoundingClientRect();
    this.zoom(Math.exp(-event.deltaY * 0.0016), [event.clientX - left, event.clientY - top]);
  };

  down = (event) => {
    if (event.button !== 0) return;
    const id = event.target.closest('.node')?.dataset.node ?? null;
    this.grip = { id, x: event.clientX, y: event.clientY, view: { ...this.view }, place: id && { ...this.placed().places.get(id) }, moved: false };
    this.svg.current.setPointerCapture(event.pointerId);
  };

  move = (event) => {
    if (!this.grip) return;
    const { id, x, y, view, place } = this.grip;
    const [dx, dy] = [event.clientX - x, event.clientY - y];
    if (Math.abs(dx) + Math.abs(dy) > 3) this.grip.moved = true;
    if (!this.grip.moved) return;
    if (id) this.setState({ drag: { id, x: Math.round(place.x + dx / view.k), y: Math.round(place.y + dy / view.k) } });
    else this.look({ ...view, x: view.x + dx, y: view.y + dy });
  };

  up = (event) => {
    const { grip } = this;
    this.grip = null;
    if (!grip) return;
    if (grip.moved && grip.id && this.state.drag) {
      const { id, x, y } = this.state.drag;
      this.setState({ drag: null });
      this.props.desk.course.do({ kind: 'move', to: { [id]: { x, y } } });
    } else if (!grip.moved && grip.id) this.pressed(grip.id, event.shiftKey || event.ctrlKey || event.metaKey);
    else if (!grip.moved) this.setState({ selected: new Set() });
  };

  pressed(id, more) {
    const selected = more ? new Set(this.state.selected) : new Set();
    if (more && selected.has(id)) selected.delete(id);
    else selected.add(id);
    this.setState({ selected, focus: id });
    if (!more) this.open(id);
  }

  open(id) {
    const { desk, shown: { answer } } = this.props;
    const node = this.placed().nodeOf.get(id);
    if (node.type === 'act') desk.openAct(answer.actOf.get(id));
    else if (node.type === 'entity') desk.detail.openEntity(answer.entityOf.get(id));
    else if (node.type === 'acts') desk.openFold(node.members);
    else if (node.type === 'gap') desk.openGaps([answer.gaps.find((gap) => gap.id === id)]);
  }

  keys = (event) => {
    const id = event.target.closest('.node')?.dataset.node;
    if (!id || event.altKey || event.ctrlKey || event.metaKey) return;
    const { desk, shown: { answer } } = this.props;
    const { places, nodeOf } = this.placed();
    const node = nodeOf.get(id);
    const standing = new Map([...places].filter(([each]) => nodeOf.has(each)));
    const next = neighbourOf(standing, id, event.key);
    if (next) {
      this.moving = true;
      this.setState({ focus: next });
    } else if (event.key === 'Enter') {
      if (node.type === 'entity') desk.expanding.count(answer.entityOf.get(id));
      else if (node.type === 'act' || node.type === 'gap') this.open(id);
      else this.leave(id, { kind: 'ungroup', group: id });
    } else if (event.key === ' ') this.pressed(id, true);
    else if (event.key === 'Delete' && node.type !== 'gap') this.leave(id, { kind: 'hide', ids: this.chosen(id) });
    else return;
    event.preventDefault();
  };

  /** Does a step that takes what has the focus away: the focus goes to what stands nearest. */
  leave(id, step) {
    const { x, y } = this.placed().places.get(id);
    this.props.desk.course.do(step);
    // Drawn by now, without what is gone.
    const { elements: { nodes }, places } = this.placed();
    const far = (node) => Math.hypot(places.get(node.id).x - x, places.get(node.id).y - y);
    const nearest = nodes.reduce((best, node) => (best && far(best) <= far(node) ? best : node), null);
    if (!nearest) return;
    this.moving = true;
    this.setState({ focus: nearest.id });
  }

  /** Ids of what is selected, folds by their members; without a selection those of one node. */
  chosen(id = null) {
    const { nodeOf } = this.placed();
    const picked = [...this.state.selected].filter((each) => nodeOf.has(each));
    return (picked.length > 0 ? picked : id ? [id] : []).flatMap((each) => nodeOf.get(each).members);
  }

  render({ desk, state, shown }, { selected, focus, drag }) {
    const { t, cursor, detail } = state;
    const { answer, scene } = shown;
    const { elements, places, nodeOf } = this.placed();
    const at = (id) => (drag?.id === id ? drag : places.get(id));
    const stop = nodeOf.has(focus) ? focus : elements.nodes[0]?.id;
    const walked = new Set(state.way ? state.way.acts : (answer.chainOf.get(cursor?.card ?? '') ?? []));
    const onWay = (node) => node.members.some((id) => walked.has(id));
    const zone = zoneOf(state.address);
    const picked = [...selected].filter((id) => nodeOf.has(id));
    return html`<div class="graph">
      <${GraphTools} desk=${desk} t=${t} scene=${scene} answer=${answer} elements=${elements} picked=${picked.map((id) => nodeOf.get(id))} chosen=${() => this.chosen()}
        onZoom=${(factor) => this.zoom(factor)} onFit=${this.fit} onLeave=${() => this.setState({ selected: new Set() })} />
      <div class="graph-legend"><${Legend} t=${t} answer=${timeless(answer)} /></div>
      <svg ref=${this.svg} class="graph-sheet" role="group" aria-label=${t('graph.drawing')} data-testid="graph" data-elements=${elements.nodes.length}
        onPointerDown=${this.down} onPointerMove=${this.move} onPointerUp=${this.up} onPointerCancel=${() => { this.grip = null; }} onKeyDown=${this.keys}>
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8Z" /></marker></defs>
        <g ref=${this.sheet} class=${walked.size > 0 ? 'figure-walk' : ''}>
          <g aria-hidden="true">${elements.edges.map((edge) => nodeOf.has(edge.from) && nodeOf.has(edge.to) && html`<${Ends} key=${`${edge.from} ${edge.to} ${edge.passage}`} edge=${edge}
            a=${at(edge.from)} b=${at(edge.to)} walked=${walked.size > 0 && (onWay(nodeOf.get(edge.from)) || onWay(nodeOf.get(edge.to)))} />`)}</g>
          ${elements.nodes.map((node) => html`<${Node} key=${node.id} node=${node} place=${at(node.id)} stop=${node.id === stop} selected=${selected.has(node.id)}
            current=${node.members.includes(cursor?.act)} walked=${onWay(node)} opened=${detail?.id === node.id} noted=${scene.notes.has(`${node.type}:${node.id}`)}
            pinned=${scene.pinned.has(node.id)} added=${answer.added?.has(node.id)} t=${t} label=${labelOf(node, answer, t, zone)} />`)}
        </g>
      </svg>
    </div>`;
  }
}

// A graph has no time axis, and no stretch of it is compressed.
const timeless = (answer) => ({ ...answer, trace: { ...answer.trace, layout: { ...answer.trace.layout, breaks: [] } } });
