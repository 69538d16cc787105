import assert from 'node:assert/strict';
import { eventually } from './eventually.js';

/** A form as Tasklist shows it, used the way a person does. */
export class Form {
  #page;

  constructor(page) {
    this.#page = page;
  }

  /** Shows a form with the variables of a process. */
  static async on(page, schema, variables) {
    await page.evaluate(
      async ({ schema, variables }) => {
        // In an element of its own: one that a form was taken out of makes the form complain.
        const container = document.createElement('div');
        document.querySelector('#form').replaceWith(container);
        container.id = 'form';
        window.form = new FormViewer.Form({ container: '#form' });
        const { warnings } = await form.importSchema(schema, variables);
        warnings.forEach((warning) => console.error(`Form: ${warning.message}`));
      },
      { schema, variables },
    );
    return new Form(page);
  }

  /** The inputs that a person sees: `{ id, key, type, label, validate, values }`. */
  async fields() {
    const fields = await this.#page.evaluate(() =>
      form
        .get('formFieldRegistry')
        .getAll()
        .filter(({ key }) => key)
        .map(({ id, key, type, label, validate, values }) => {
          return { id, key, type, label, validate: validate ?? {}, values };
        }),
    );
    const seen = await Promise.all(fields.map((field) => this.#entry(field).count()));
    return fields.filter((_, index) => seen[index]);
  }

  /** Types, and types again where the form was still too busy with being drawn to notice. */
  async fill(field, text) {
    const input = this.#entry(field).locator('input, textarea');
    await eventually(async () => {
      await input.fill(text);
      await input.blur();
      await eventually(async () => assert.equal(await this.#known(field), text), { within: 2_000 });
    });
  }

  /** Picks one of the options of a radio field. */
  async choose(field, option) {
    await this.#entry(field).getByText(option.label, { exact: true }).click();
  }

  /** Attaches a file, or takes it away when there is no name. */
  async attach(field, name) {
    const files = name ? [{ name, mimeType: 'application/octet-stream', buffer: Buffer.from(name) }] : [];
    await this.#entry(field).locator('input[type=file]').setInputFiles(files);
  }

  /** The formats that a file picker offers. */
  accepts(field) {
    return this.#entry(field).locator('input[type=file]').getAttribute('accept');
  }

  /** Ticks a checkbox. */
  async tick(field) {
    await this.#entry(field).locator('input[type=checkbox]').check();
  }

  /** What is wrong with a field, or an empty text. */
  async error(field) {
    return (await this.#entry(field).locator('.fjs-form-field-error').allInnerTexts()).join();
  }

  /** What would be sent: `{ data, errors, files }`, the names of attached files by the word in the data. */
  submit() {
    return this.#page.evaluate(() => {
      const { data, errors, files } = form.submit();
      const names = [...files].map(([key, list]) => [key, list.map(({ name }) => name)]);
      return { data, errors, files: Object.fromEntries(names) };
    });
  }

  /** All text that a person reads. */
  text() {
    return this.#page.locator('#form').innerText();
  }

  /** The texts that do not fit on the screen. */
  cutOff() {
    return this.#page.locator('#form *').evaluateAll((elements) =>
      elements
        .filter((element) => element.matches('label') || !element.childElementCount)
        .filter(({ scrollWidth, clientWidth }) => clientWidth && scrollWidth > clientWidth)
        .map(({ innerText }) => innerText),
    );
  }

  async #known({ key }) {
    const { data } = await this.submit();
    return String(data[key] ?? '');
  }

  /** The innermost element around an input: groups are fields, too. */
  #entry({ id }) {
    return this.#page
      .locator(`.fjs-form-field:has([id$="-${id}"]), .fjs-form-field:has([id*="-${id}-"])`)
      .last();
  }
}
