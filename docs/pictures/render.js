/**
 * Draws every picture of the READMEs from the real files: diagrams, forms, properties panel.
 *
 *   npm ci --prefix element-templates/browser-tests
 *   node docs/pictures/render.js [part of a name ...]
 *
 * Needs Node 20 and Chromium (on the PATH, or named in CHROMIUM). Writes into docs/images.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromiumPath } from './chromium.js';
import { formData } from './form-data.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const browserTests = join(repository, 'element-templates/browser-tests');
const packages = createRequire(join(browserTests, 'package.json'));
const { chromium } = packages('playwright-core');

const images = join(repository, 'docs/images');
const resources = join(repository, 'example-processes/src/main/resources');
const wanted = process.argv.slice(2);

/** Elements whose fields are shown: process, element, name of the picture. */
const PANELS = [
  ['approve-then-dub', 'SubmitLipSyncTask', 'panel-lip-sync'],
  ['tune-face-match', 'DubVideo', 'panel-dub-video'],
];

const PHONE = { width: 390, height: 800 };
const SCREEN = { width: 1920, height: 1000 };

const browser = await chromium.launch({
  executablePath: chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
});
try {
  mkdirSync(join(images, 'forms'), { recursive: true });
  for (const file of files('processes', '.bpmn')) await diagram(file);
  for (const file of files('forms', '.form')) await form(file);
  for (const [process, element, name] of PANELS) await panel(process, element, name);
} finally {
  await browser.close();
}

async function diagram(file) {
  const name = basename(file, '.bpmn');
  if (!isWanted(name)) return;
  const page = await open('modeler', SCREEN);
  const svg = await page.evaluate(async (xml) => {
    const modeler = new BpmnModeler({ container: '#canvas' });
    const { warnings } = await modeler.importXML(xml);
    if (warnings.length) throw new Error(warnings.map(({ message }) => message).join());
    return (await modeler.saveSVG()).svg;
  }, readFileSync(file, 'utf8'));
  writeFileSync(join(images, `${name}.svg`), counted(svg));
  await page.setContent(`<body style="margin: 12px; background: white">${svg}</body>`);
  const drawing = page.locator('svg').first();
  await drawing.evaluate((node) => (node.style.display = 'block'));
  const { width, height } = await drawing.boundingBox();
  await page.setViewportSize({ width: Math.ceil(width) + 24, height: Math.ceil(height) + 24 });
  await picture(page, name);
}

async function form(file) {
  const name = basename(file, '.form');
  if (!isWanted(name)) return;
  const page = await open('form', PHONE);
  await page.evaluate(
    async ({ schema, data }) => {
      const container = document.querySelector('#form');
      await FormViewer.createForm({ container, schema, data });
    },
    { schema: JSON.parse(readFileSync(file, 'utf8')), data: formData(name) },
  );
  await page.waitForTimeout(500);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('label, legend, .fjs-form-field-grouplabel, .fjs-form-field')]
      .filter((node) => node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0)
      .map((node) => node.innerText.trim().split('\n')[0]),
  );
  if (cut.length > 0) throw new Error(`${name} is too wide for a phone: ${cut.join(' | ')}`);
  await picture(page, join('forms', name), { fullPage: true });
}

async function panel(process, element, name) {
  if (!isWanted(name)) return;
  const page = await open('modeler', { width: 440, height: 1000 });
  await page.addStyleTag({
    content: '#canvas { flex: none !important; width: 1px; opacity: 0 } #panel { border: 0 }',
  });
  await page.evaluate(
    async ({ xml, templates }) => {
      window.modeler = new BpmnModeler({
        container: '#canvas',
        propertiesPanel: { parent: '#panel' },
      });
      modeler.get('elementTemplatesLoader').setTemplates(templates);
      modeler.get('elementTemplates').setEngines({ camunda: '8.8.0' });
      await modeler.importXML(xml);
    },
    {
      xml: readFileSync(join(resources, 'processes', `${process}.bpmn`), 'utf8'),
      templates: templates(),
    },
  );
  await page.waitForFunction(selected, element, { polling: 500 });
  const group = '.bio-properties-panel-group:has([data-entry-id^="custom-entry-"])';
  for (const header of await page.locator(`${group} > .bio-properties-panel-group-header`).all()) {
    if (!(await header.getAttribute('class')).split(' ').includes('open')) await header.click();
  }
  await page.mouse.move(0, 0);
  const height = await page
    .locator('.bio-properties-panel-group')
    .last()
    .evaluate((node) => {
      const { scrollTop } = node.closest('.bio-properties-panel-scroll-container');
      return node.getBoundingClientRect().bottom + scrollTop;
    });
  await page.setViewportSize({ width: 440, height: Math.ceil(height) });
  await page.waitForTimeout(500);
  await picture(page, name, {}, page.locator('#panel'));
}

/** Selects an element, again if the panel was not ready, and says whether its fields are shown. */
function selected(id) {
  if (document.querySelector('[data-entry-id^="custom-entry-"]')) return true;
  const selection = modeler.get('selection');
  selection.select(null);
  selection.select(modeler.get('elementRegistry').get(id));
  return false;
}

/** The library names markers by chance: numbers instead, so that equal diagrams are equal files. */
function counted(svg) {
  const names = [];
  return svg.replace(/(djs-grid-pattern|marker)-\w+/g, (name, kind) => {
    if (!names.includes(name)) names.push(name);
    return `${kind}-${names.indexOf(name) + 1}`;
  });
}

/** All templates that are shipped. */
function templates() {
  const folder = join(repository, 'element-templates');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** A page of the browser tests; a link in it leads to a stand-in, so no network is needed. */
async function open(name, viewport) {
  const page = await browser.newPage({ viewport, deviceScaleFactor: 2 });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.route(/^https:/, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: '<body style="margin:0;height:100vh;display:grid;place-items:center;background:#333;color:#fff;font:48px sans-serif">▶</body>',
    }),
  );
  await page.goto(pathToFileURL(join(browserTests, 'pages', `${name}.html`)).href);
  return page;
}

async function picture(page, name, options = {}, what = page) {
  const path = join(images, `${name}.png`);
  mkdirSync(dirname(path), { recursive: true });
  await what.screenshot({ path, ...options });
  await page.close();
  console.log(`docs/images/${name}.png`);
}

function files(folder, ending) {
  return readdirSync(join(resources, folder))
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(resources, folder, name));
}

function isWanted(name) {
  return wanted.length === 0 || wanted.some((part) => name.includes(part));
}
