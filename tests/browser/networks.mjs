// Networks that are made for the tests: one that tries to break out of the page, and a large one.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const cell = (text) => `"${String(text).replaceAll('"', '""')}"`;
const table = (rows) => rows.map((row) => row.map(cell).join(',')).join('\n') + '\n';

/** Names and ids that would do harm if any of them became code. */
export const hostileNames = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "=cmd|' /C calc'!A0",
  ']]><svg onload=alert(3)>',
  'javascript:alert(4)',
  '</title></style></script><script>alert(5)</script>',
  '{{constructor.constructor("alert(6)")()}}',
  '&lt;b&gt; Müller & Söhne – „Ümläut“',
];
export const hostileIds = ['a/b ?#%', 'öl & gas', '"><script>', '%41', 'constructor', '__proto__', "it's", 'x+y=z'];

export function writeHostile(folder) {
  mkdirSync(folder, { recursive: true });
  const types = ['cluster_initiative', 'company', 'university', 'cluster_initiative', 'company', 'agency', 'company', 'company'];
  const organisations = hostileIds.map((id, i) => [id, hostileNames[i], types[i], hostileNames[(i + 1) % 8], hostileNames[1]]);
  const plain = Array.from({ length: 30 }, (_, i) => [`p${i}`, `Betrieb ${i}`, i % 3 ? 'company' : 'university', 'Ulm', 'Donau']);
  writeFileSync(
    path.join(folder, 'organisations.csv'),
    table([['id', 'name', 'type', 'city', 'themes'], ...organisations, ...plain]),
  );
  const ties = [['source', 'target', 'relation', 'since', 'note']];
  for (let i = 0; i < 8; ++i)
    for (let j = i + 1; j < 8; ++j) if ((i * 3 + j) % 4 !== 0) ties.push([hostileIds[i], hostileIds[j], 'cooperates', '2020', hostileNames[j]]);
  for (let i = 0; i < 30; ++i) {
    ties.push([`p${i}`, hostileIds[i % 2 ? 0 : 3], 'member_of', '2019', '']);
    ties.push([`p${i}`, `p${(i + 7) % 30}`, hostileNames[2], '2021', '']);
  }
  writeFileSync(path.join(folder, 'edges.csv'), table(ties));
}

/** 5,000 organisations in regions, clusters and themes, the same every time. */
export function writeLarge(folder, n = 5000) {
  mkdirSync(folder, { recursive: true });
  let state = 12345;
  const chance = (k) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % k;
  };
  const types = ['company', 'company', 'company', 'university', 'research_institute', 'association', 'agency'];
  const organisations = [['id', 'name', 'type', 'city', 'region', 'themes']];
  for (let i = 0; i < n; ++i) {
    const type = i < 60 ? 'cluster_initiative' : types[chance(types.length)];
    organisations.push([`o${i}`, `Organisation ${i} GmbH`, type, `Ort ${i % 97}`, `Region ${i % 12}`, `Thema ${chance(20)};Thema ${chance(20)}`]);
  }
  const ties = [['source', 'target', 'relation', 'since']];
  for (let i = 60; i < n; ++i) {
    ties.push([`o${i}`, `o${i % 60}`, 'member_of', String(2010 + chance(14))]);
    for (let k = 0; k < 3; ++k) {
      const near = 60 + ((i - 60 + 60 * (1 + chance(9))) % (n - 60));
      const other = chance(4) ? near : 60 + chance(n - 60);
      if (other !== i) ties.push([`o${i}`, `o${other}`, 'cooperates', String(2010 + chance(14))]);
    }
  }
  writeFileSync(path.join(folder, 'organisations.csv'), table(organisations));
  writeFileSync(path.join(folder, 'edges.csv'), table(ties));
}
