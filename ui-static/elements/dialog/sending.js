// <Sending t=${t} go="…" testid="…" grave onClose=${fn} onSend=${async (formData) => …}>…<//>   a dialog's form: what it sends, and why that was not taken. Whoever sends closes the dialog when it was
import { Component, html } from '../markup.js';
import { Failure } from '../../model/failure.js';
import { Alert } from '../field/field.js';

export class Sending extends Component {
  submit = async (event) => {
    event.preventDefault();
    this.setState({ busy: true, failure: null });
    try {
      await this.props.onSend(new FormData(event.target));
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      this.setState({ busy: false, failure });
    }
  };

  render({ t, children, onClose, go, testid, grave = false }, { busy, failure }) {
    return html`<form class=${grave ? 'grave' : ''} onSubmit=${this.submit}>${children}
      ${failure && html`<${Alert} t=${t} failure=${failure} />`}
      <div class="buttons"><button type="button" onClick=${onClose}>${t('action.cancel')}</button>
        <button type="submit" class=${grave ? 'danger' : 'primary'} disabled=${busy} data-testid=${testid}>${go}</button></div></form>`;
  }
}
