// Starts the app.
import { Desk } from './desk.js';
import { html, render } from './elements/markup.js';
import { App } from './elements/app/app.js';
import { readAddress, readLink } from './model/address.js';

const root = document.getElementById('app');
const desk = new Desk(() => render(html`<${App} desk=${desk} state=${desk.state} />`, root));
window.addEventListener('popstate', () => {
  const { hash } = location;
  const link = readLink(hash);
  if (link.code || link.enrol || link.refused) begin(hash);
  else if (desk.state.phase === 'ready') desk.follow(readAddress(hash), true);
});
begin(location.hash);

// Before anything is awaited: a code or an identifier a link brought must not stay in the address.
function begin(hash) {
  history.replaceState(null, '', location.pathname);
  desk.start(hash);
}
