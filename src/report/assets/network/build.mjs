// Bundles the view with the notices that sigma and graphology ask to travel with every copy.
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

const notices = readFileSync(new URL('THIRD-PARTY-LICENSES.txt', import.meta.url), 'utf8').trim();
await build({
  entryPoints: ['view.js'],
  outfile: process.argv[2] ?? '../network.bundle.js',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  charset: 'utf8',
  legalComments: 'none',
  banner: { js: `/*!\n${notices}\n*/` },
});
