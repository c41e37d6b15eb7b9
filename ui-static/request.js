// The form in which an instrument is requested, corrected or extended.
import { zoneOf } from './model/address.js';
import { ask } from './server/transport.js';
import { CHANGES, DRAFT } from './server/documents/lifecycle.js';
import { Failure } from './model/failure.js';
import { emptyForm, emptyGrant, formOf, inputOf, placeOf } from './model/terms.js';
import { extendable, widened } from './model/widening.js';
import { forgetForm, keepForm, keptForm } from './kept.js';

const NEW = 'new';

/** The request part of the desk. `state.form` is `{key, mode, generation, terms, touched, errors, failure, busy}`. */
export class Request {
  #desk;

  constructor(desk) {
    this.#desk = desk;
  }

  #zone() {
    return zoneOf(this.#desk.state.address);
  }

  /** Goes to the form of the instrument in front, or to an empty one. @param {boolean} [fresh] */
  open(fresh = false) {
    const { lang, theme, zone, warrant } = this.#desk.state.address;
    forgetForm();
    this.#desk.set({ form: null });
    return this.#desk.follow({ lang, theme, zone, warrant: fresh ? undefined : warrant, screen: 'request' });
  }

  /** Fills the form of the screen that was gone to: as it was left in this tab, or from the terms that stand. */
  fill() {
    const { warrant, address, form } = this.#desk.state;
    const key = address.warrant ?? NEW;
    if (form?.key === key) return;
    const kept = keptForm(key);
    if (kept && (kept.mode === 'draft' || kept.mode === modeOf(warrant))) this.#set(kept);
    else if (!address.warrant) this.#set({ key, mode: 'draft', generation: null, terms: emptyForm(), touched: [] });
    else if (warrant && modeOf(warrant)) {
      const standing = warrant.proposal ? { ...warrant, ...warrant.proposal } : warrant;
      this.#set({ key, mode: modeOf(warrant), generation: warrant.generation, terms: formOf(standing, this.#zone()), touched: [] });
    } else this.#desk.set({ form: null });
  }

  /** Whether the refusal on the desk can be mended by other terms that the viewer may ask for. */
  canExtend() {
    const { asked, viewer } = this.#desk.state;
    const requests = viewer.roles.some((role) => role === 'INVESTIGATOR' || role === 'INTEGRATOR');
    return requests && asked.status === 'failed' && extendable({ reasons: asked.failure.reasons, subject: asked.subject });
  }

  /** Opens the form with the present terms widened by what the refusal names. */
  extend() {
    const desk = this.#desk;
    const { warrant, asked, viewer, address } = desk.state;
    const { terms, touched } = widened(warrant, { grant: desk.grant()?.id ?? null, question: asked.question, subject: asked.subject,
      reasons: asked.failure.reasons, viewer: viewer.name, now: desk.now() });
    const update = modeOf(warrant) === 'update';
    const form = { ...formOf(terms, this.#zone()), ...(update ? {} : { number: '' }) };
    this.#set({ key: update ? warrant.id : NEW, mode: update ? 'update' : 'draft', generation: update ? warrant.generation : null,
      terms: form, touched: update ? touched : ['number', ...touched], from: warrant.number });
    const { lang, theme, zone } = address;
    return desk.follow({ lang, theme, zone, warrant: update ? warrant.id : undefined, screen: 'request' });
  }

  /** @param {string} place such as `grants.0.from` @param {unknown} value */
  put(place, value) {
    const { form } = this.#desk.state;
    const errors = { ...form.errors };
    delete errors[place];
    this.#set({ ...form, terms: putAt(form.terms, place.split('.'), value), errors });
  }

  addGrant() {
    const { form } = this.#desk.state;
    this.put('grants', [...form.terms.grants, emptyGrant()]);
  }

  removeGrant(index) {
    const { form } = this.#desk.state;
    this.#set({ ...form, errors: {}, touched: [], terms: { ...form.terms, grants: form.terms.grants.filter((_, at) => at !== index) } });
  }

  /** Leaves the form and what was typed. */
  leave() {
    const { lang, theme, zone, warrant } = this.#desk.state.address;
    forgetForm();
    this.#desk.set({ form: null });
    return this.#desk.follow({ lang, theme, zone, warrant, screen: warrant ? 'record' : 'instruments' });
  }

  /** Sends the terms. @param {boolean} submit whether to ask for approval at once */
  async save(submit) {
    const desk = this.#desk;
    const { form } = desk.state;
    const { input, errors } = inputOf(form.terms, this.#zone());
    const marked = Object.fromEntries(Object.entries(errors).map(([place, key]) => [place, { key }]));
    if (Object.keys(marked).length > 0) {
      this.#set({ ...form, errors: marked, failure: null, tried: (form.tried ?? 0) + 1 });
      return;
    }
    this.#set({ ...form, errors: {}, failure: null, busy: true });
    try {
      let saved = await this.#send(form, input);
      if (submit && form.mode !== 'update') {
        // Should the submission fail, what is left is a draft that exists.
        this.#set({ ...desk.state.form, key: saved.id, mode: 'edit', generation: saved.generation });
        saved = (await ask(CHANGES.SUBMIT, { id: saved.id, generation: saved.generation })).warrant;
      }
      forgetForm();
      desk.set({ form: null });
      await desk.instrument.changed(saved, desk.state.t(form.mode === 'update' ? 'done.UPDATE' : submit ? 'done.SUBMIT' : 'done.DRAFT'));
    } catch (failure) {
      await this.#refused(failure);
    }
  }

  async #send({ mode, key, generation }, input) {
    if (mode === 'draft') return (await ask(DRAFT, { input })).warrant;
    return (await ask(CHANGES[mode === 'edit' ? 'EDIT' : 'UPDATE'], { id: key, generation, input })).warrant;
  }

  async #refused(failure) {
    const desk = this.#desk;
    if (!(failure instanceof Failure)) throw failure;
    if (failure.code === 'UNAUTHENTICATED') {
      await desk.session.ended(failure);
      return;
    }
    const form = { ...desk.state.form, busy: false, tried: (desk.state.form.tried ?? 0) + 1 };
    const place = failure.code === 'BAD_REQUEST' ? placeOf(failure.message, form.terms.grants.length) : null;
    if (failure.code === 'STALE_GENERATION') {
      await desk.instrument.reread();
      this.#set({ ...form, failure, generation: desk.state.warrant?.generation ?? form.generation, mode: modeOf(desk.state.warrant) ?? form.mode });
    } else if (place) this.#set({ ...form, errors: { [place]: { said: failure.message, complaint: failure.complaint } }, failure: null });
    else this.#set({ ...form, failure });
  }

  #set(form) {
    const whole = { errors: {}, failure: null, busy: false, ...form };
    const { key, mode, generation, terms, touched, from } = whole;
    keepForm({ key, mode, generation, terms, touched, from });
    this.#desk.set({ form: whole });
  }
}

const modeOf = (warrant) => (warrant?.actions.includes('EDIT') ? 'edit' : warrant?.actions.includes('UPDATE') ? 'update' : null);

function putAt(thing, [name, ...rest], value) {
  const copy = Array.isArray(thing) ? [...thing] : { ...thing };
  copy[name] = rest.length ? putAt(thing[name], rest, value) : value;
  return copy;
}
