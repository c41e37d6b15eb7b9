// The drawing as a picture of its own: what the style sheets say is written into it, so that it looks the same anywhere.

const LOOKS = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'opacity', 'font-size', 'font-family', 'font-weight', 'text-anchor', 'paint-order', 'display'];
const NS = 'http://www.w3.org/2000/svg';
const LINE = 16;

/**
 * @param {Element} root the graph's SVG, or the sheet of lanes with its axis and titles
 * @returns {{size: (head: string[]) => {width: number, height: number}, text: (head: string[]) => string}} as a whole document, whatever part of it is scrolled into sight
 */
export function drawingOf(root) {
  const parts = root.matches('svg') ? graph(root) : lanes(root);
  const ground = getComputedStyle(document.body);
  const look = { ground: ground.getPropertyValue('background-color'), ink: ground.color, face: ground.fontFamily };
  const wide = widthIn(look.face);
  // As wide as its longest line: none of what it is a part of is cut off.
  const size = (head) => ({ width: Math.ceil(Math.max(parts.width, 720, ...head.map((line) => wide(line) + 16))), height: Math.ceil(parts.height + (head.length + 1) * LINE) });
  const text = (head) => {
    const { width, height } = size(head);
    const svg = document.createElementNS(NS, 'svg');
    Object.entries({ xmlns: NS, width, height, viewBox: `0 0 ${width} ${height}` }).forEach(([name, value]) => svg.setAttribute(name, value));
    svg.append(element('rect', { width: '100%', height: '100%', fill: look.ground }));
    head.forEach((line, place) => svg.append(element('text', { x: 8, y: LINE * (place + 1), fill: look.ink, 'font-size': 11, 'font-family': look.face }, line)));
    const sheet = element('g', { transform: `translate(0 ${(head.length + 1) * LINE})` });
    sheet.append(...parts.nodes.map((node) => node.cloneNode(true)));
    svg.append(sheet);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`;
  };
  return { size, text };
}

/** How wide a text of eleven pixels is. @param {string} face @returns {(text: string) => number} */
function widthIn(face) {
  const ruler = document.createElement('canvas').getContext('2d');
  ruler.font = `11px ${face}`;
  return (text) => ruler.measureText(text).width;
}

// As much of it as there is room for, the cut marked.
function fitting(text, room, wide) {
  if (wide(text) <= room) return text;
  const points = [...text];
  while (points.length > 1 && wide(`${points.join('')}…`) > room) points.pop();
  return `${points.join('')}…`;
}

function element(name, attributes, text = null) {
  const made = document.createElementNS(NS, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  if (text !== null) made.textContent = text;
  return made;
}

function graph(svg) {
  const sheet = svg.querySelector('g');
  const box = sheet.getBBox();
  const group = element('g', { transform: `translate(${20 - box.x} ${20 - box.y})` });
  const copy = dressed(sheet);
  copy.removeAttribute('transform');
  group.append(dressed(svg.querySelector('defs')), copy);
  return { nodes: [group], width: box.width + 40, height: box.height + 40 };
}

function lanes(root) {
  const [axis, plot] = [root.querySelector('.axis'), root.querySelector('.plot')];
  const left = root.querySelector('.titles').getBoundingClientRect();
  const place = (svg, x, y) => {
    const group = element('g', { transform: `translate(${x} ${y})` });
    group.append(...[...svg.children].map(dressed));
    return group;
  };
  const titles = [...root.querySelectorAll('.title')].map((title, row) => {
    const box = title.getBoundingClientRect();
    const { color, fontFamily } = getComputedStyle(title);
    const shown = fitting(title.title, left.width - 16, widthIn(fontFamily));
    const text = element('text', { x: 8, y: 40 + row * box.height + box.height / 2 + 4, 'font-size': 11, fill: color, 'font-family': fontFamily }, shown);
    if (shown !== title.title) text.prepend(element('title', {}, title.title));
    return text;
  });
  return { nodes: [...titles, place(axis, left.width, 0), place(plot, left.width, 40)], width: left.width + plot.clientWidth, height: 44 + plot.clientHeight };
}

// A copy with its looks written on it, without what is for hands and readers only.
function dressed(node) {
  const copy = node.cloneNode(false);
  for (const name of [...copy.attributes].map((attribute) => attribute.name)) {
    if (/^(class|role|tabindex|aria-|data-|style|on)/.test(name)) copy.removeAttribute(name);
  }
  const look = getComputedStyle(node);
  for (const name of LOOKS) {
    const value = look.getPropertyValue(name);
    if (value && value !== 'none' && value !== 'normal' && !(name === 'display' && value !== 'none')) copy.setAttribute(name, value);
  }
  if (look.fill === 'none') copy.setAttribute('fill', 'none');
  if (look.display === 'none') copy.setAttribute('display', 'none');
  for (const child of node.childNodes) copy.append(child.nodeType === Node.ELEMENT_NODE ? dressed(child) : child.cloneNode());
  return copy;
}

/** @param {string} text an SVG document @param {{width: number, height: number}} size @returns {Promise<Blob>} */
export async function pngOf(text, { width, height }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  // Two pixels a unit as long as a browser can still hold it.
  const scale = Math.min(2, Math.sqrt(60e6 / (width * height)));
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => { canvas.toBlob(resolve, 'image/png'); });
}
