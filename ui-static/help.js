// Help: what keys do and what words mean, and a short tour of the demonstration's first answer.
import { dictionary } from './server/transport.js';
import { rememberToured, toured } from './kept.js';
import { mayRequest } from './model/office.js';
import { STEPS } from './model/tour.js';

/** The help part of the desk. `help` is null or `{terms}`; `tour` is null, 'offered', or the number of the step in front. */
export class Help {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  async open() {
    this.#desk.set({ help: { terms: null } });
    const terms = await dictionary('terms').catch(() => []);
    if (this.#desk.state.help) this.#desk.set({ help: { terms } });
  }

  close() {
    this.#desk.set({ help: null });
  }

  /** Whether the viewer may see what there is to be shown. */
  offers() {
    const { installation, viewer } = this.#desk.state;
    return Boolean(installation?.demo) && mayRequest(viewer.roles);
  }

  /** Whether there is something to be shown around: an answer under the demonstration's instrument. */
  canTour() {
    const { installation, warrant, asked } = this.#desk.state;
    return this.offers() && installation.demo.warrant === warrant?.id && asked.status === 'done' && this.#desk.screen() === 'desk';
  }

  /** Offers the tour to whoever has not been offered it in this browser. */
  offer() {
    if (this.#desk.state.tour !== null || !this.canTour() || toured()) return;
    this.#desk.set({ tour: 'offered' });
    this.#desk.say(this.#desk.state.t('tour.offer'));
  }

  /** Begins the tour; where there is no answer to show around yet, with the demonstration's. */
  async begin() {
    const desk = this.#desk;
    rememberToured();
    desk.set({ help: null, tour: null });
    if (!this.canTour()) {
      desk.turn({ screen: undefined });
      await desk.openDemo('trace');
    }
    if (this.canTour()) this.step(0);
  }

  /** @param {number} tour the step that comes to the front */
  step(tour) {
    if (tour < 0 || tour >= STEPS.length) this.end();
    else this.#desk.set({ tour });
  }

  end() {
    rememberToured();
    this.#desk.set({ tour: null });
  }
}
