// <Refusal desk=${desk} state=${state} />   the instrument does not permit the question: which term, and what may be done
// Speaks of the request and the instrument only, never of the data.
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { narrowed, termsTouched } from '../../model/question.js';
import { brief, stamp, zoneLabel } from '../../model/time.js';
import { names } from '../../model/translate.js';
import { HashText, PlainText, shortLabel } from '../plain-text/plain-text.js';

export function Refusal({ desk, state }) {
  const { t, warrant, asked } = state;
  const { failure, question, subject, end, conditions } = asked;
  const grant = desk.grant();
  const next = narrowed(question, grant, failure.reasons);
  const ask = () => desk.askAbout(subject, { ...question, end, conditions, hops: next.hops ? String(next.hops) : undefined, from: next.from ?? undefined,
    to: next.to ?? undefined });
  return html`<section class="refusal" role="alert" data-testid="refusal" data-reasons=${failure.reasons.join(' ')}>
    <h2 tabindex="-1">${t('refusal.title')}</h2>
    <p>${t('refusal.lead')} <strong class="mono">${warrant.number}${grant ? ` · ${grant.id}` : ''}</strong></p>
    <ul class="reasons">${failure.reasons.map((reason) => html`<li key=${reason} data-testid="reason" data-reason=${reason}>
      <strong>${t(`reason.${reason}`)}</strong><span>${t(`reason.${reason}.next`)}</span></li>`)}</ul>
    <${Terms} state=${state} grant=${grant} touched=${termsTouched(failure.reasons)} now=${desk.now()} />
    <div class="ways-on">
      ${next && html`<button type="button" class="primary" data-testid="narrow" onClick=${ask}>${t('refusal.narrow')}</button>`}
      ${desk.request.canExtend() && html`<button type="button" data-testid="extend" title=${t('refusal.extend.text')}
        onClick=${() => desk.request.extend()}>${t(warrant.actions.includes('UPDATE') ? 'refusal.extend' : 'refusal.anew')}</button>`}
    </div>
    <p class="quiet">${t('refusal.recorded')} ${failure.audit && html`<${HashText} value=${failure.audit} t=${t} />`}</p>
    <p class="quiet">${t('refusal.silent')}</p>
  </section>`;
}

function Terms({ state, grant, touched, now }) {
  const { t, warrant, asked: { question, subject }, address, viewer } = state;
  const zone = zoneOf(address);
  const span = (interval) => `${brief(interval.from, zone)} – ${brief(interval.to, zone)}`;
  const own = t('refusal.own');
  const rows = [['validity', span(warrant.validity), stamp(new Date(now).toISOString().replace(/\.\d+/, ''), zone)]];
  if (touched.has('state')) rows.unshift(['state', t(`state.${warrant.state}`), t('refusal.use')]);
  if (touched.has('approvals')) rows.push(['approvals', String(warrant.approvals.length), '2']);
  if (touched.has('assignees')) rows.push(['assignees', warrant.assignees.join('; '), viewer.name]);
  if (touched.has('mlaApproval')) rows.push(['mlaApproval', warrant.mlaApproval ?? '—', t('refusal.use')]);
  if (grant) {
    rows.push(
      ['subject', grant.subjects.map((each) => `${t(`kind.${each.kind}`)} ${each.value}`).join('; '),
        `${t(`kind.${subject.kind}`)} ${subject.value ?? shortLabel(subject)}`],
      ['hops', String(grant.maxHops), question.hops ? String(question.hops) : own],
      ['window', span(grant.window), question.from ? span(question) : own],
      ['categories', names(t, 'category', grant.categories).join(' · '), own],
      ['channels', names(t, 'channel', grant.channels).join(' · '), own]);
  } else {
    rows.push(['grant', warrant.grants.map((each) => each.id).join(' · '), '—']);
  }
  return html`<table class="compare"><caption>${t('refusal.compare')} <span class="quiet">(${zoneLabel(zone)})</span></caption>
    <thead><tr><th scope="col">${t('refusal.term')}</th><th scope="col">${t('refusal.permits')}</th>
      <th scope="col">${t('refusal.asked')}</th></tr></thead>
    <tbody>${rows.map(([term, permits, asks]) => html`<tr key=${term} class=${touched.has(term) ? 'touched' : ''}>
      <th scope="row">${t(`terms.${term}`)}</th><td><${PlainText} value=${permits} limit=${160} /></td>
      <td><${PlainText} value=${asks} limit=${120} /></td></tr>`)}</tbody></table>`;
}
