// The interactive network view. The page has its frame, hidden; it is shown where WebGL works. Everything that can be
// done with a pointer can be done with the search, the lists and the buttons too.
import Graph from 'graphology';
import Sigma from 'sigma';
import { EdgeLineProgram, NodePointProgram } from 'sigma/rendering';
import { colourOf, labelPainter, hoverPainter, themeColours } from './looks.js';
import { choices, fillSelect, hitList, make } from './panel.js';

const MOST_HITS = 8;
const MOST_PARTNERS = 40;
const STEP = 0.12;
// Where a processor draws instead of a graphics card, each copy of a shape costs as much as a drawing of its own: from so
// many on, points and hairlines are drawn, which need no copies; from so many ties on, none are shown in movement.
const MANY = 1000;
const MANY_MOVING = 8000;

const json = (id) => JSON.parse(document.getElementById(id).textContent);
const element = (id) => document.getElementById('explore-' + id);

function hasWebGl() {
  try {
    return Boolean(document.createElement('canvas').getContext('webgl2'));
  } catch {
    return false;
  }
}

/** Organisations as objects, joined from the search's data and the view's. */
function read() {
  const data = json('network-data');
  const told = json('organisation-data');
  const actors = data.actors.map(([number, x, y, type, region, community, themes], place) => {
    const [id, name, kind, where, partners] = told[number];
    return { place, id, name, kind, where, partners, x, y, type, region, community, themes, key: clusterbridgeFold(name) };
  });
  const ties = [];
  data.ties.forEach((list, from) => {
    let to = from;
    list.forEach((step) => ties.push([from, (to += step)]));
  });
  return { ...data, actors, ties };
}

function start() {
  const frame = document.getElementById('explore');
  const words = json('page-words');
  const data = read();
  const { actors } = data;
  const canvas = element('canvas');
  const many = data.ties.length > MANY;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const most = Math.max(1, ...actors.map((a) => a.partners));
  const state = { chosen: null, near: null, over: null, colours: themeColours(), by: 'type', written: [] };
  const filters = { type: '', region: '', theme: '', community: '' };

  const graph = new Graph({ type: 'undirected', multi: false });
  const paint = (a) => colourOf(data, a, state.by);
  for (const a of actors)
    graph.addNode(a.place, { x: a.x, y: a.y, size: 2.2 + 11 * Math.sqrt(a.partners / most), label: a.name, color: paint(a) });
  for (const [a, b] of data.ties) graph.addEdge(a, b);

  const visible = (a) =>
    (filters.type === '' || a.type === Number(filters.type)) &&
    (filters.region === '' || a.region === Number(filters.region)) &&
    (filters.community === '' || a.community === Number(filters.community)) &&
    (filters.theme === '' || a.themes.includes(Number(filters.theme)));
  let shown = actors.map(() => true);
  const lit = (place) => state.near === null || state.near.has(place);

  frame.hidden = false;
  const sigma = new Sigma(graph, canvas, {
    allowInvalidContainer: true,
    defaultEdgeType: 'line',
    labelFont: 'Open Sans, Segoe UI, system-ui, sans-serif',
    labelDensity: 0.6,
    labelRenderedSizeThreshold: 7,
    edgeProgramClasses: { hairline: EdgeLineProgram },
    nodeProgramClasses: actors.length > MANY ? { circle: NodePointProgram } : {},
    hideEdgesOnMove: data.ties.length > MANY_MOVING,
    hideLabelsOnMove: actors.length > 2000,
    minCameraRatio: 0.02,
    maxCameraRatio: 4,
    zIndex: true,
    stagePadding: 24,
    defaultDrawNodeLabel: labelPainter(state),
    defaultDrawNodeHover: hoverPainter(state),
    nodeReducer(key, attributes) {
      const place = Number(key);
      if (!shown[place]) return { ...attributes, hidden: true };
      if (place === state.chosen) return { ...attributes, highlighted: true, zIndex: 2, forceLabel: true };
      if (!lit(place)) return { ...attributes, color: state.colours.faint, label: '', zIndex: 0 };
      return { ...attributes, zIndex: 1, forceLabel: state.near !== null && state.near.size <= 14 };
    },
    edgeReducer(key, attributes) {
      const [a, b] = graph.extremities(key).map(Number);
      if (!shown[a] || !shown[b]) return { ...attributes, hidden: true };
      const ours = state.chosen !== null && (a === state.chosen || b === state.chosen);
      if (state.chosen !== null && !ours) return { ...attributes, hidden: true };
      if (!ours) return { ...attributes, type: many ? 'hairline' : 'line', color: state.colours.tie, size: 0.6, zIndex: 0 };
      return { ...attributes, color: state.colours.strong, size: 1.6, zIndex: 1 };
    },
  });
  sigma.on('beforeRender', () => {
    state.written = [];
  });
  const camera = sigma.getCamera();
  const move = (to, duration = 300) => (still ? camera.setState(to) : camera.animate(to, { duration }));

  function refreshColours() {
    state.colours = themeColours();
    for (const a of actors) graph.setNodeAttribute(a.place, 'color', paint(a));
    sigma.refresh({ skipIndexation: true });
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', refreshColours);

  function legend() {
    const all = choices(data, state.by === 'type' ? 'type' : 'community', actors);
    // universities and research institutes are drawn alike, as in the diagrams: one line of the legend for both
    const alike = new Map();
    for (const { value, label, count } of all) {
      const colour = colourOf(data, { type: value, community: value }, state.by);
      const key = state.by === 'type' ? colour : value;
      const known = alike.get(key);
      alike.set(key, { colour, label: known ? `${known.label}, ${label}` : label, count: count + (known?.count ?? 0) });
    }
    const entries = [...alike.values()].slice(0, 9);
    const rest = alike.size - entries.length;
    element('legend').replaceChildren(
      ...entries.map((e) => {
        const dot = make('span', { class: 'dot' });
        dot.style.background = e.colour;
        return make('li', {}, dot, ` ${e.label} (${e.count})`);
      }),
      ...(rest > 0 ? [make('li', {}, words.explore_rest.replace('{n}', rest))] : []),
    );
  }

  function tellCount() {
    const n = shown.filter(Boolean).length;
    element('count').textContent = words.explore_count.replace('{n}', n).replace('{all}', actors.length);
  }

  function tellChosen() {
    const box = element('chosen');
    if (state.chosen === null) return box.replaceChildren();
    const a = actors[state.chosen];
    const partners = graph.neighbors(state.chosen).map((k) => actors[Number(k)]).sort((p, q) => q.partners - p.partners || p.place - q.place);
    const link = make('a', { href: '#org/' + encodeURIComponent(a.id) }, words.explore_entry);
    const close = make('button', { type: 'button' }, words.explore_release);
    close.addEventListener('click', () => {
      choose(null);
      element('find').focus();
    });
    const heading = make('h4', { tabindex: '-1' }, a.name);
    box.replaceChildren(
      heading,
      make('p', { class: 'aside' }, [a.kind, a.where, data.community[a.community]].filter(Boolean).join(' · ')),
      make('p', {}, link, ' ', close),
      make('p', {}, `${words.explore_partners}: ${partners.length}`),
      hitList(partners.slice(0, MOST_PARTNERS), (p) => choose(p.place, true)),
      ...(partners.length > MOST_PARTNERS ? [make('p', { class: 'aside' }, words.explore_more.replace('{n}', partners.length - MOST_PARTNERS))] : []),
    );
    return heading;
  }

  function choose(place, focus) {
    state.chosen = place;
    state.near = place === null ? null : new Set([place, ...graph.neighbors(place).map(Number)]);
    const heading = tellChosen();
    sigma.refresh({ skipIndexation: true });
    if (place === null) return;
    const at = sigma.getNodeDisplayData(place);
    move({ x: at.x, y: at.y, ratio: Math.min(camera.getState().ratio, 0.45) });
    if (focus && heading) heading.focus({ preventScroll: true });
  }

  function find() {
    const wanted = clusterbridgeFold(element('find').value).split(/\s+/).filter(Boolean);
    const hits = wanted.length ? actors.filter((a) => shown[a.place] && wanted.every((w) => a.key.includes(w))) : [];
    hits.sort((p, q) => p.key.indexOf(wanted[0]) - q.key.indexOf(wanted[0]) || q.partners - p.partners || p.place - q.place);
    element('hits').replaceChildren(
      ...(hits.length ? [hitList(hits.slice(0, MOST_HITS), (a) => choose(a.place, true))] : []),
    );
    element('found').textContent = wanted.length ? words.explore_found.replace('{n}', hits.length) : '';
    return hits;
  }

  function filter() {
    shown = actors.map(visible);
    if (state.chosen !== null && !shown[state.chosen]) choose(null);
    sigma.refresh();
    tellCount();
    find();
  }

  for (const name of Object.keys(filters)) {
    const select = element(name);
    if (!fillSelect(select, choices(data, name, actors))) continue;
    select.addEventListener('change', () => {
      filters[name] = select.value;
      filter();
    });
  }
  element('by').addEventListener('change', () => {
    state.by = element('by').value;
    refreshColours();
    legend();
  });
  element('find').addEventListener('input', find);
  element('find').addEventListener('keydown', (e) => {
    const hits = e.key === 'Enter' ? find() : [];
    if (hits.length) choose(hits[0].place, true);
    if (e.key === 'Escape') {
      element('find').value = '';
      find();
    }
  });
  const zoom = (factor) => move({ ratio: Math.min(4, Math.max(0.02, camera.getState().ratio * factor)) });
  const whole = () => move({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  element('in').addEventListener('click', () => zoom(1 / 1.6));
  element('out').addEventListener('click', () => zoom(1.6));
  element('whole').addEventListener('click', () => {
    choose(null);
    for (const name of Object.keys(filters)) {
      filters[name] = '';
      element(name).value = '';
    }
    filter();
    whole();
  });
  canvas.addEventListener('keydown', (e) => {
    const { x, y, ratio } = camera.getState();
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
    if (steps[e.key]) move({ x: x + steps[e.key][0] * STEP * ratio, y: y + steps[e.key][1] * STEP * ratio }, 120);
    else if (e.key === '+' || e.key === '=') zoom(1 / 1.6);
    else if (e.key === '-') zoom(1.6);
    else if (e.key === '0') whole();
    else if (e.key === 'Escape') choose(null);
    else return;
    e.preventDefault();
  });
  // a wheel turned over the picture scrolls the page, unless one has clicked into it or holds the control key
  canvas.addEventListener(
    'wheel',
    (e) => {
      if (!e.ctrlKey && document.activeElement !== canvas) e.stopPropagation();
    },
    { capture: true },
  );
  sigma.on('clickNode', ({ node }) => {
    canvas.focus({ preventScroll: true });
    choose(Number(node));
  });
  sigma.on('clickStage', () => canvas.focus({ preventScroll: true }));
  legend();
  tellCount();
  /** An organisation with its partners, from anywhere in the page. */
  function show(id) {
    const place = actors.findIndex((a) => a.id === id);
    if (!shown[place]) element('whole').click();
    choose(place, true);
    frame.querySelector('.explore-body').scrollIntoView();
  }
  // what the entries and the tests ask about
  frame.explorer = { sigma, graph, state, show, shown: () => shown };
}

/** The entry to which the address leads gets a button that shows the organisation among its partners. */
function offerPicture(show) {
  if (!location.hash.startsWith('#org/')) return;
  let id = location.hash.slice(5);
  try {
    id = decodeURIComponent(id);
  } catch {
    // as it stands
  }
  const entry = document.getElementById('org/' + encodeURIComponent(id));
  if (!entry || entry.querySelector('.in-network')) return;
  const told = json('organisation-data');
  if (!json('network-data').actors.some(([number]) => told[number][0] === id)) return;
  const button = make('button', { type: 'button', class: 'in-network' }, json('page-words').explore_show);
  button.addEventListener('click', () => show(id));
  entry.querySelector('h3').after(button);
}

const frame = document.getElementById('explore');
if (frame && hasWebGl()) {
  // built when it comes near: the page is read from its top long before
  const begin = () => {
    if (frame.explorer) return;
    try {
      start();
    } catch (error) {
      frame.hidden = true;
      throw error;
    }
  };
  const watched = document.getElementById('picture');
  const watcher = new IntersectionObserver(
    (seen) => {
      if (!seen.some((s) => s.isIntersecting)) return;
      watcher.disconnect();
      begin();
    },
    { rootMargin: '1200px' },
  );
  watcher.observe(watched);
  const offer = () =>
    offerPicture((id) => {
      begin();
      frame.explorer.show(id);
    });
  window.addEventListener('hashchange', offer);
  offer();
}
