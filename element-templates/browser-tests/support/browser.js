import assert from 'node:assert/strict';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { PATIENCE } from './eventually.js';
import { output, page as pageFile } from './files.js';

/** A notice of the library about itself; it says nothing about templates. */
const HARMLESS = /ContextPad#getPad is deprecated/;

/** The form library sets the address of a preview twice; the first load is given up. */
const SUPERSEDED = /ERR_ABORTED/;

const SCREEN = { width: 1500, height: 1000 };

/**
 * Starts one browser for a test file. The function that it gives lends a page to one test: when the
 * test ends, the page must not have complained about anything. The next test of the file gets the
 * same page, because loading Camunda's libraries takes longer than most tests; what a test puts on
 * it, a modeler or a form, is replaced by the next one. A test that asks twice has two pages.
 * Every page is prepared once, before it is loaded.
 *
 * A test that fails leaves a picture, and so does every test with BROWSER_TEST_PICTURES=all.
 */
export function browserForThisFile({ prepare = async () => {} } = {}) {
  let browser;
  const free = [];
  before(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
  });
  after(() => browser?.close());

  return async function open(t, html, viewport = SCREEN) {
    const index = free.findIndex((lent) => lent.html === html);
    const lent = index < 0 ? await LentPage.load(browser, html, prepare) : free.splice(index, 1)[0];
    await lent.page.setViewportSize(viewport);
    t.after(async () => {
      const complaints = lent.takeComplaints();
      const failed = !t.passed || complaints.length > 0;
      if (failed || process.env.BROWSER_TEST_PICTURES === 'all') {
        await lent.page.screenshot({ path: picture(t.name), fullPage: true });
      }
      if (failed) await lent.page.close();
      else free.push(lent);
      assert.deepEqual(complaints, [], 'The page complained');
    });
    return lent.page;
  };
}

/** A page with one of Camunda's libraries, and what it has complained about. */
class LentPage {
  #complaints = [];

  constructor(page, html) {
    this.page = page;
    this.html = html;
  }

  static async load(browser, html, prepare) {
    const page = await browser.newPage();
    const lent = new LentPage(page, html);
    page.setDefaultTimeout(PATIENCE);
    page.on('console', (message) => {
      const text = message.text();
      if (['error', 'warning'].includes(message.type()) && !HARMLESS.test(text)) {
        lent.#complaints.push(text);
      }
    });
    page.on('pageerror', (error) => lent.#complaints.push(`${error}`));
    page.on('requestfailed', (request) => {
      const { errorText } = request.failure();
      if (!SUPERSEDED.test(errorText)) lent.#complaints.push(`${errorText} ${request.url()}`);
    });
    await prepare(page);
    await page.goto(pathToFileURL(pageFile(html)).href);
    return lent;
  }

  takeComplaints() {
    return this.#complaints.splice(0);
  }
}

function chromiumPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = process.env.PATH.split(delimiter);
  const found =
    process.env.CHROMIUM ??
    folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
  assert(found, 'Chromium is not installed: put it on the PATH or name it in CHROMIUM');
  return found;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function picture(name) {
  mkdirSync(output, { recursive: true });
  return join(output, `${name.replace(/[^\w.-]+/g, '-')}.png`);
}
