import assert from 'node:assert/strict';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { fileURLToPath } from 'node:url';
import { output } from './demo.js';

/** How long an answer may take on a busy machine. */
const PATIENCE = 120_000;

const README_PICTURE = fileURLToPath(new URL('../../../docs/images/demo-page.jpg', import.meta.url));

export const SCREENS = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 } },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
};

export function startBrowser() {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
}

/** The page on a screen, and what it complained about. */
export class Visitor {
  complaints = [];
  foreign = [];

  static async at(browser, address, screen) {
    const visitor = new Visitor();
    const context = await browser.newContext(SCREENS[screen]);
    visitor.page = await context.newPage();
    visitor.page.setDefaultTimeout(PATIENCE);
    visitor.page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) visitor.complaints.push(message.text());
    });
    visitor.page.on('pageerror', (error) => visitor.complaints.push(String(error)));
    visitor.page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !/^(data|blob):/.test(url)) visitor.foreign.push(url);
    });
    await visitor.page.goto(address);
    await visitor.page.locator('#diagram svg .djs-visual').first().waitFor();
    await visitor.page.locator('#form .fjs-form-field').first().waitFor();
    return visitor;
  }

  /** Fills in the start form with the sample files and sends it. */
  async request() {
    await this.page.getByRole('button', { name: 'New request' }).click();
    await this.page.getByRole('button', { name: 'Attach the sample' }).click();
    await this.page.locator('#form').getByText('face.jpg').waitFor();
    await this.page.getByRole('button', { name: 'Send the request' }).click();
  }

  async prepare(fault) {
    await this.page.locator(`[data-fault=${fault}][aria-pressed]`).click();
    await this.page.locator(`[data-fault=${fault}][aria-pressed=true]`).waitFor();
  }

  /** Waits for a task for a person. */
  async task(name) {
    await this.page.getByRole('heading', { name, exact: true }).waitFor();
    await this.page.locator('#form input[type=radio]').first().waitFor();
  }

  /** Takes one of the decisions of a form and completes the task. */
  async decide(option) {
    await this.page.locator('#form').getByText(option).click();
    await this.page.getByRole('button', { name: 'Complete the task' }).click();
  }

  async reads(selector, text) {
    await this.page.locator(selector, { hasText: text }).first().waitFor();
  }

  async picture(name) {
    await this.page.screenshot({ path: join(output, `${name}.png`), fullPage: true });
  }

  /** The picture that the README shows; UPDATE_PICTURES=1 replaces it. */
  async pictureOfTheReadme() {
    const path = process.env.UPDATE_PICTURES ? README_PICTURE : join(output, 'readme.jpg');
    await this.page.screenshot({ path, fullPage: true, type: 'jpeg', quality: 55 });
  }

  /** Nothing is wider than the screen. */
  async fits() {
    const [wide, screen] = await this.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert(wide <= screen, `The page is ${wide} wide on a screen of ${screen}`);
  }

  leave() {
    assert.deepEqual(this.complaints, [], 'The page complained');
    assert.deepEqual(this.foreign, [], 'The page asked somebody else');
    return this.page.context().close();
  }
}

function chromiumPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = process.env.PATH.split(delimiter);
  const found =
    process.env.CHROMIUM ??
    folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  assert(found, 'Chromium is not installed: put it on the PATH or name it in CHROMIUM');
  return found;
}
