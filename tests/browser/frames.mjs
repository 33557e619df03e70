// How long the network view takes to draw one frame, on a processor without a graphics card.
//   node frames.mjs INDEX.HTML MODULES
// Prints milliseconds (median of nine): standing still over the whole network and near to a part of it, while it moves,
// and for one choice of an organisation. Each frame is waited for until it is drawn.
import { Reader, chromiumPath, packages } from './reading.mjs';

const [file, modules] = process.argv.slice(2);
const { chromium } = packages(modules);
const reader = await Reader.start(chromium, chromiumPath());
const page = await reader.open(file);
await page.evaluate(() => document.getElementById('picture').scrollIntoView());
await page.waitForFunction(() => document.getElementById('explore').explorer !== undefined, undefined, { timeout: 60000 });
await page.waitForTimeout(1500);
const told = await page.evaluate(async () => {
  const { sigma, graph } = document.getElementById('explore').explorer;
  const camera = sigma.getCamera();
  const drawn = () => {
    for (const canvas of document.querySelectorAll('#explore-canvas canvas')) {
      const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
      if (gl) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)); // waits for the drawing
    }
  };
  const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const frames = (state) => {
    const times = [];
    for (let i = 0; i < 9; ++i) {
      camera.setState(state(i));
      const start = performance.now();
      sigma.render();
      drawn();
      times.push(performance.now() - start);
    }
    return median(times);
  };
  const whole = frames((i) => ({ x: 0.5 + i / 100, y: 0.5, ratio: 1 }));
  const near = frames((i) => ({ x: 0.5 + i / 1000, y: 0.5, ratio: 0.15 }));
  camera.setState({ x: 0.5, y: 0.5, ratio: 1 });
  // a movement, as the buttons and the keys make it
  const moving = [];
  camera.animate({ x: 0.55, y: 0.5, ratio: 0.9 }, { duration: 3000 });
  while (camera.isAnimated() && moving.length < 30) {
    await new Promise(requestAnimationFrame);
    if (!camera.isAnimated()) break;
    const start = performance.now();
    sigma.render();
    drawn();
    moving.push(performance.now() - start);
  }
  const most = graph.nodes().reduce((a, b) => (graph.degree(b) > graph.degree(a) ? b : a));
  const start = performance.now();
  sigma.emit('clickNode', { node: most });
  sigma.render();
  drawn();
  const choice = performance.now() - start;
  return { organisations: graph.order, ties: graph.size, whole, near, moving: median(moving), choice };
});
for (const [name, value] of Object.entries(told)) console.log(`${name}: ${Math.round(value)}`);
await reader.close();
