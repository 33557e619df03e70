// Opens reports in a real browser and holds them to what docs/report.md promises.
//   node run.mjs BINARY MODULES SOURCES [--large] [--keep DIR] [--only WORD]
// Ends with 77 (skipped, for CTest) where Chromium or the packages are absent, 1 where a claim does not hold.
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { hostileIds, writeHostile, writeLarge } from './networks.mjs';
import { Reader, chromiumPath, packages } from './reading.mjs';
import * as reading from './claims_reading.mjs';
import * as working from './claims_working.mjs';
import * as print from './claims_print.mjs';

const [binary, modules, sources, ...rest] = process.argv.slice(2);
const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);
const large = rest.includes('--large');
const kept = option('--keep');
const only = option('--only');

function skip(why) {
  console.log(`skipped: ${why}`);
  process.exit(77);
}
const browserPath = chromiumPath();
if (!browserPath) skip('there is no Chromium here; scripts/install-packages.sh test installs it');
const tools = packages(modules);
if (!tools) skip(`the packages of tests/browser are not in ${modules}; scripts/install-packages.sh test puts them there`);

const work = kept ?? mkdtempSync(path.join(tmpdir(), 'clusterbridge-browser-'));
mkdirSync(work, { recursive: true });

/** Writes a report, and says what its claims need to know of it. One after the other, while those there are looked at. */
let written = Promise.resolve();
function review(name, inputs, language, more) {
  written = written.then(() => write(name, inputs, language)).then((report) => ({ ...report, ...more }));
  return written;
}
async function write(name, inputs, language) {
  const folder = path.join(work, `${name}-${language}`);
  const started = Date.now();
  if (!existsSync(path.join(folder, 'index.html')))
    await promisify(execFile)(binary, ['review', ...inputs, '--lang', language, '--output', folder, '--force', '--quiet']);
  const file = path.join(folder, 'index.html');
  const bytes = readFileSync(file).length;
  console.log(`${name}-${language}: ${(bytes / 1e6).toFixed(2)} MB, written in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return { name: `${name}-${language}`, language, file, bytes, axe: tools.axe };
}

const everywhere = [...Object.values(reading), ...Object.values(working), ...Object.values(print)].filter((claim) => typeof claim === 'function');
function plan() {
  const made = path.join(work, 'made');
  if (!large) {
    writeHostile(path.join(made, 'hostile'));
    const data = path.join(sources, 'data');
    const hostile = [path.join(made, 'hostile')];
    return [
      review('hostile', hostile, 'de', { claims: everywhere, ids: hostileIds, walk: 5000, binary, inputs: hostile }),
      review('hostile', hostile, 'en', { claims: everywhere, ids: hostileIds.slice(0, 2), walk: 5000 }),
      // 3 MB are promised; what comes near to them is asked what it is for
      review('data', [data], 'de', { claims: everywhere, limit: 2.7e6, walk: 60, sample: true }),
      review('data', [data], 'en', { claims: everywhere, limit: 2.7e6, walk: 60, sample: true }),
    ];
  }
  writeLarge(path.join(made, 'large'));
  const reports = [review('large', [path.join(made, 'large')], 'de', { claims: everywhere, limit: 15e6, walk: 60, sample: true })];
  const h2020 = path.join(process.env.CLUSTERBRIDGE_TESTDATA ?? path.join(sources, '../shared/testdata'), 'cordis-h2020-before-2018/participations.csv.gz');
  if (existsSync(h2020)) {
    const table = path.join(made, 'participations.csv');
    writeFileSync(table, gunzipSync(readFileSync(h2020)));
    reports.push(review('h2020', [table], 'en', { claims: everywhere, walk: 60, sample: true }));
  } else console.log(`without Horizon 2020: ${h2020} is not there`);
  return reports;
}

const spoken = (name) => name.replace(/([A-Z])/g, (c) => ' ' + c.toLowerCase());

async function hold(report, failures) {
  const reader = await Reader.start(tools.chromium, browserPath);
  for (const claim of report.claims) {
    if (only && !claim.name.includes(only)) continue;
    const started = Date.now();
    let verdict = 'holds';
    try {
      await claim({ ...report, reader });
    } catch (error) {
      verdict = `FAILS: ${error.message}`;
      failures.push(`${report.name} ${spoken(claim.name)}`);
    }
    console.log(`${report.name} ${spoken(claim.name)} (${((Date.now() - started) / 1000).toFixed(1)} s) ${verdict}`);
  }
  if (report.limit && report.bytes > report.limit) failures.push(`${report.name} weighs ${report.bytes} bytes, more than ${report.limit}`);
  await reader.close();
}

const failures = [];
try {
  const waiting = plan();
  // two at a time, on two cores
  const worker = async () => {
    for (let report = waiting.shift(); report; report = waiting.shift()) await hold(await report, failures);
  };
  await Promise.all([worker(), worker()]);
} finally {
  if (!kept) rmSync(work, { recursive: true, force: true });
}
if (failures.length > 0) {
  console.log(`\n${failures.length} claims do not hold:\n  ${failures.join('\n  ')}`);
  process.exit(1);
}
console.log('every claim holds');
