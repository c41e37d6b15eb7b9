// <Sideways label="Rejected rows"><table>…</table><//>   what may be wider than its place: it scrolls to the side, by keyboard too
// It is a stop of Tab, with a name, only while there is something to scroll to.
import { Component, createRef, html } from '../markup.js';

export class Sideways extends Component {
  root = createRef();

  componentDidMount() {
    this.observer = new ResizeObserver(() => this.measure());
    this.observer.observe(this.root.current);
    this.observer.observe(this.root.current.firstElementChild);
  }

  componentWillUnmount() {
    this.observer.disconnect();
  }

  measure() {
    const { scrollWidth, clientWidth } = this.root.current;
    const wide = scrollWidth > clientWidth;
    if (wide !== Boolean(this.state.wide)) this.setState({ wide });
  }

  render({ label, children }, { wide = false }) {
    return html`<div ref=${this.root} class="scroll-x" tabindex=${wide ? 0 : null} role=${wide ? 'region' : null} aria-label=${wide ? label : null}>${children}</div>`;
  }
}
