// <GraphTools … />   what can be done with what is selected, and how much is drawn as how much
import { html } from '../markup.js';
import { ALL_CARDS } from '../../model/graph.js';

export function GraphTools({ desk, t, scene, answer, elements, picked, chosen, onZoom, onFit, onLeave }) {
  const one = picked.length === 1 ? picked[0] : null;
  const doing = (step) => () => {
    desk.course.do(step());
    onLeave();
  };
  const tool = (name, onClick, disabled) => html`<button type="button" class="flat" data-testid=${`graph-${name}`} disabled=${disabled} onClick=${onClick}>${t(`graph.${name}`)}</button>`;
  const name = () => t('graph.group.name', { n: scene.groups.length + 1 });
  const drawn = elements.nodes.length;
  return html`<div class="graph-tools" role="toolbar" aria-label=${t('graph.tools')}>
    ${tool('expand', () => desk.expanding.count(answer.entityOf.get(one.id)), one?.type !== 'entity')}
    ${tool('hide', doing(() => ({ kind: 'hide', ids: chosen() })), picked.length === 0)}
    ${tool('collapse', doing(() => ({ kind: 'group', group: `group:${Date.now().toString(36)}`, name: name(), ids: chosen() })), picked.length < 2)}
    ${tool('open', doing(() => ({ kind: 'ungroup', group: one.id })), !one || ['entity', 'act', 'gap'].includes(one.type))}
    ${tool(picked.length > 0 && picked.every(({ id }) => scene.pinned.has(id)) ? 'unpin' : 'pin', doing(() => ({ kind: picked.every(({ id }) => scene.pinned.has(id)) ? 'unpin' : 'pin',
      ids: picked.map(({ id }) => id) })), picked.length === 0)}
    ${one && scene.expansions.some(({ entity }) => entity.id === one.id) && tool('retract', doing(() => ({ kind: 'retract', entity: one.id })), false)}
    ${tool('arrange', () => desk.course.do({ kind: 'arrange' }), false)}
    ${elements.manyCards && html`<button type="button" class="flat" data-testid="graph-cards" aria-pressed=${elements.cards === 0} onClick=${() => desk.course.do(
      { kind: elements.cards > 0 ? 'ungroup' : 'fold', group: ALL_CARDS })}>${elements.cards > 0 ? t('graph.cards', { n: elements.cards }) : t('graph.cards.lines')}</button>`}
    ${scene.hidden.size > 0 && html`<button type="button" class="flat warn" data-testid="graph-show" onClick=${() => desk.course.do({ kind: 'show', ids: [...scene.hidden] })}>${
      t('graph.show', { n: scene.hidden.size })}</button>`}
    <span class="quiet" data-testid="graph-count">${elements.total === drawn ? t('graph.elements', { n: drawn }) : t('graph.folded', { n: elements.total, drawn })}</span>
    <span class="zoom" role="group" aria-label=${t('zoom.title')}>
      <button type="button" class="flat" aria-label=${t('zoom.out')} onClick=${() => onZoom(0.8)}>−</button>
      <button type="button" class="flat" data-testid="graph-fit" onClick=${onFit}>${t('zoom.fit')}</button>
      <button type="button" class="flat" aria-label=${t('zoom.in')} onClick=${() => onZoom(1.25)}>+</button></span></div>`;
}
