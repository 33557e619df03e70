// The committed network view is what its recipe gives, and every package in it is named with its licence.
//   node bundle.mjs SOURCES
// Ends with 77 (skipped, for CTest) where the npm registry cannot be reached, 1 where something does not hold.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

const recipe = path.join(process.argv[2], 'src/report/assets/network');
const committed = readFileSync(path.join(recipe, '../network.bundle.js'));
const work = mkdtempSync(path.join(tmpdir(), 'clusterbridge-bundle-'));
const place = path.join(work, 'network');
const failures = [];

/** The packages whose files went into the bundle, as esbuild tells. */
async function packagesWithin() {
  const esbuild = await import(pathToFileURL(path.join(place, 'node_modules/esbuild/lib/main.js')).href);
  const built = await esbuild.default.build({ entryPoints: [path.join(place, 'view.js')], bundle: true, write: false, metafile: true, logLevel: 'silent' });
  const names = Object.keys(built.metafile.inputs).map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

try {
  cpSync(recipe, place, { recursive: true, filter: (file) => !file.includes('node_modules') });
  try {
    const quick = ['--fetch-retries=1', '--fetch-timeout=20000', '--prefer-offline'];
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...quick], { cwd: place, stdio: 'pipe', timeout: 240000 });
  } catch (error) {
    console.log(`skipped: npm ci did not work, perhaps without a network: ${String(error.stderr ?? error.message).trim().split('\n')[0]}`);
    process.exitCode = 77;
  }
  if (process.exitCode !== 77) {
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: place, stdio: 'pipe' });
    const made = readFileSync(path.join(work, 'network.bundle.js'));
    if (!made.equals(committed)) failures.push(`the recipe gives ${made.length} bytes, other than the ${committed.length} that are committed: npm ci --ignore-scripts && npm run build`);
    const licences = readFileSync(path.join(recipe, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    const within = await packagesWithin();
    if (within.length < 2) failures.push(`only ${within} in the bundle`);
    for (const name of within) {
      const folder = path.join(place, 'node_modules', name);
      const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
      if (!licences.includes(`== ${name} ${version}\n`)) failures.push(`${name} ${version} is in the bundle and not in THIRD-PARTY-LICENSES.txt`);
      const own = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
      const holder = own && /copyright[^\n]*/i.exec(readFileSync(path.join(folder, own), 'utf8'))?.[0];
      if (holder && !licences.includes(holder.trim())) failures.push(`the licence of ${name} names "${holder.trim()}", THIRD-PARTY-LICENSES.txt does not`);
    }
    if (!committed.includes('== sigma')) failures.push('the bundle does not bring its licences along');
    console.log(`in the bundle: ${within.join(', ')}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
if (failures.length > 0) {
  console.log(failures.join('\n'));
  process.exit(1);
}
