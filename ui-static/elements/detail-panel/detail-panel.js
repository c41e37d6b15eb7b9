// <DetailPanel desk=${desk} state=${state} />   one act or one entity, and where it stands written. Escape closes it.
import { Component, createRef, html } from '../markup.js';
import { Notice, Reading } from '../notice/notice.js';
import { ActDetail } from './act-detail.js';
import { EntityDetail } from './entity-detail.js';
import { FoldDetail } from './fold-detail.js';
import { GapDetail } from './gap-detail.js';
import { NoteBox } from '../note-box/note-box.js';
import { HolderDetail } from './holder-detail.js';

export class DetailPanel extends Component {
  root = createRef();

  componentDidMount() {
    this.focusHeading();
  }

  componentDidUpdate(before) {
    const [was, is] = [before.state.detail, this.props.state.detail];
    if (was.id !== is.id) this.focusHeading();
  }

  focusHeading() {
    this.root.current.querySelector('h2').focus({ preventScroll: true });
  }

  close = () => {
    const { detail } = this.props.state;
    const node = document.querySelector('.node.opened');
    this.props.desk.closeDetail();
    // Back to where one came from.
    const gap = detail.type === 'gap' && document.querySelector(`[data-gaps~="${detail.thing.number}"]`);
    (gap || node || document.querySelector('.mark[tabindex="0"], .acts tr[tabindex="0"], .node[tabindex="0"]'))?.focus();
  };

  render({ desk, state }) {
    const { t, detail } = state;
    const Body = { act: ActDetail, entity: EntityDetail, fold: FoldDetail, gap: GapDetail, holder: HolderDetail }[detail.type];
    return html`<aside ref=${this.root} class="detail" data-testid="detail" data-type=${detail.type} data-status=${detail.status}
      aria-label=${t(`detail.${detail.type}`)} onKeyDown=${(event) => event.key === 'Escape' && this.close()}>
      <div class="detail-head">
        <h2 tabindex="-1">${headingOf(detail, t)}</h2>
        <button type="button" class="flat" data-testid="detail-close" aria-label=${t('action.close')} title=${`${t('action.close')} (Esc)`}
          onClick=${this.close}>×</button>
      </div>
      ${detail.status === 'busy' && html`<${Reading} key=${detail.id} desk=${desk} words=${detail.type === 'holder' ? 'list.busy' : 'detail.busy'} />`}
      ${detail.status === 'failed' && html`<${Notice} t=${t} failure=${detail.failure}
        onRetry=${() => again(desk, detail)} />`}
      ${detail.status === 'done' && html`<${Body} desk=${desk} state=${state} thing=${detail.data} /><${NoteBox} desk=${desk} state=${state} />`}
    </aside>`;
  }
}

function headingOf({ type, thing }, t) {
  switch (type) {
    case 'holder': return t('holder.title');
    case 'gap': return t('gap.title');
    case 'entity': return t(`kind.${thing.kind}`);
    default: return t(`act.${thing.kind}`);
  }
}

function again(desk, { type, thing }) {
  switch (type) {
    case 'holder': return desk.detail.openHolder(thing.act);
    case 'entity': return desk.detail.openEntity(thing);
    default: return desk.openAct(thing);
  }
}
