// What must hold of every report for whoever reads it: with a mouse, by keyboard, by ear, without scripts, enlarged.
import { readFileSync } from 'node:fs';
import { eventually, expect, expectNone } from './reading.mjs';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Things that can be worked with and are on show. */
export const interactive = `(() => [...document.querySelectorAll(
  'a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((e) => {
  if (e.disabled || e.closest('[hidden]') || !e.checkVisibility({ visibilityProperty: true })) return false;
  return e.getClientRects().length > 0;
}))()`;

/** What is read first needs nothing that comes later: no script, font or picture stands before the end of the findings, and
 * they end within the first 64 KiB, which a browser lays out before it asks for more. How long that takes: first.mjs. */
export async function leadsWithWhatIsReadFirst({ file }) {
  const page = readFileSync(file);
  const end = page.indexOf('</ol>', page.indexOf('<section id="findings"'));
  expect(end > 0 && end < 65536, `the findings end ${end} bytes into the page`);
  const before = page.subarray(0, end).toString();
  expectNone(before.match(/<script|<svg|<img|<link|@import|@font-face|url\(/g) ?? [], 'things to load before the findings');
}

export async function saysNothingAndAsksNothing({ reader, file }) {
  const page = await reader.open(file);
  await page.waitForTimeout(300);
  await page.evaluate(async () => {
    for (let y = 0; y < document.body.scrollHeight; y += 3000) {
      scrollTo(0, y);
      await new Promise(requestAnimationFrame);
    }
  });
  await page.waitForTimeout(300);
  expectNone(page.noise, 'complaints and requests');
  await page.done();
}

const violations = (page, tags, contrast) =>
  page.evaluate(
    async ([runOnly, enabled]) => {
      const result = await globalThis.axe.run(document, { runOnly, resultTypes: ['violations'], rules: { 'color-contrast': { enabled } } });
      return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary}`));
    },
    [tags, contrast],
  );

/** Every rule is held against every element but one: contrast is worked out element by element, so that in a `sample` it
 * looks at the first rows of every table and at the first organisations: the others are made and coloured alike. */
async function axeFinds({ reader, file, axe, sample }, scheme) {
  const page = await reader.open(file, { colorScheme: scheme });
  page.setDefaultTimeout(0);
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
  await page.evaluate(readFileSync(axe, 'utf8'));
  if (sample && scheme === 'light') expectNone(await violations(page, WCAG, false), 'violations in all of the page');
  await page.evaluate((few) => {
    if (few) document.querySelectorAll('tbody tr:nth-child(n+5), .orgs > :nth-child(n+9), details.scorecard ~ details.scorecard ~ details.scorecard, svg g.node, svg g.label').forEach((e) => e.remove());
  }, sample);
  expectNone(await violations(page, WCAG, true), `violations (${scheme})`);
  await page.done();
}

export const breaksNoRuleOfAccessibility = (report) => axeFinds(report, 'light');
export const breaksNoRuleOfAccessibilityInTheDark = (report) => axeFinds(report, 'dark');

/** Tab by tab through all of it: everything is reached, in order, and one sees where one is. */
export async function isWalkedByKeyboardAlone({ reader, file, walk = 400 }) {
  const page = await reader.open(file);
  // the network view is built when it comes near, and has things to work with of its own
  await page.evaluate(() => document.getElementById('picture').scrollIntoView());
  await page.waitForFunction(() => document.getElementById('explore')?.explorer);
  await page.evaluate((find) => {
    scrollTo(0, 0);
    globalThis.things = eval(find);
    globalThis.reached = new Map();
    globalThis.unseen = [];
    document.addEventListener('focusin', (e) => {
      const place = globalThis.things.indexOf(e.target);
      globalThis.reached.set(place, (globalThis.reached.get(place) ?? 0) + 1);
      const style = getComputedStyle(e.target);
      if (style.outlineStyle === 'none' || style.outlineWidth === '0px') globalThis.unseen.push(e.target.outerHTML.slice(0, 120));
    });
  }, interactive);
  const total = await page.evaluate(() => globalThis.things.length);
  const presses = Math.min(total, walk);
  for (let i = 0; i < presses + 2; ++i) await page.keyboard.press('Tab');
  const missed = await page.evaluate((n) => globalThis.things.slice(0, n).flatMap((e, i) => (globalThis.reached.has(i) ? [] : [e.outerHTML.slice(0, 120)])), presses);
  expectNone(missed, `of the first ${presses} of ${total} things not reached by the Tab key`);
  expectNone(await page.evaluate(() => globalThis.unseen), 'things without a visible focus');
  await page.done();
}

/** What is called last in the list of organisations is found by its name, and its link leads to it. */
export async function isSearched({ reader, file }) {
  const page = await reader.open(file);
  const wanted = await page.evaluate(() => {
    const all = JSON.parse(document.getElementById('organisation-data').textContent);
    return all.map((o) => ({ id: o[0], name: o[1] })).filter((o) => o.name.length > 3).at(-1);
  });
  const fields = await page.locator('input[type=search]:visible').count();
  expect(fields === 1, `${fields} search fields on show instead of one`);
  await page.locator('input[type=search]').fill(wanted.name);
  const link = page.locator(`#hits a`, { hasText: wanted.name }).first();
  await link.waitFor();
  const href = await link.getAttribute('href');
  expect(href.startsWith('#org/'), `a hit leads to ${href}`);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash.startsWith('#org/'));
  const opened = await page.evaluate(() => decodeURIComponent(location.hash.slice(5)));
  await eventually(() => expectHeading(page, opened));
  expectNone(page.noise, 'complaints');
  await page.done();
}

async function expectHeading(page, id) {
  const heading = await page.evaluate((wanted) => {
    const all = JSON.parse(document.getElementById('organisation-data').textContent);
    const name = all.find((o) => o[0] === wanted)?.[1];
    const head = document.getElementById('org/' + encodeURIComponent(wanted))?.querySelector('h3');
    const box = head?.getBoundingClientRect();
    const shown = head && document.elementFromPoint(box.left + 3, box.top + box.height / 2);
    return { same: head?.textContent === name, found: head?.textContent, top: box?.top, height: innerHeight, covered: shown && !head.contains(shown) };
  }, id);
  expect(heading.same && heading.top >= 0 && heading.top < heading.height * 0.75 && !heading.covered,
    `#org/${id}: the heading is not in view: ${JSON.stringify(heading)}`);
}

export async function opensAtAnOrganisation({ reader, file, ids }) {
  const some = ids ?? (await firstIds(reader, file));
  for (const id of some) {
    const page = await reader.open(file, { fragment: '#org/' + encodeURIComponent(id) });
    await eventually(() => expectHeading(page, id));
    expectNone(page.noise, 'complaints');
    await page.done();
  }
}

async function firstIds(reader, file) {
  const page = await reader.open(file);
  const ids = await page.evaluate(() => {
    const all = JSON.parse(document.getElementById('organisation-data').textContent).map((o) => o[0]);
    return [all[0], all.at(-1)];
  });
  await page.done();
  return ids;
}

/** Nothing on show that would do nothing, and everything there that is to be read. */
export async function isReadWithoutScripts({ reader, file }) {
  const page = await reader.open(file, { javaScriptEnabled: false });
  for (const dead of ['button', 'select', 'input[type=search]', 'input[type=text]', 'canvas'])
    expect((await page.locator(`${dead}:visible`).count()) === 0, `${dead} is on show and would do nothing`);
  for (const part of ['#findings li', '#opportunities', '#gaps', '#brokers table', '#communities', '#clusters', '#picture', '#data table', '#method', '#made'])
    expect((await page.locator(part).count()) > 0 && (await page.locator(part).first().isVisible()), `${part} is not to be seen`);
  for (const card of await page.locator('details.scorecard').all())
    expect(await card.evaluate((d) => d.open), 'a scorecard is folded up');
  await page.done();
}

/** WCAG 1.4.10 and 1.4.4: one does not scroll sideways but inside of boxes made for it. */
async function keepsToTheWidth(page, what) {
  const { wide, across } = await page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    const boxed = (e) => e.closest('.table, .canvas, .chart, .unseen, svg, .skip, [hidden]');
    const wideOnes = [...document.querySelectorAll('body *')].filter((e) => {
      if (boxed(e)) return false;
      const box = e.getBoundingClientRect();
      return box.width > 0 && box.right > limit + 1;
    });
    return { across: document.scrollingElement.scrollWidth - limit, wide: wideOnes.map((e) => e.outerHTML.slice(0, 140)) };
  });
  expect(across <= 0, `${what}: the page is ${across} px too wide`);
  expectNone(wide, `things reach out of the page (${what})`);
}

export async function fitsANarrowScreen({ reader, file }) {
  const page = await reader.open(file, { viewport: { width: 320, height: 640 } });
  await keepsToTheWidth(page, '320 px');
  await page.done();
}

export async function fitsWhenEnlarged({ reader, file }) {
  // twice as large on 1280 px is 640 px of the page; larger letters alone are the other way of enlarging
  const page = await reader.open(file, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });
  await keepsToTheWidth(page, '200 %');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
  await keepsToTheWidth(page, 'letters of 200 %');
  await page.done();
}

/** Only a gap that passed its test may be called proven, and nothing else may sound like it. */
export async function claimsNoMoreThanItsTests({ reader, file, language }) {
  const page = await reader.open(file);
  const text = await page.evaluate(() => {
    document.querySelectorAll('#method, #organisations, script').forEach((e) => e.remove());
    return document.body.textContent;
  });
  const strong = language === 'de'
    ? /beweis|bewies|zwingend|garantie|zweifellos|nachgewiesen|(^|\s)muss\s|(^|\s)müssen\s/i
    : /\bprov(e|es|ed|en)\b|guarante|certainly|undoubted|\bmust\b/i;
  const denied = language === 'de' ? /\b(nicht|keine?[rnms]?|weder)\b/i : /\b(not|no|none|neither)\b/i;
  const claims = text.split(/[.!?\n]\s/).filter((s) => strong.test(s) && !denied.test(s));
  const proven = language === 'de' ? /nachgewiesene Lücke/ : /proven gap/;
  expectNone(proven.test(text) ? [] : claims, 'sentences claim certainty');
  await page.done();
}
