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

/**
 * Starts one browser for a test file. The function that it gives opens a page for one test: when
 * the test ends, a picture is kept, and the page must not have complained about anything.
 */
export function browserForThisFile() {
  let browser;
  before(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath(),
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    });
  });
  after(() => browser?.close());

  return async function open(t, html, viewport = { width: 1500, height: 1000 }) {
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(PATIENCE);
    const complaints = [];
    page.on('console', (message) => {
      const text = message.text();
      if (['error', 'warning'].includes(message.type()) && !HARMLESS.test(text)) {
        complaints.push(text);
      }
    });
    page.on('pageerror', (error) => complaints.push(`${error}`));
    page.on('requestfailed', (request) => {
      const { errorText } = request.failure();
      if (!SUPERSEDED.test(errorText)) complaints.push(`${errorText} ${request.url()}`);
    });
    t.after(async () => {
      await page.screenshot({ path: picture(t.name), fullPage: true });
      await page.close();
      assert.deepEqual(complaints, [], 'The page complained');
    });
    await page.goto(pathToFileURL(pageFile(html)).href);
    return page;
  };
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
