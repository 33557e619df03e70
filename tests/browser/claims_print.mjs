// What must hold of every report on paper.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, expectNone } from './reading.mjs';

const A4_INSIDE = Math.floor(((210 - 28) / 25.4) * 96); // px between the margins of the style sheet

/** Tables lie between the margins, cells show all they hold, scorecards are unfolded, what only a screen can do is gone. */
export async function cutsNoTableOnPaper({ reader, file }) {
  const page = await reader.open(file, { viewport: { width: A4_INSIDE, height: 970 } });
  await page.emulateMedia({ media: 'print' });
  const cut = await page.evaluate((inside) => {
    const found = [];
    for (const table of document.querySelectorAll('table')) {
      if (!table.checkVisibility() || table.closest('.orgs')) continue;
      const box = table.getBoundingClientRect();
      if (box.right > inside + 1) found.push(`${Math.round(box.right - inside)} px too wide: ${table.caption?.textContent}`);
      for (const cell of table.querySelectorAll('th,td'))
        if (cell.scrollWidth > cell.clientWidth + 1) found.push(`a cell is cut: ${cell.textContent.slice(0, 80)} (${table.caption?.textContent})`);
      const frame = table.closest('.table');
      if (frame && getComputedStyle(frame).overflowX !== 'visible') found.push(`scrolls on paper: ${table.caption?.textContent}`);
    }
    return found;
  }, A4_INSIDE);
  expectNone(cut, 'tables or cells are cut on paper');
  const folded = await page.evaluate(() => [...document.querySelectorAll('details.scorecard table')].filter((t) => !t.checkVisibility({ contentVisibilityAuto: true })).length);
  expect(folded === 0, `${folded} scorecards are folded up on paper`);
  const screenOnly = await page.evaluate(() => [...document.querySelectorAll('button:not(.sort), select, input, canvas')].filter((e) => e.checkVisibility()).map((e) => e.outerHTML.slice(0, 100)));
  expectNone(screenOnly, 'things for the screen are printed');
  await page.done();
}

/** The PDF that the browser prints: pages are numbered, no word lies outside of the paper, no head of a table stands alone
 * at the end of a page, the cards are in it. */
export async function printsToNumberedPages({ reader, file, keep }) {
  const page = await reader.open(file);
  const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, printBackground: true });
  const cards = await page.evaluate(() => document.querySelectorAll('details.scorecard table').length);
  const lang = await page.evaluate(() => document.documentElement.lang);
  const begins = await page.evaluate(() => {
    const bare = (e) => (e?.textContent ?? '').replace(/[\s\u00ad]+/g, '');
    return [...document.querySelectorAll('.table > table:not(.card)')].map((t) => [bare(t.caption), bare(t.tBodies[0]?.rows[0]?.cells[0]).slice(0, 12)]).filter(([caption, first]) => caption && first);
  });
  await page.done();
  const folder = mkdtempSync(path.join(tmpdir(), 'clusterbridge-print-'));
  try {
    writeFileSync(keep ?? path.join(folder, 'report.pdf'), pdf);
    const xml = execFileSync('pdftotext', ['-bbox', keep ?? path.join(folder, 'report.pdf'), '-'], { maxBuffer: 1 << 28 }).toString();
    const pages = xml.split('<page ').slice(1);
    const out = [];
    pages.forEach((text, i) => {
      const [, width, height] = text.match(/width="([\d.]+)" height="([\d.]+)"/).map(Number);
      for (const m of text.matchAll(/xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)</g))
        if (m[1] < 0 || m[2] < 0 || m[3] > width || m[4] > height) out.push(`page ${i + 1}: ${m[5]}`);
      if (!text.includes(`>${i + 1}<`)) out.push(`page ${i + 1} has no number`);
    });
    expectNone(out, 'words outside of the paper, or pages without number');
    const sheets = execFileSync('pdftotext', ['-raw', keep ?? path.join(folder, 'report.pdf'), '-'], { maxBuffer: 1 << 28 }).toString().split('\f').map((t) => t.replace(/\s+/g, ''));
    const alone = begins.filter(([caption, first]) => !sheets.some((t) => t.includes(caption) && t.slice(t.indexOf(caption) + caption.length).includes(first)));
    expectNone(alone.map((a) => a.join(': ')), 'tables whose caption stands on another page than their first row');
    const heads = xml.match(lang === 'de' ? />Kennzahlen?</g : />figures?</gi)?.length ?? 0;
    expect(cards === 0 || heads > 0, 'the scorecards are not in the PDF');
    expect(pdf.includes('/StructTreeRoot'), 'the PDF is not tagged');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `review --pdf`: tagged, A4, nothing in it that runs or leads outside, the same bytes twice, nothing left behind. */
export async function isPrintedByTheProgram({ binary, inputs, language }) {
  if (!inputs) return;
  const folder = mkdtempSync(path.join(tmpdir(), 'clusterbridge-pdf-'));
  try {
    const prints = ['one', 'two'].map((name) => {
      execFileSync(binary, ['review', ...inputs, '--lang', language, '--pdf', '--quiet', '--output', path.join(folder, name)], { stdio: ['ignore', 'pipe', 'pipe'] });
      return readFileSync(path.join(folder, name, 'report.pdf'));
    });
    expect(prints[0].equals(prints[1]), 'two runs print different bytes');
    expect(readdirSync(folder).join() === 'one,two', `left behind: ${readdirSync(folder)}`);
    const told = execFileSync('pdfinfo', [path.join(folder, 'one', 'report.pdf')]).toString();
    expect(/Tagged: +yes/.test(told) && /A4/.test(told) && /JavaScript: +no/.test(told), told);
    const text = prints[0].toString('latin1');
    expectNone([...text.matchAll(/\/S \/(JavaScript|Launch|GoToR|SubmitForm)|\/URI \([^)]*\)/g)].map((m) => m[0]), 'actions in the PDF');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where there is WeasyPrint and no Chromium on the path, `review --pdf` prints with that, tagged and as harmless. */
export async function isPrintedByWeasyPrintToo({ binary, inputs, language }) {
  if (!inputs) return;
  const program = '/usr/bin/weasyprint';
  if (!existsSync(program)) {
    console.log(`skipped: ${program} is not there (apt-get install weasyprint)`);
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'clusterbridge-weasyprint-'));
  try {
    mkdirSync(path.join(folder, 'bin'));
    symlinkSync(program, path.join(folder, 'bin/weasyprint'));
    const options = { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PATH: path.join(folder, 'bin') } };
    execFileSync(binary, ['review', ...inputs, '--lang', language, '--pdf', '--quiet', '--output', path.join(folder, 'out')], options);
    const file = path.join(folder, 'out/report.pdf');
    const told = execFileSync('pdfinfo', [file]).toString();
    expect(/WeasyPrint/.test(told), `another program printed: ${told}`);
    expect(/Tagged: +yes/.test(told) && /A4/.test(told) && /JavaScript: +no/.test(told), told);
    expect(Number(/Pages: +(\d+)/.exec(told)[1]) > 5, told);
    const text = execFileSync('pdftotext', [file, '-'], { maxBuffer: 1 << 28 }).toString();
    expect(text.includes('<script>alert(1)</script>'), 'the hostile name is not text in the PDF');
    expectNone([...readFileSync(file).toString('latin1').matchAll(/\/S ?\/(JavaScript|Launch|GoToR|SubmitForm)|\/URI \([^)]*\)/g)].map((m) => m[0]), 'actions in the PDF');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
