// The parts of the network view that are ordinary page: lists to choose from.

export function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

/** What one can filter by, with the number of organisations, most of them first; communities in their order. */
export function choices(data, name, actors) {
  const counts = new Map();
  for (const a of actors)
    for (const value of name === 'theme' ? a.themes : [a[name]])
      if (value >= 0) counts.set(value, (counts.get(value) ?? 0) + 1);
  const labels = data[name];
  const all = [...counts].map(([value, count]) => ({ value, count, label: labels[value] }));
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const byPlace = name === 'community';
  return all.sort((p, q) => (byPlace ? p.value - q.value : name === 'type' ? q.count - p.count : 0) || compare(p.label, q.label));
}

/** Fills a list to choose from; hides it where there is nothing to choose. */
export function fillSelect(select, all) {
  select.append(...all.map((c) => make('option', { value: c.value }, `${c.label} (${c.count})`)));
  select.parentElement.hidden = all.length < 2;
  return all.length >= 2;
}

/** Organisations as buttons. */
export function hitList(actors, choose) {
  const list = make('ul', { class: 'chooser' });
  for (const a of actors) {
    const button = make('button', { type: 'button' }, a.name);
    button.addEventListener('click', () => choose(a));
    list.append(make('li', {}, button));
  }
  return list;
}
