// <DetailPanel desk=${desk} state=${state} />   one act or one entity, and where it stands written. Escape closes it.
import { Component, html } from '../markup.js';
import { Notice } from '../notice/notice.js';
import { ActDetail } from './act-detail.js';
import { EntityDetail } from './entity-detail.js';

export class DetailPanel extends Component {
  componentDidMount() {
    this.focusHeading();
  }

  componentDidUpdate(before) {
    const [was, is] = [before.state.detail, this.props.state.detail];
    if (was.id !== is.id) this.focusHeading();
  }

  focusHeading() {
    this.base.querySelector('h2').focus({ preventScroll: true });
  }

  close = () => {
    const { desk, state } = this.props;
    desk.closeDetail();
    // Back to where one came from.
    document.querySelector(`[data-act="${CSS.escape(state.cursor?.act ?? '')}"]`)?.focus();
  };

  render({ desk, state }) {
    const { t, detail } = state;
    const act = detail.type === 'act';
    return html`<aside class="detail" data-testid="detail" data-type=${detail.type} data-status=${detail.status}
      aria-label=${t(`detail.${detail.type}`)} onKeyDown=${(event) => event.key === 'Escape' && this.close()}>
      <div class="detail-head">
        <h2 tabindex="-1">${act ? t(`act.${detail.thing.kind}`) : t(`kind.${detail.thing.kind}`)}</h2>
        <button type="button" class="flat" data-testid="detail-close" aria-label=${t('action.close')} title=${`${t('action.close')} (Esc)`}
          onClick=${this.close}>×</button>
      </div>
      ${detail.status === 'busy' && html`<p class="quiet" aria-busy="true">${t('detail.busy')}</p>`}
      ${detail.status === 'failed' && html`<${Notice} t=${t} failure=${detail.failure}
        onRetry=${() => (act ? desk.openAct(detail.thing) : desk.detail.openEntity(detail.thing))} />`}
      ${detail.status === 'done' && (act ? html`<${ActDetail} desk=${desk} state=${state} act=${detail.data} />`
        : html`<${EntityDetail} desk=${desk} state=${state} entity=${detail.data} />`)}
    </aside>`;
  }
}
