// Colours and letters of the network view, light and dark.

// Okabe and Ito (2008), as in the diagrams: told apart by people with any kind of colour vision
const BY_TYPE = {
  cluster_initiative: '#D55E00',
  university: '#0072B2',
  research_institute: '#0072B2',
  company: '#56B4E9',
  programme: '#009E73',
  agency: '#CC79A7',
  association: '#E69F00',
  chamber: '#C9B800',
};
const IN_TURN = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00', '#C9B800', '#7A5CB8'];
const OTHER = '#8A8A8A';

export function colourOf(data, actor, by) {
  if (by === 'community') return IN_TURN[actor.community] ?? OTHER;
  return BY_TYPE[data.typeKeys[actor.type]] ?? OTHER;
}

/** The page's own colours, as they are now. */
export function themeColours() {
  const style = getComputedStyle(document.documentElement);
  const named = (name) => style.getPropertyValue(name).trim();
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  return {
    ink: named('--ink'),
    paper: named('--paper'),
    edge: named('--soft'),
    tie: dark ? '#39434c' : '#d3dadf',
    strong: dark ? '#b0bac4' : '#525c66',
    faint: dark ? '#2b333a' : '#e3e8ec',
  };
}

const letters = (size, settings) => `600 ${size}px ${settings.labelFont}`;

const shortened = (name) => (name.length > 38 ? name.slice(0, 36).trimEnd() + '…' : name);

/** Names that would run into one already written are left out, until one comes nearer. */
export const labelPainter = (state) => (context, node, settings) => {
  if (!node.label) return;
  const label = shortened(node.label);
  context.font = letters(13, settings);
  const box = { left: node.x + node.size, right: node.x + node.size + 6 + context.measureText(label).width, top: node.y - 9, bottom: node.y + 9 };
  if (state.written.some((b) => b.left < box.right && box.left < b.right && b.top < box.bottom && box.top < b.bottom)) return;
  state.written.push(box);
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = state.colours.paper;
  context.fillStyle = state.colours.ink;
  const [x, y] = [node.x + node.size + 3, node.y + 4.5];
  context.strokeText(label, x, y);
  context.fillText(label, x, y);
};

export const hoverPainter = (state) => (context, node, settings) => {
  context.font = letters(13, settings);
  const width = node.label ? context.measureText(node.label).width + 12 : 0;
  const [left, top] = [node.x + node.size + 1, node.y - 11];
  context.fillStyle = state.colours.paper;
  context.strokeStyle = state.colours.edge;
  context.lineWidth = 1.5;
  if (width) {
    context.beginPath();
    context.rect(left, top, width, 22);
    context.fill();
    context.stroke();
    context.fillStyle = state.colours.ink;
    context.fillText(node.label, left + 6, node.y + 4.5);
  }
  context.beginPath();
  context.arc(node.x, node.y, node.size + 2.5, 0, 2 * Math.PI);
  context.stroke();
};
