// How soon a report can be read after it was opened.
//   node first.mjs INDEX.HTML MODULES [TIMES]
// Prints milliseconds from the start of the navigation: median and range of TIMES openings (9 where nothing is said), each
// in a new window of a running browser, on a screen that holds all findings, and what the very first opening took, while
// the browser was starting. Told are the first contentful paint, the frame that shows the last finding (Element Timing),
// and the page whole with its scripts run.
import { Reader, chromiumPath, packages } from './reading.mjs';

const [file, modules, times = '9'] = process.argv.slice(2);
const { chromium } = packages(modules);
const reader = await Reader.start(chromium, chromiumPath());

/** Runs before anything of the page: marks every finding as it comes, so that the browser notes when it is painted. */
function watch() {
  globalThis.painted = new Map();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.painted.set(entry.identifier, entry.renderTime || entry.loadTime);
  }).observe({ type: 'element', buffered: true });
  new MutationObserver(() => {
    document.querySelectorAll('#findings .sentence:not([elementtiming])').forEach((e) => e.setAttribute('elementtiming', e.textContent.slice(0, 40)));
  }).observe(document, { childList: true, subtree: true });
}

const told = { 'first contentful paint': [], 'last finding painted': [], 'page whole': [] };
for (let i = 0; i <= Number(times); ++i) {
  const page = await reader.open(file, { before: watch, viewport: { width: 1280, height: 1600 } });
  await page.waitForFunction(() => globalThis.painted.size === document.querySelectorAll('#findings .sentence').length && performance.getEntriesByType('navigation')[0].loadEventEnd > 0);
  const moments = await page.evaluate(() => [
    performance.getEntriesByName('first-contentful-paint')[0].startTime,
    Math.max(...globalThis.painted.values()),
    performance.getEntriesByType('navigation')[0].loadEventEnd,
  ]);
  Object.values(told).forEach((list, k) => list.push(moments[k]));
  await page.done();
}
for (const [name, list] of Object.entries(told)) {
  const [starting, ...later] = list.map(Math.round);
  later.sort((a, b) => a - b);
  console.log(`${name}: ${later[Math.floor(later.length / 2)]} (${later[0]} to ${later.at(-1)}); while the browser starts ${starting}`);
}
await reader.close();
