// <Divider name="left" size=${272} from=${200} to=${520} turn=${1} onSize=${fn} t=${t} />   a border between panels that can be moved: by mouse, by arrow keys
import { html } from '../markup.js';

export function Divider({ name, size, from, to, turn, onSize, t }) {
  const within = (next) => onSize(Math.round(Math.min(to, Math.max(from, next))));
  const down = (event) => {
    const { clientX, pointerId, currentTarget } = event;
    currentTarget.setPointerCapture(pointerId);
    const move = (next) => within(size + turn * (next.clientX - clientX));
    const up = () => {
      currentTarget.removeEventListener('pointermove', move);
      currentTarget.removeEventListener('pointerup', up);
    };
    currentTarget.addEventListener('pointermove', move);
    currentTarget.addEventListener('pointerup', up);
  };
  const keys = (event) => {
    const step = { ArrowRight: 16, ArrowLeft: -16 }[event.key];
    if (!step) return;
    event.preventDefault();
    within(size + turn * step);
  };
  return html`<div class="divider" role="separator" tabindex="0" aria-orientation="vertical" aria-label=${t(`divider.${name}`)} aria-valuenow=${size} aria-valuemin=${from}
    aria-valuemax=${to} data-testid=${`divider-${name}`} onPointerDown=${down} onKeyDown=${keys}></div>`;
}
