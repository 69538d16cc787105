import assert from 'node:assert/strict';
import { eventually } from './eventually.js';

/** The properties panel. */
export class Panel {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** The field with a label; what may follow the label is its tooltip. */
  field(label) {
    const starts = new RegExp(`^\\s*${label.replace(/[()]/g, '\\$&')}`);
    const entry = this.#entries().filter({ has: this.#page.locator('label', { hasText: starts }) });
    return new Field(entry, this.#page);
  }

  /** The labels of the template's fields that a person sees once every group is open. */
  async labels() {
    await this.openEveryGroup();
    return this.#entries().evaluateAll((entries) =>
      entries
        .filter((entry) => entry.checkVisibility())
        .map((entry) => entry.querySelector('label').innerText.trim().split('\n')[0]),
    );
  }

  /** The titles of all groups. */
  groups() {
    return this.#page.locator('.bio-properties-panel-group-header-title').allInnerTexts();
  }

  /** Opens the groups of the template; the library's own ones stay as they are. */
  async openEveryGroup() {
    const headers = this.#page.locator(
      '.bio-properties-panel-group:has([data-entry-id^="custom-entry-"])' +
        ' > .bio-properties-panel-group-header',
    );
    for (const header of await headers.all()) {
      if (!(await isOpen(header))) await header.click();
      await eventually(async () => assert(await isOpen(header), 'The group stays closed'));
    }
  }

  /** What is written at the head: the name of the template or the kind of element. */
  title() {
    return this.#page.locator('.bio-properties-panel-header-type').textContent();
  }

  /** What the panel says about the template: applied, not found, or that an update is there. */
  templateState() {
    return this.#templateButton().innerText();
  }

  /** Takes the update that is offered. */
  async updateTemplate() {
    await this.#templateButton().click();
    await this.#page
      .locator('.bio-properties-panel-dropdown-button__menu-item', { hasText: /^Update$/ })
      .click();
  }

  #templateButton() {
    return this.#page
      .locator('.bio-properties-panel-group-header', { hasText: /^Template/ })
      .locator('button')
      .first();
  }

  #entries() {
    return this.#page.locator('[data-entry-id^="custom-entry-"]');
  }
}

/** One field of a template. */
class Field {
  #entry;
  #page;

  constructor(entry, page) {
    this.#entry = entry;
    this.#page = page;
  }

  /** Replaces the text by what was copied elsewhere. */
  fill(text) {
    return this.#replace(text, (input) => input.fill(text));
  }

  /** Replaces the text by keys, one after the other: the panel draws itself anew after each. */
  type(text) {
    return this.#replace(text, (input) => input.pressSequentially(text));
  }

  async #replace(text, enter) {
    await eventually(async () => {
      const input = this.#input();
      await input.fill('');
      await enter(input);
      // What a panel that draws itself anew meanwhile has swallowed is entered again.
      assert.equal(await input.inputValue(), text);
      await input.blur();
      assert.equal(await input.inputValue(), text);
    });
  }

  async choose(option) {
    await this.#entry.locator('select').selectOption({ label: option });
  }

  /** What a dropdown shows as chosen. */
  chosen() {
    return this.#entry.locator('select').evaluate(({ selectedOptions }) => selectedOptions[0]?.label);
  }

  /** What a dropdown offers. */
  options() {
    return this.#entry.locator('option').allInnerTexts();
  }

  async switchOn() {
    await this.#entry.locator('input[type=checkbox]').check();
  }

  isOn() {
    return this.#entry.locator('input[type=checkbox]').isChecked();
  }

  /** Turns the field into one for FEEL if it is not, and pastes an expression without equals sign. */
  fillFeel(expression) {
    return this.#replaceFeel(expression, () => this.#page.keyboard.insertText(expression));
  }

  /** The same by keys, one after the other. */
  typeFeel(expression) {
    return this.#replaceFeel(expression, () => this.#page.keyboard.type(expression));
  }

  async #replaceFeel(expression, enter) {
    const offersFeel = this.#entry.locator('.bio-properties-panel-feel-icon.optional:not(.active)');
    await eventually(async () => {
      if (await offersFeel.count()) await offersFeel.click();
      await this.#editor().click({ timeout: 500 });
      await this.#page.keyboard.press('Control+A');
      await enter();
      assert.equal(await this.feel(), expression);
      await this.#editor().blur();
      assert.equal(await this.feel(), expression);
    });
  }

  /** Empties a field that holds FEEL. */
  async clearFeel() {
    await eventually(async () => {
      await this.#editor().click({ timeout: 500 });
      await this.#page.keyboard.press('Control+A');
      await this.#page.keyboard.press('Delete');
      assert.equal(await this.feel(), '');
    });
  }

  /** The expression in a field that holds FEEL, without equals sign. */
  async feel() {
    const lines = await this.#editor().locator('.cm-line').allInnerTexts();
    return lines.join('\n').trim();
  }

  /** What is wrong with the value, or an empty text. */
  async error() {
    return (await this.#entry.locator('.bio-properties-panel-error').allInnerTexts()).join();
  }

  async isMarkedAsWrong(pattern) {
    await eventually(async () => assert.match(await this.error(), pattern));
  }

  async isFine() {
    await eventually(async () => assert.equal(await this.error(), ''));
  }

  value() {
    return this.#input().inputValue();
  }

  /** What stands in the field while it is empty. */
  async placeholder() {
    return (await this.#input().getAttribute('placeholder')) ?? '';
  }

  #editor() {
    return this.#entry.locator('[contenteditable="true"]');
  }

  #input() {
    return this.#entry.locator('input:not([type=checkbox]), textarea').first();
  }
}

async function isOpen(header) {
  return (await header.getAttribute('class')).split(' ').includes('open');
}
