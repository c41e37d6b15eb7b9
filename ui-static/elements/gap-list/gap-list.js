// <GapList desk=${desk} state=${state} />   the answer's gaps and findings as a table, the twin of what the drawing hatches; nothing where there are none
import { html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { stamp, zoneLabel } from '../../model/time.js';
import { EntityText, PlainText } from '../plain-text/plain-text.js';

const COLUMNS = ['number', 'interval', 'from', 'to', 'expectedRecord', 'holder', 'cause', 'step', 'preserveBefore', 'candidates', 'grade'];

export function GapList({ desk, state }) {
  const { t, asked: { answer }, address, detail } = state;
  const zone = zoneOf(address);
  const findings = answer.trace.findings ?? [];
  if (answer.gaps.length === 0 && findings.length === 0) return null;
  const party = (end) => end && html`<${EntityText} entity=${answer.entityOf.get(end.id)} t=${t} limit=${28} />`;
  return html`<div class="gap-list" data-testid="gap-list" tabindex="0" role="region" aria-label=${t('gap.list')}>
    ${answer.gaps.length > 0 && html`<table class="gaps-table"><caption>${t('gap.list')} <span class="quiet">${zoneLabel(zone)}</span></caption>
      <thead><tr>${COLUMNS.map((column) => html`<th key=${column} scope="col">${t(`gap.${column}`)}</th>`)}</tr></thead>
      <tbody>${answer.gaps.map((gap) => html`<tr key=${gap.id} data-testid="gap-row" data-cause=${gap.cause} class=${detail?.id === gap.id ? 'opened' : ''}>
        <td><button type="button" class="link-like" data-gaps=${gap.number} data-testid="gap-open" aria-label=${t('gap.open', { n: gap.number })}
          onClick=${() => desk.openGaps([gap])}>${gap.number}</button></td>
        <td class="mono">${gap.interval.from ? stamp(gap.interval.from, zone) : t('gap.openBegin')} – ${stamp(gap.interval.to, zone)}</td>
        <td>${party(gap.from)}</td><td>${party(gap.to)}</td>
        <td>${t(`act.${gap.expected.record}`)}</td>
        <td>${gap.expected.holder && html`<${PlainText} value=${gap.expected.holder} limit=${36} />`}</td>
        <td>${t(`cause.${gap.cause}`)}</td><td>${t(`step.${gap.nextStep}`)}</td>
        <td class="mono">${gap.preserveBefore ? stamp(gap.preserveBefore, zone) : ''}</td>
        <td>${gap.candidates.length || ''}</td>
        <td><span class=${`badge grade-${gap.grade}`} title=${t(`grade.${gap.grade}`)}>${gap.grade}</span></td></tr>`)}</tbody></table>`}
    ${findings.length > 0 && html`<ul class="findings" data-testid="findings">${findings.map((finding, place) => html`<li key=${place}>
      ${party(finding.party)} ${finding.lot && html`<${PlainText} value=${`${finding.lot.sources[0]?.file}:${finding.lot.sources[0]?.line}`} limit=${60} mono />`}
      ${' '}${t(`finding.${finding.kind}`, { n: finding.cards, holds: finding.holds })}</li>`)}</ul>`}
  </div>`;
}
