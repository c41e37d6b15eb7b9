// Starts the app.
import { Desk } from './desk.js';
import { html, render } from './elements/markup.js';
import { App } from './elements/app/app.js';
import { readAddress } from './model/address.js';

const root = document.getElementById('app');
const desk = new Desk(() => render(html`<${App} desk=${desk} state=${desk.state} />`, root));
const hash = location.hash;

// Before anything is awaited: a code or an identifier a link brought must not stay in the address.
history.replaceState(null, '', location.pathname);
window.addEventListener('popstate', () => {
  if (desk.state.phase === 'ready') desk.follow(readAddress(location.hash), true);
});
desk.start(hash);
