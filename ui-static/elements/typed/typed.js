// <Typed value=${stored} onTake=${(text) => good} … />   an input that is taken when it is left or entered
// Until then its text is its own: whatever else is drawn meanwhile must not wipe it. What is not good stays as typed and says so.
import { Component, html } from '../markup.js';

const TAKEN = { text: undefined, bad: false };

export class Typed extends Component {
  state = TAKEN;

  // What was not good makes room once something else is stored.
  componentDidUpdate(before) {
    if (this.state.bad && before.value !== this.props.value) this.setState(TAKEN);
  }

  take = ({ target }) => {
    const good = this.props.onTake(target.value) !== false;
    this.setState(good ? TAKEN : { text: target.value, bad: true });
  };

  render({ value, onTake, ...more }, { text, bad }) {
    return html`<input ...${more} value=${text ?? value} aria-invalid=${bad} onInput=${({ target }) => this.setState({ text: target.value })} onChange=${this.take}
      onBlur=${() => this.setState((now) => (now.bad ? null : TAKEN))} />`;
  }
}
