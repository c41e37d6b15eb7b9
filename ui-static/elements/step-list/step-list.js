// <StepList desk=${desk} state=${state} />   what was done, as a tree: undo, redo, go anywhere; each access with its audit token
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { redoTo, treeOf, undoTo } from '../../model/steps.js';
import { shortened, visible } from '../../model/text.js';
import { toTheSecond } from '../../model/time.js';
import { HashText, entityLabel } from '../plain-text/plain-text.js';

export function StepList({ desk, state }) {
  const { t, steps, address } = state;
  const zone = zoneOf(address);
  const rows = treeOf(steps);
  const asked = steps.all.filter(({ kind }) => kind === 'ask');
  return html`<details class="step-list" open data-testid="steps">
    <summary>${t('steps.title', { n: steps.all.length })}</summary>
    <p class="row">
      <button type="button" data-testid="undo" disabled=${undoTo(steps) === undefined} title="Ctrl+Z" onClick=${() => desk.course.undo()}>${t('steps.undo')}</button>
      <button type="button" data-testid="redo" disabled=${redoTo(steps) === undefined} title="Ctrl+Shift+Z" onClick=${() => desk.course.redo()}>${t('steps.redo')}</button>
      <button type="button" data-testid="compare" disabled=${asked.length < 2} onClick=${() => desk.set({ comparing: {
        a: asked.at(-2).id, b: asked.at(-1).id } })}>${t('steps.compare')}</button></p>
    ${rows.length === 0 && html`<p class="quiet">${t('steps.none')}</p>`}
    <ol>${rows.map(({ step, depth, here, onLine }) => html`<li key=${step.id} class=${onLine ? 'on-line' : ''} style=${{ paddingInlineStart: `${Math.min(depth, 8) * 12}px` }}>
      <button type="button" class="step" data-testid="step" data-kind=${step.kind} aria-current=${here ? 'step' : null} title=${toTheSecond(step.at, zone)}
        onClick=${() => desk.course.goTo(step.id)}>${stepText(step, t)}</button>
      ${step.audit && html` <${HashText} value=${step.audit} t=${t} head=${6} />`}
      ${step.missing && html` <span class="warn" data-testid="step-missing">${t('steps.missing')}</span>`}</li>`)}</ol>
  </details>`;
}

/** A step in a few words. */
export function stepText(step, t) {
  const name = (subject) => shortened(visible(subject.value ?? subject.label ?? ''), 24);
  const ids = () => ({ n: step.ids.length });
  switch (step.kind) {
    case 'ask': return `${step.question.ask === 'chain' ? t('asked.chain') : step.question.ask === 'paths' ? t('asked.paths', { thread: t(`thread.${step.thread}`) })
      : t(`thread.${step.thread}`)} ${name(step.subject)} · ${t('figure.acts', { n: step.acts })}`;
    case 'expand': return t('steps.expand', { name: shortened(visible(entityLabel(step.entity, t)), 24), n: step.acts });
    case 'group': return t('steps.group', { name: step.name, ...ids() });
    case 'hide': case 'show': case 'pin': case 'unpin': return t(`steps.${step.kind}`, ids());
    case 'note': return t(step.text ? 'steps.note' : 'steps.noteGone');
    default: return t(`steps.${step.kind}`);
  }
}
