// <ExportBar desk=${desk} state=${state} shown=${shown} drawn=${boolean} />   what is on the screen as a file: put on record first, refused where the grant allows none
import { Component, html } from '../markup.js';
import { zoneOf } from '../../model/address.js';
import { csvOf, digestOf, headOf, tableOf } from '../../model/export.js';
import { onLanes, partsOf } from '../../model/partial.js';
import { entityLabel } from '../plain-text/plain-text.js';
import { save } from '../../save.js';
import { drawingOf, pngOf } from './picture.js';

export class ExportBar extends Component {
  state = { busy: null };

  async take(format) {
    this.setState({ busy: format });
    try {
      await this.make(format);
    } catch {
      // Such as a picture larger than a browser can hold. What went on record stays there.
      const { desk, state: { t } } = this.props;
      desk.set({ notice: { tone: 'stop', text: t('export.failed', { format }) } });
      desk.say(t('export.failed', { format }));
    } finally {
      this.setState({ busy: null });
    }
  }

  async make(format) {
    const { desk, state, shown: { answer, scene } } = this.props;
    const { t, address } = state;
    const zone = zoneOf(address);
    const label = (entity) => entityLabel(entity, t);
    const table = tableOf(answer, t, zone, label);
    const graph = document.querySelector('.graph-sheet');
    const drawing = format === 'CSV' ? null : drawingOf(graph ?? document.querySelector('.lanes-sheet'));
    // A picture holds what is drawn on it: on the lanes only what was traced has a place.
    const lanes = drawing !== null && !graph;
    const acts = lanes ? onLanes(answer) : answer.acts.length;
    const digest = await digestOf(format === 'CSV' ? csvOf(table, []) : drawing.text([]));
    const answers = [answer.trace.audit, ...scene.expansions.flatMap(({ pages }) => pages.flatMap(({ audits }) => audits))];
    const record = await desk.investigations.record({ format, digest, acts }, answers);
    if (!record) return;
    const { digest: whole, audit } = answer.trace;
    const head = headOf(t, record, { grant: desk.grant()?.id ?? null, digest: whole, audit, shown: acts, of: answer.whole.acts.length, zone,
      parts: partsOf(t, { answer, scene }, label, lanes) });
    const name = `cardtrail-${answer.trace.digest.slice(0, 12)}`;
    if (format === 'CSV') save(new Blob([csvOf(table, head)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
    else if (format === 'SVG') save(new Blob([drawing.text(head)], { type: 'image/svg+xml' }), `${name}.svg`);
    else save(await pngOf(drawing.text(head), drawing.size(head)), `${name}.png`);
    desk.say(t('export.done', { name }));
  }

  render({ desk, state, shown, drawn }, { busy }) {
    const { t } = state;
    const allowed = desk.grant()?.exportAllowed !== false;
    const button = (format) => html`<button type="button" class="flat" data-testid=${`export-${format.toLowerCase()}`} disabled=${busy !== null || !allowed
      || (format !== 'CSV' && !drawn)} title=${t(allowed ? 'export.title' : 'export.refused', { number: state.warrant.number, grant: desk.grant()?.id ?? '' })}
      onClick=${() => this.take(format)}>${format}</button>`;
    return html`<span class="export-bar" role="group" aria-label=${t('export.group')} data-testid="export" data-acts=${shown.answer.acts.length}>${t('export.group')}
      ${['CSV', 'SVG', 'PNG'].map(button)} <button type="button" data-testid="open-reports" onClick=${() => desk.reports.open()}>${t('report.open')}</button>${!allowed && html` <span class="quiet" data-testid="export-refused">${t('export.refused', { number: state.warrant.number,
        grant: desk.grant()?.id ?? '' })}</span>`}</span>`;
  }
}
