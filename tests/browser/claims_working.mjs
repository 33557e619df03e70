// What the scripts of the page add: tables that sort, filter and are saved; the network to explore; and the charts.
import { readFileSync } from 'node:fs';
import { expect, expectNone } from './reading.mjs';

const plainNumber = (text, language) => {
  const found = text.match(/-?\d[\d.,]*/)?.[0];
  return found === undefined ? NaN : Number(language === 'de' ? found.replaceAll('.', '').replace(',', '.') : found.replaceAll(',', ''));
};

/** The table of key actors: one that every network with ties has. */
const table = (page) => page.locator('#brokers .table table').first();
const column = (page, n) => table(page).locator(`tbody tr:visible > :nth-child(${n})`).allInnerTexts();

/** By the order of the language, numbers by size; a third press brings back the order of the report. */
export async function sortsTables({ reader, file, language }) {
  const page = await reader.open(file);
  const head = table(page).locator('thead th');
  const before = await column(page, 1);
  const { compare } = new Intl.Collator(language, { numeric: true });
  await head.nth(0).locator('button').press('Enter');
  expect((await head.nth(0).getAttribute('aria-sort')) === 'ascending', 'aria-sort does not say ascending');
  const sorted = await column(page, 1);
  expect(sorted.join() === [...before].sort(compare).join(), `names are not in order: ${sorted.slice(0, 6)}`);
  const paths = 4;
  await head.nth(paths - 1).locator('button').click();
  expect((await table(page).locator('[aria-sort]').count()) === 1, 'two columns say that they are sorted');
  for (const direction of ['descending', 'ascending']) {
    expect((await head.nth(paths - 1).getAttribute('aria-sort')) === direction, `aria-sort does not say ${direction}`);
    const values = (await column(page, paths)).map((t) => plainNumber(t, language));
    const wrong = values.findIndex((v, i) => i > 0 && (direction === 'ascending' ? v < values[i - 1] : v > values[i - 1]));
    expect(wrong < 0 && !values.some(Number.isNaN), `numbers are not ${direction}: ${values}`);
    await head.nth(paths - 1).locator('button').click();
  }
  expect((await column(page, 1)).join() === before.join(), 'the order of the report does not come back');
  expectNone(page.noise, 'complaints');
  await page.done();
}

export async function filtersTables({ reader, file }) {
  const page = await reader.open(file);
  const all = await column(page, 1);
  const field = page.locator('#brokers .tools input').first();
  await field.fill(all[3].toUpperCase());
  const left = await column(page, 1);
  expect(left.includes(all[3]) && left.length < all.length, `${left.length} of ${all.length} rows are left`);
  const told = await page.locator('#brokers .tools output').first().innerText();
  expect(told.includes(String(left.length)) && told.includes(String(all.length)), `the count says: ${told}`);
  await field.fill('');
  expect((await column(page, 1)).length === all.length, 'not all rows come back');
  await page.done();
}

/** RFC 4180 with the separator of the language; quotes inside of fields are doubled. */
function parse(csv, separator) {
  const rows = [[]];
  for (const m of csv.matchAll(new RegExp(`("(?:[^"]|"")*"|[^"${separator}\r\n]*)(${separator}|\r\n|$)`, 'g'))) {
    if (m[0] === '') break;
    rows.at(-1).push(m[1].startsWith('"') ? m[1].slice(1, -1).replaceAll('""', '"') : m[1]);
    if (m[2] === '\r\n') rows.push([]);
  }
  return rows.filter((r) => r.length > 0);
}

export async function savesTablesAsCsv({ reader, file, language }) {
  const AT_ONCE = 8; // a browser asks before a page saves more than ten files
  let page = await reader.open(file, { acceptDownloads: true });
  const saved = [];
  for (const place of (await page.locator('.tools button').all()).keys()) {
    if (place > 0 && place % AT_ONCE === 0) {
      expectNone(page.noise, 'complaints');
      await page.done();
      page = await reader.open(file, { acceptDownloads: true });
    }
    const button = page.locator('.tools button').nth(place);
    const waiting = page.waitForEvent('download');
    await button.evaluate((b) => b.click());
    const download = await waiting;
    expect(/^[a-z0-9-]{1,60}\.csv$/.test(download.suggestedFilename()), `the file is called ${download.suggestedFilename()}`);
    saved.push(readFileSync(await download.path(), 'utf8'));
  }
  expect(saved.length > 0, 'there is no table to save');
  const first = parse(saved[0].replace(/^\ufeff/, ''), language === 'de' ? ';' : ',');
  expect(saved.every((s) => s.startsWith('\ufeff')), 'no byte order mark: a spreadsheet would misread umlauts');
  expect(first.every((row) => row.length === first[0].length), `ragged rows: ${JSON.stringify(first.find((r) => r.length !== first[0].length))}`);
  const live = saved.flatMap((s) => parse(s.replace(/^\ufeff/, ''), language === 'de' ? ';' : ',').flat())
    .filter((cell) => /^[=+\-@\t]/.test(cell) && !/^[-+]?[\d.,]+( ?%)?$/.test(cell));
  expectNone(live, 'cells that a spreadsheet would run');
  expectNone(page.noise, 'complaints');
  await page.done();
}

async function explorer(reader, file, options) {
  const page = await reader.open(file, options);
  await page.evaluate(() => document.getElementById('picture').scrollIntoView());
  await page.waitForFunction(() => document.getElementById('explore').explorer !== undefined);
  return page;
}

/** By keyboard and by what stands in the page, since a picture alone is for those who see it. */
export async function letsTheNetworkBeExplored({ reader, file }) {
  const page = await explorer(reader, file, { reducedMotion: 'reduce' }); // movements end at once
  const all = await page.evaluate(() => JSON.parse(document.getElementById('organisation-data').textContent).map((o) => ({ id: o[0], name: o[1], partners: o[4] })));
  const drawn = await page.evaluate(() => document.getElementById('explore').explorer.graph.order);
  expect(drawn === Math.min(all.length, 20000), `${drawn} of ${all.length} organisations are drawn`);
  const dots = await page.evaluate(() => [...document.querySelectorAll('#explore-legend .dot')].map((d) => d.style.background));
  expect(dots.length > 1 && new Set(dots).size === dots.length, `colours of the legend: ${dots}`);
  const wanted = all.reduce((a, b) => (b.partners > a.partners ? b : a));
  await page.locator('#explore-find').fill(wanted.name);
  await page.keyboard.press('Enter');
  await page.locator('#explore-chosen h4').waitFor();
  expect((await page.locator('#explore-chosen h4').innerText()).replace(/\s+/g, ' ') === wanted.name.replace(/\s+/g, ' '), 'what was searched is not chosen');
  const link = await page.locator('#explore-chosen a').getAttribute('href');
  expect(link === '#org/' + encodeURIComponent(wanted.id), `the entry is at ${link}`);
  const partners = await page.locator('#explore-chosen .chooser button').count();
  expect(partners > 0 && partners <= 40, `${partners} partners can be chosen`);
  const next = await page.locator('#explore-chosen .chooser button').first().innerText();
  await page.locator('#explore-chosen .chooser button').first().press('Enter');
  expect((await page.locator('#explore-chosen h4').innerText()) === next, 'one does not get from partner to partner');
  await page.locator('#explore-chosen p button').press('Enter');
  expect((await page.locator('#explore-chosen h4').count()) === 0, 'the choice is not undone');
  await page.locator('#explore-type').selectOption({ index: 1 });
  const shown = await page.evaluate(() => document.getElementById('explore').explorer.shown().filter(Boolean).length);
  const told = await page.locator('#explore-count').innerText();
  expect(shown < drawn && told.includes(shown.toString()), `${shown} of ${drawn} are shown, the page says: ${told}`);
  await page.locator('#explore-whole').press('Enter');
  const camera = () => page.evaluate(() => document.getElementById('explore').explorer.sigma.getCamera().getState());
  const comes = async (holds, why) => {
    for (let i = 0; i < 40 && !holds(await camera()); ++i) await page.waitForTimeout(100);
    expect(holds(await camera()), `${why}: ${JSON.stringify(await camera())}`);
  };
  await comes(({ x, ratio }) => x === 0.5 && ratio === 1, 'the whole network does not come back');
  await page.locator('#explore-canvas').focus();
  await page.keyboard.press('ArrowRight');
  await comes(({ x }) => x > 0.5, 'the arrow keys do not move the picture');
  await page.keyboard.press('+');
  await comes(({ ratio }) => ratio < 0.7, 'the plus key does not enlarge the picture');
  expectNone(page.noise, 'complaints');
  await page.done();
}

/** From the entry of any organisation to its picture among its partners, and back, by keyboard. */
export async function showsAnOrganisationAmongItsPartners({ reader, file }) {
  const page = await reader.open(file, { reducedMotion: 'reduce' });
  const all = await page.evaluate(() => JSON.parse(document.getElementById('organisation-data').textContent).map((o) => ({ id: o[0], name: o[1], partners: o[4] })));
  for (const wanted of [all.find((o) => o.partners > 0), all.findLast((o) => o.partners > 0)]) {
    await page.evaluate((id) => { location.hash = '#org/' + encodeURIComponent(id); }, wanted.id);
    const button = page.locator('.org .in-network').last();
    await button.waitFor();
    const entry = page.locator('.org', { has: page.locator('.in-network') });
    expect((await entry.count()) <= 2, 'entries that nobody asked for have the button');
    await page.evaluate((id) => document.getElementById('org/' + encodeURIComponent(id)).querySelector('.in-network').focus(), wanted.id);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.getElementById('explore').explorer !== undefined);
    const chosen = await page.evaluate(() => {
      const { graph, state } = document.getElementById('explore').explorer;
      const box = document.activeElement.getBoundingClientRect();
      return { name: document.activeElement.textContent, near: state.near.size - 1, degree: graph.degree(state.chosen), seen: box.top >= 0 && box.bottom <= innerHeight };
    });
    expect(chosen.name === wanted.name && chosen.seen, `${wanted.name} is not shown: ${JSON.stringify(chosen)}`);
    expect(chosen.near === chosen.degree && chosen.near > 0, `of ${chosen.degree} partners ${chosen.near} are shown`);
    expect((await page.locator('#explore-chosen a').getAttribute('href')) === '#org/' + encodeURIComponent(wanted.id), 'no way back to the entry');
  }
  expectNone(page.noise, 'complaints');
  await page.done();
}

/** Where nothing can be drawn, the picture of the report is what there is, and no dead controls. */
export async function fallsBackToThePicture({ reader, file }) {
  const page = await reader.open(file);
  await page.context().addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.reload();
  await page.evaluate(() => document.getElementById('picture').scrollIntoView());
  await page.waitForTimeout(500);
  expect(await page.locator('#explore').isHidden(), 'the frame of the network view is on show');
  expect(await page.locator('#picture figure.wide svg').isVisible(), 'there is no picture');
  expectNone(page.noise, 'complaints');
  await page.done();
}

/** Every chart says in words what it shows, has its figures in a table, and cuts no text. */
export async function explainsItsCharts({ reader, file, charts = 2 }) {
  const page = await reader.open(file);
  const found = await page.evaluate(() =>
    [...document.querySelectorAll('figure.chart')].map((figure) => {
      const svg = figure.querySelector('svg');
      const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
      const cut = [...svg.querySelectorAll('text:not([transform])')].filter((t) => {
        const box = t.getBBox();
        return box.x < -0.5 || box.y < -0.5 || box.x + box.width > width + 0.5 || box.y + box.height > height + 0.5;
      });
      const turned = [...svg.querySelectorAll('text[transform]')].filter((t) => {
        const [a, b] = [t.getBoundingClientRect(), svg.getBoundingClientRect()];
        return a.top < b.top - 1 || a.right > b.right + 1;
      });
      return {
        title: figure.querySelector('figcaption').textContent,
        words: svg.getAttribute('role') === 'img' && (svg.getAttribute('aria-label') ?? '').length,
        table: figure.querySelector('details.numbers table') !== null || figure.parentElement.querySelector('.table > table') !== null,
        cut: [...cut, ...turned].map((t) => t.textContent),
      };
    }),
  );
  expect(found.length >= charts, `${found.length} charts`);
  for (const chart of found) {
    expect(chart.words > 40, `“${chart.title}” does not say what it shows`);
    expect(chart.table, `“${chart.title}” has no table`);
    expectNone(chart.cut, `texts are cut in “${chart.title}”`);
  }
  await page.done();
}
