// Opens a report in a browser the way a reader would, and keeps account of what it did.
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';

/** Where Chromium is; CHROMIUM names another. Nothing where there is none. */
export function chromiumPath() {
  const named = process.env.CHROMIUM;
  return [named, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find((p) => p && existsSync(p));
}

/** The packages of package.json, from the folder that install-packages.sh fills; nothing where they are not there. */
export function packages(folder) {
  const require = createRequire(pathToFileURL(path.join(folder, 'package.json')));
  try {
    return { chromium: require('playwright-core').chromium, axe: require.resolve('axe-core/axe.min.js') };
  } catch {
    return undefined;
  }
}

export class Reader {
  static async start(chromium, executablePath) {
    const reader = new Reader();
    // WebGL on machines without a graphics card: drawn by the processor
    reader.browser = await chromium.launch({
      executablePath,
      chromiumSandbox: false,
      args: ['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
    });
    return reader;
  }

  /** Opens `file` (with its fragment), runs `before` first. The page knows what it asked for, said and threw: `page.noise`. */
  async open(file, options = {}) {
    const { fragment = '', before, ...context } = options;
    const holder = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
    // generous: no claim is about seconds, and machines are busy
    holder.setDefaultTimeout(240000);
    const page = await holder.newPage();
    page.noise = [];
    const address = pathToFileURL(file).href;
    page.on('console', (m) => {
      if (['error', 'warning'].includes(m.type())) page.noise.push(`console: ${m.text()}`);
    });
    page.on('pageerror', (e) => page.noise.push(`thrown: ${e.message}`));
    page.on('dialog', (d) => {
      page.noise.push(`dialog: ${d.message()}`);
      d.dismiss();
    });
    page.on('request', (r) => {
      const asked = r.url();
      if (asked.split('#')[0] !== address && !asked.startsWith('data:') && !asked.startsWith('blob:'))
        page.noise.push(`request: ${asked}`);
    });
    if (before) await page.addInitScript(before);
    await page.goto(address + fragment);
    page.done = () => holder.close();
    return page;
  }

  close() {
    return this.browser.close();
  }
}

/** A sentence that must hold; the failure says what was found instead. */
export function expect(holds, found) {
  if (!holds) throw new Error(found);
}

/** Something that holds as soon as the page has caught up: asked again until it does, for half a minute. */
export async function eventually(claim) {
  for (let i = 0; i < 100; ++i) {
    try {
      return await claim();
    } catch {
      await new Promise((then) => setTimeout(then, 300));
    }
  }
  return claim();
}

/** Nothing of a list may be there; at most five are named. */
export function expectNone(list, what) {
  expect(list.length === 0, `${list.length} ${what}, such as\n    ${list.slice(0, 5).join('\n    ')}`);
}
