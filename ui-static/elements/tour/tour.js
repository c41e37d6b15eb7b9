// <Tour desk=${desk} state=${state} />   shows around: a card beside what it speaks of, and a ring about that
// It also listens for "?", which opens the help from anywhere. Not modal: everything stays usable. Arrows turn its pages while it has the focus, Escape ends it.
import { Component, createRef, html } from '../markup.js';
import { beside, STEPS } from '../../model/tour.js';

export class Tour extends Component {
  card = createRef();

  componentDidMount() {
    this.look = () => this.measure();
    window.addEventListener('resize', this.look);
    document.addEventListener('scroll', this.look, true);
    this.shortcut = (event) => {
      if (event.key !== '?' || event.target.closest?.('input, select, textarea, dialog') || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      this.props.desk.help.open();
    };
    document.addEventListener('keydown', this.shortcut);
    this.props.desk.help.offer();
  }

  componentWillUnmount() {
    window.removeEventListener('resize', this.look);
    document.removeEventListener('scroll', this.look, true);
    document.removeEventListener('keydown', this.shortcut);
  }

  componentDidUpdate({ state: before }) {
    const { desk, state } = this.props;
    if (state.tour === null) {
      if (before.tour !== null) this.back?.focus?.();
      desk.help.offer();
      return;
    }
    // What it speaks of has gone: another answer, another screen.
    if (!desk.help.canTour()) {
      desk.help.end();
      return;
    }
    if (state.tour !== before.tour && typeof state.tour === 'number') {
      if (typeof before.tour !== 'number') this.back = document.querySelector('[data-testid="help"]');
      this.target()?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      this.card.current.querySelector('.primary').focus();
    }
    this.measure();
  }

  target() {
    const { tour } = this.props.state;
    return typeof tour === 'number' ? STEPS[tour].at.map((each) => document.querySelector(each)).find(Boolean) : null;
  }

  measure() {
    if (!this.card.current) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const card = this.card.current.getBoundingClientRect();
    const target = this.target()?.getBoundingClientRect() ?? null;
    const corner = { left: clientWidth, top: clientHeight, right: clientWidth, bottom: clientHeight };
    const place = beside(target ?? corner, card, { width: clientWidth, height: clientHeight });
    const ring = target && { left: target.left - 3, top: target.top - 3, width: target.width + 6, height: target.height + 6 };
    const at = JSON.stringify([place, ring]);
    if (at !== this.at) {
      this.at = at;
      this.setState({ place, ring });
    }
  }

  keys = (event) => {
    const { desk, state: { tour } } = this.props;
    const next = { Escape: () => desk.help.end(), ArrowRight: () => desk.help.step(tour + 1), ArrowLeft: () => tour > 0 && desk.help.step(tour - 1) }[event.key];
    if (!next || (typeof tour !== 'number' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    next();
  };

  render({ desk, state: { t, tour } }, { place, ring }) {
    if (tour === null) return null;
    const step = typeof tour === 'number' ? STEPS[tour].name : 'offer';
    const px = (box) => Object.fromEntries(Object.entries(box ?? {}).map(([name, value]) => [name, `${value}px`]));
    return html`${step !== 'offer' && ring && html`<div class="tour-ring" style=${px(ring)} aria-hidden="true"></div>`}
      <section ref=${this.card} class="tour" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-text" data-testid="tour" data-step=${step}
        style=${px(place)} onKeyDown=${this.keys}>
        <h2 id="tour-title">${t(`tour.${step}`)}</h2><p id="tour-text">${t(`tour.${step}.text`)}</p>
        <div class="buttons">${step === 'offer' ? html`<button type="button" data-testid="tour-end" onClick=${() => desk.help.end()}>${t('tour.no')}</button>
            <button type="button" class="primary" data-testid="tour-begin" onClick=${() => desk.help.begin()}>${t('tour.begin')}</button>`
          : html`<span class="quiet">${t('tour.place', { at: tour + 1, all: STEPS.length })}</span>
            <button type="button" class="flat" data-testid="tour-end" onClick=${() => desk.help.end()}>${t('tour.end')}</button>
            ${tour > 0 && html`<button type="button" data-testid="tour-back" onClick=${() => desk.help.step(tour - 1)}>${t('tour.back')}</button>`}
            <button type="button" class="primary" data-testid="tour-next" onClick=${() => desk.help.step(tour + 1)}>${
              t(tour === STEPS.length - 1 ? 'tour.done' : 'tour.next')}</button>`}</div>
      </section>`;
  }
}
