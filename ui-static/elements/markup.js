// The one place that binds the vendored view library.
import htm from '../vendor/htm.js';
import { Component, createRef, h, render } from '../vendor/preact.js';

export const html = htm.bind(h);
export { Component, createRef, render };
