// Opens each HTML file of a folder in Chromium as a phone and as a desk would, in light and in dark, and
// finds fault: node check.mjs PAGES SCREENSHOTS. Exit 1 when there is any.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// The packages lie where run.sh has put them, which is not beside this file.
const packages = createRequire(join(process.env.PACKAGES, 'package.json'));
const puppeteer = packages('puppeteer-core');
const axe = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');

const [pages, screenshots] = process.argv.slice(2);
const screens = [
  { name: 'phone', width: 390, height: 844, deviceScaleFactor: 2, isMobile: true },
  { name: 'desk', width: 1280, height: 900, deviceScaleFactor: 1, isMobile: false },
];
const smallestText = 9; // CSS pixels that can still be read

/** What is wrong with one page on one screen, as lines. */
async function faultsOf(browser, file, screen, scheme) {
  const faults = [];
  const url = pathToFileURL(join(pages, file)).href;
  const page = await browser.newPage();
  page.on('console', (message) => faults.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    if (request.url() !== url) faults.push(`request: ${request.url()}`);
  });
  await page.setViewport(screen);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.goto(url, { waitUntil: 'load' });
  await page.screenshot({
    path: join(screenshots, `${file.replace(/\.html$/, '')}-${screen.name}-${scheme}.png`),
    fullPage: true,
  });
  const measured = await page.evaluate(() => ({
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    texts: [...document.querySelectorAll('svg text')].filter((text) => text.ownerSVGElement.checkVisibility()).map((text) => {
      const svg = text.ownerSVGElement;
      const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
      return parseFloat(getComputedStyle(text).fontSize) * scale;
    }),
    spilled: [...document.querySelectorAll('svg text')]
      .filter((text) => {
        const box = text.getBoundingClientRect();
        const svg = text.ownerSVGElement.getBoundingClientRect();
        return box.left < svg.left - 2 || box.right > svg.right + 2 || box.bottom > svg.bottom + 2;
      })
      .map((text) => text.textContent),
  }));
  if (measured.tooWide > 0) faults.push(`the page is ${measured.tooWide} px wider than the screen`);
  if (measured.texts.some((size) => size < smallestText)) faults.push('a chart has text too small to read');
  for (const text of measured.spilled) faults.push(`text of a chart is cut off: ${text}`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, impact, nodes } of violations)
    if (impact === 'serious' || impact === 'critical') faults.push(`${id} (${impact}): ${nodes[0].html}`);
  await page.close();
  return faults;
}

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM,
  args: process.getuid() === 0 ? ['--no-sandbox'] : [],
});
let looks = 0;
let wrong = 0;
for (const file of readdirSync(pages).filter((name) => name.endsWith('.html')).sort()) {
  for (const screen of screens) {
    for (const scheme of ['light', 'dark']) {
      looks += 1;
      for (const fault of await faultsOf(browser, file, screen, scheme)) {
        wrong += 1;
        console.log(`${file}, ${screen.name}, ${scheme}: ${fault}`);
      }
    }
  }
}
await browser.close();
console.log(`${looks} looks at pages, ${wrong} faults; screenshots in ${screenshots}`);
process.exit(wrong === 0 && looks > 0 ? 0 : 1);
