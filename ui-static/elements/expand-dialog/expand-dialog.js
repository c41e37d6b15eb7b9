// <ExpandDialog desk=${desk} state=${state} />   counts first: what there is around an entity, by role; above 50 one chooses
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { Dialog } from '../dialog/dialog.js';
import { Notice, Reading } from '../notice/notice.js';
import { EntityText } from '../plain-text/plain-text.js';

/** Above so many neighbours nothing is chosen for one. */
const MANY = 50;

export class ExpandDialog extends Component {
  submit = (event) => {
    event.preventDefault();
    const { desk, state } = this.props;
    const form = new FormData(event.target);
    const { roles } = state.expanding.expansion;
    const chosen = form.getAll('role').map((place) => roles[Number(place)]);
    if (chosen.length > 0) desk.expanding.take(chosen.map(({ role, kind }) => ({ role, kind })), form.get('order') === 'newest');
  };

  render({ desk, state }) {
    const { t, expanding: { entity, status, expansion, failure } } = state;
    const close = () => desk.set({ expanding: null });
    return html`<${Dialog} title=${t('expand.title')} onClose=${close} testid="expand">
      <p><span class="quiet">${t(`kind.${entity.kind}`)}</span> <${EntityText} entity=${entity} t=${t} limit=${80} /></p>
      ${status === 'busy' && html`<${Reading} desk=${desk} words="expand.counting" />`}
      ${status === 'failed' && html`<${Notice} t=${t} failure=${failure} onRetry=${() => desk.expanding.count(entity)} />`}
      ${expansion && status !== 'failed' && html`<form onSubmit=${this.submit}>${this.choices(expansion, state)}
        <p class="row"><button type="submit" class="primary" data-testid="expand-take" disabled=${status === 'reading' || expansion.roles.length === 0}>${t('expand.take')}</button>
          <button type="button" onClick=${close}>${t('action.cancel')}</button></p></form>`}
      ${status !== 'done' && status !== 'reading' && html`<p><button type="button" onClick=${close}>${t('action.cancel')}</button></p>`}
    <//>`;
  }

  choices({ roles, acts, parties, bounds }, state) {
    const { t, address } = state;
    const zone = zoneOf(address);
    const many = parties > MANY || acts > MANY;
    if (roles.length === 0) return html`<p data-testid="expand-none">${t('expand.none')}</p>`;
    return html`<p class=${many ? 'warn' : 'quiet'} data-testid="expand-counts">${t(many ? 'expand.many' : 'expand.few', { acts, n: parties })}</p>
      ${bounds.length > 0 && html`<p class="warn">${bounds.map((bound) => t(bound === 'LIMIT' ? 'expand.atLeast' : `bound.${bound}.plain`)).join(t('list.and'))}</p>`}
      <table class="expand-roles"><thead><tr><th scope="col">${t('expand.role')}</th><th scope="col">${t('column.kind')}</th><th scope="col" class="number">${t('expand.acts')}</th>
        <th scope="col" class="number">${t('expand.parties')}</th><th scope="col">${t('expand.time')} ${zoneLabel(zone)}</th></tr></thead>
        <tbody>${roles.map((each, place) => html`<tr key=${place}>
          <td><label><input type="checkbox" name="role" value=${place} defaultChecked=${!many} data-testid="expand-role" data-role=${each.role} data-kind=${each.kind} /> ${t(`role.${each.role}`)}</label></td>
          <td>${t(`act.${each.kind}`)}</td><td class="number">${each.acts}</td><td class="number">${each.parties}</td>
          <td class="mono">${stamp(each.from, zone).slice(0, 10)} – ${stamp(each.to, zone).slice(0, 10)}</td></tr>`)}</tbody></table>
      <p><label><input type="radio" name="order" value="oldest" defaultChecked /> ${t('expand.oldest')}</label>${' '}
        <label><input type="radio" name="order" value="newest" data-testid="expand-newest" /> ${t('expand.newest')}</label></p>
      <p class="quiet">${t('expand.page')}</p>`;
  }
}
