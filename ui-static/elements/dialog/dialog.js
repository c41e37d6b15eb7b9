// <Dialog title="…" onClose=${fn} testid="…" look="…">…<//>   a question that wants an answer first; Escape closes it, the focus stays inside
import { Component, createRef, html } from '../markup.js';

export class Dialog extends Component {
  root = createRef();

  componentDidMount() {
    this.before = document.activeElement;
    this.root.current.showModal();
  }

  componentWillUnmount() {
    this.root.current?.close();
    if (this.before?.isConnected) this.before.focus();
  }

  render({ title, onClose, testid, look, children }) {
    return html`<dialog ref=${this.root} class=${look ? `dialog ${look}` : 'dialog'} aria-labelledby="dialog-title" data-testid=${testid}
      onCancel=${(event) => { event.preventDefault(); onClose(); }}>
      <h2 id="dialog-title">${title}</h2>
      ${children}
    </dialog>`;
  }
}
