// <TimeBrush desk=${desk} state=${state} shown=${shown} />   acts over time; what is brushed drives drawing, table, and what is asked next
// By mouse: drag over the bars. By keyboard: both ends are sliders (arrows a step, Page ten, Home and End). Double click or × lets go.
import { Component, createRef, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { histogramOf, momentAt, partOf } from '../../model/histogram.js';
import { stamp, typedMoment, zoneLabel } from '../../model/time.js';

const [BINS, HEIGHT] = [96, 34];

export class TimeBrush extends Component {
  state = { drag: null };
  strip = createRef();

  part(event) {
    const { left, width } = this.strip.current.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - left) / width));
  }

  down = (event) => {
    if (event.button !== 0 || event.target.closest('button')) return;
    this.strip.current.setPointerCapture(event.pointerId);
    const part = this.part(event);
    this.setState({ drag: { from: part, to: part } });
  };

  move = (event) => this.state.drag && this.setState({ drag: { ...this.state.drag, to: this.part(event) } });

  up = () => {
    const { drag } = this.state;
    this.setState({ drag: null });
    if (drag && Math.abs(drag.to - drag.from) > 0.005) this.brush(Math.min(drag.from, drag.to), Math.max(drag.from, drag.to));
  };

  brush(from, to) {
    const span = this.span();
    const one = 1000 / (span.to - span.from);
    this.set(from <= 0 ? null : momentAt(span, from), to >= 1 ? null : momentAt(span, Math.max(to, from + one)));
  }

  set(from, to) {
    const { desk, shown: { scene: { filter } } } = this.props;
    const span = this.span();
    const all = !from && !to;
    desk.course.do({ kind: 'filter', filter: { ...filter, from: all ? null : from ?? momentAt(span, 0), to: all ? null : to ?? momentAt(span, 1) } });
  }

  span() {
    return histogramOf(this.props.shown.answer.whole.acts, BINS);
  }

  keys(end) {
    return (event) => {
      const span = this.span();
      const { from, to } = this.parts(span);
      const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
      const here = end === 'from' ? from : to;
      const there = event.key === 'Home' ? 0 : event.key === 'End' ? 1 : step === undefined ? null : here + step / BINS;
      if (there === null) return;
      event.preventDefault();
      if (end === 'from') this.brush(Math.min(there, to - 1 / BINS), to);
      else this.brush(from, Math.max(there, from + 1 / BINS));
    };
  }

  parts(span) {
    const { filter } = this.props.shown.scene;
    return { from: filter.from ? partOf(span, filter.from) : 0, to: filter.to ? partOf(span, filter.to) : 1 };
  }

  render({ desk, state, shown }, { drag }) {
    const { t, address } = state;
    const zone = zoneOf(address);
    const span = this.span();
    if (!span) return null;
    const { filter } = shown.scene;
    const most = Math.max(...span.counts);
    const set = Boolean(filter.from);
    const { from, to } = drag ? { from: Math.min(drag.from, drag.to), to: Math.max(drag.from, drag.to) } : this.parts(span);
    const left = stamp(filter.from ?? momentAt(span, 0), zone);
    const right = stamp(filter.to ?? momentAt(span, 1), zone);
    const handle = (end, part, value) => html`<span class="brush-end" role="slider" tabindex="0" aria-label=${t(`brush.${end}`)} aria-valuemin="0" aria-valuemax=${BINS}
      aria-valuenow=${Math.round(part * BINS)} aria-valuetext=${`${value} ${zoneLabel(zone)}`} data-testid=${`brush-${end}`} onKeyDown=${this.keys(end)}
      style=${{ left: `${part * 100}%` }}></span>`;
    return html`<section class="time-brush" aria-label=${t('brush.title')} data-testid="time-brush" data-set=${set}>
      <form class="brush-typed" onSubmit=${(event) => this.typed(event, zone)} key=${`${left} ${right}`}>
        <input class="mono" name="from" aria-label=${t('brush.from')} defaultValue=${left} size="19" data-testid="brush-from-text" />
        <span class="quiet">–</span><input class="mono" name="to" aria-label=${t('brush.to')} defaultValue=${right} size="19" data-testid="brush-to-text" />
        <span class="quiet">${zoneLabel(zone)}</span>
        <button type="submit" class="flat">${t('brush.set')}</button>
      </form>
      <div ref=${this.strip} class="brush-strip" onPointerDown=${this.down} onPointerMove=${this.move} onPointerUp=${this.up} onDblClick=${() => set && this.set(null, null)}>
        <svg viewBox=${`0 0 ${BINS} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">${span.counts.map((count, place) => count > 0 && html`<rect key=${place}
          x=${place + 0.1} width="0.8" y=${HEIGHT - Math.max(2, (count / most) * HEIGHT)} height=${Math.max(2, (count / most) * HEIGHT)}
          class=${(place + 1) / BINS <= from || place / BINS >= to ? 'bin out' : 'bin'} />`)}</svg>
        ${(set || drag) && html`<span class="brush-range" style=${{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}></span>`}
        ${handle('from', from, left)}${handle('to', to, right)}
      </div>
      ${set && html`<span class="brush-do"><button type="button" data-testid="brush-ask" title=${t('brush.ask.title')} onClick=${() => desk.asking.within(filter.from, filter.to)}>${
        t('brush.ask')}</button><button type="button" class="flat" data-testid="brush-clear" aria-label=${t('brush.clear')} title=${t('brush.clear')}
        onClick=${() => this.set(null, null)}>×</button></span>`}
    </section>`;
  }

  typed(event, zone) {
    event.preventDefault();
    const form = new FormData(event.target);
    const [from, to] = ['from', 'to'].map((name) => typedMoment(String(form.get(name)).slice(0, 19), zone));
    const { desk, state } = this.props;
    if (from && to && Date.parse(from) < Date.parse(to)) this.set(from, to);
    else desk.set({ notice: { tone: 'stop', text: state.t('question.badWindow') } });
  }
}
