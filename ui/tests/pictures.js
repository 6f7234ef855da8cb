/** A picture of every screen in every state, light and dark, in both languages; axe reads each of them. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { openBrowser } from './browser.js';
import { serveWindow } from './core.js';
import { SCENES } from './fixtures/scenes.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const only = process.argv[2];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

execFileSync('npx', ['vite', 'build', '--mode', 'http', '--logLevel', 'error'], {
  cwd: `${here}..`,
  stdio: 'inherit',
});
mkdirSync(`${here}pictures`, { recursive: true });

const core = await serveWindow(`${here}../dist-http`);
/** @type {string[]} */
const findings = [];
let taken = 0;
const browser = await openBrowser();
// One page for all: a new one for each picture takes most of the time.
const page = await browser.newPage({ timezoneId: 'Europe/Berlin', reducedMotion: 'reduce' });
page.setDefaultTimeout(3000);
let name = '';
page.on('console', (message) => {
  if (['error', 'warning'].includes(message.type())) findings.push(`${name}: console: ${message.text()}`);
});
page.on('pageerror', (error) => findings.push(`${name}: ${error.message}`));

/** @param {string} size @param {import('playwright-core').ViewportSize} viewport @param {(typeof SCENES)[number]} scene @param {string} language @param {string} theme */
async function take(size, viewport, scene, language, theme) {
  name = `${scene.name}-${language}-${theme}${size}`;
  await page.setViewportSize(viewport);
  core.show({ ...scene.snapshot, language, settings: { ...scene.snapshot.settings, theme } });
  try {
    await page.goto(core.origin);
    await page.locator('h1').first().waitFor({ timeout: 3000 });
    await scene.steps?.(page);
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(60);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    if (wide) findings.push(`${name}: wider than the window`);
    await page.screenshot({ path: `${here}pictures/${name}.png`, fullPage: scene.isTall ?? false });
    taken += 1;
    await page.evaluate(axe);
    /** @type {import('axe-core').AxeResults} */
    const result = await page.evaluate(() =>
      /** @type {any} */ (window).axe.run(document, { resultTypes: ['violations'] }),
    );
    for (const found of result.violations) {
      findings.push(
        `${name}: axe ${found.id}: ${found.nodes
          .map((node) => node.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
      );
    }
  } catch (error) {
    findings.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  }
}

for (const scene of SCENES.filter(({ name }) => only === undefined || name.startsWith(only))) {
  for (const language of ['en', 'ru']) {
    for (const theme of ['light', 'dark'])
      await take('', { width: 1080, height: 720 }, scene, language, theme);
  }
  await take('-narrow', { width: 320, height: 640 }, scene, 'ru', 'light');
}
await browser.close();
core.close();

for (const finding of findings) console.error(finding);
console.log(`${taken} pictures, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;
