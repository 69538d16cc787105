import { blankDiagram, templates as shipped } from './files.js';
import { eventually } from './eventually.js';
import { Panel } from './panel.js';

/** Camunda's modeler, used the way a person does: with mouse and keyboard. */
export class Modeler {
  #page;

  constructor(page) {
    this.#page = page;
    this.panel = new Panel(page);
  }

  /** Opens a diagram with the given templates installed. */
  static async on(page, { xml = blankDiagram, templates = shipped, camunda = '8.8.0' } = {}) {
    await page.evaluate(
      async ({ xml, templates, camunda }) => {
        window.modeler?.destroy(); // of the test before
        const modeler = new BpmnModeler({
          container: '#canvas',
          propertiesPanel: { parent: '#panel' },
          debounceInput: false, // what is typed is in the diagram at once
        });
        window.modeler = modeler;
        modeler.on('elementTemplates.errors', ({ errors }) =>
          errors.forEach((error) => console.error(`Template refused: ${error.message}`)),
        );
        modeler.get('elementTemplatesLoader').setTemplates(templates);
        modeler.get('elementTemplates').setEngines({ camunda });
        const { warnings } = await modeler.importXML(xml);
        warnings.forEach((warning) => console.error(`Diagram: ${warning.message}`));
        modeler.get('canvas').zoom(1);
      },
      { xml, templates, camunda },
    );
    return new Modeler(page);
  }

  /** Clicks an element and sees its properties. */
  async select(id) {
    if ((await this.selected()) !== id) await this.#shape(id).click();
    await eventually(async () => {
      if ((await this.selected()) !== id) throw new Error(`${id} is not selected`);
    });
  }

  /** The element that is selected. */
  selected() {
    return this.#page.evaluate(() => modeler.get('selection').get()[0]?.id);
  }

  /** Opens the append menu and types. */
  searchAppendMenu(elementId, words) {
    return this.#openMenu(elementId, 'append', words);
  }

  /** What the open menu offers: `[name, description]`, plain BPMN elements included. */
  async offered() {
    const entries = await this.#page.locator('.djs-popup .entry').allInnerTexts();
    return entries.map((entry) => entry.split('\n'));
  }

  /** Appends a template to an element, found by typing; answers the new element's id. */
  async append(elementId, words, template) {
    await this.#openMenu(elementId, 'append', words);
    return this.#newElement(() => this.#entry(template).click());
  }

  /** Turns an element into a template, found by typing. */
  async replace(elementId, words, template) {
    await this.#openMenu(elementId, 'replace', words);
    await this.#entry(template).click();
    await eventually(async () => {
      const applied = await this.templateOf(await this.selected());
      if (applied?.id !== template.id) throw new Error(`${template.id} is not applied`);
    });
    return this.selected();
  }

  /** Drags a template from the create menu to a point of the canvas, or onto an element's border. */
  async drag(words, template, target) {
    await this.#page.locator('.djs-palette [data-action="create"]').click();
    await this.#type(words);
    return this.#newElement(async () => {
      await this.#entry(template).hover();
      await this.#page.mouse.down();
      await this.#moveTo(target);
      await this.#page.mouse.up();
    });
  }

  /** Appends a template that has to be placed by hand, as boundary events do. */
  async appendOnto(elementId, words, template, target) {
    await this.#openMenu(elementId, 'append', words);
    return this.#newElement(async () => {
      await this.#entry(template).click();
      await this.#moveTo(target);
      await this.#page.mouse.down();
      await this.#page.mouse.up();
    });
  }

  /** Makes the selected activity a parallel multi-instance one. */
  async repeatInParallel() {
    await this.#page.locator('.djs-context-pad [data-action="replace"]').click();
    await this.#page.locator('.djs-popup [data-id="toggle-parallel-mi"]').click();
    await this.#page.keyboard.press('Escape');
  }

  /** The lower border of an element, in the middle. */
  async borderOf(id) {
    const { x, y, width, height } = await this.#shape(id).boundingBox();
    return { x: x + width / 2, y: y + height };
  }

  /** The template of an element as its XML says: `{ id, version, icon }`. */
  templateOf(id) {
    return this.#page.evaluate((id) => {
      const element = modeler.get('elementRegistry').get(id);
      const name = element?.businessObject.get('zeebe:modelerTemplate');
      return (
        name && {
          id: name,
          version: element.businessObject.get('zeebe:modelerTemplateVersion'),
          icon: element.businessObject.get('zeebe:modelerTemplateIcon'),
        }
      );
    }, id);
  }

  /** The elements that have a template. */
  templatedElements() {
    return this.#page.evaluate(() =>
      modeler
        .get('elementRegistry')
        .filter(({ type, businessObject }) => type !== 'label' && businessObject.get('zeebe:modelerTemplate'))
        .map(({ id }) => id),
    );
  }

  /** Scrolls to an element of a larger diagram and selects it. */
  async reveal(id) {
    await this.#page.evaluate((id) => {
      modeler.get('canvas').scrollToElement(id, 100);
      modeler.get('selection').select(modeler.get('elementRegistry').get(id));
    }, id);
  }

  /** Shows the whole diagram. */
  async showAll() {
    await this.#page.evaluate(() => modeler.get('canvas').zoom('fit-viewport', 'auto'));
  }

  /** The picture that is drawn in an element. */
  drawnIcon(id) {
    return this.#page.locator(`[data-element-id="${id}"] image`).getAttribute('href');
  }

  /** The whole diagram. */
  async xml() {
    return (await this.#page.evaluate(() => modeler.saveXML({ format: true }))).xml;
  }

  /** One element as saved, with the messages it refers to; stable from run to run. */
  async elementXml(id) {
    const parts = await this.#page.evaluate(async (id) => {
      const { xml } = await modeler.saveXML({ format: true });
      const document = new DOMParser().parseFromString(xml, 'text/xml');
      const find = (id) => document.querySelector(`[id="${id}"]`);
      const element = find(id);
      const messages = [element, ...element.querySelectorAll('[messageRef]')]
        .map((node) => find(node.getAttribute('messageRef')))
        .filter(Boolean);
      return [element, ...messages].map((node) => {
        const margin = node.previousSibling.data.replace(/.*\n/, '');
        return node.outerHTML.replaceAll(`\n${margin}`, '\n');
      });
    }, id);
    return tidy(`${parts.join('\n')}\n`);
  }

  async #openMenu(elementId, action, words) {
    await this.select(elementId);
    await this.#page.locator(`.djs-context-pad [data-action="${action}"]`).click();
    await this.#type(words);
  }

  /** Types with real key strokes: the menu does not search otherwise. */
  async #type(words) {
    await this.#page.locator('.djs-popup-search input').pressSequentially(words);
  }

  #entry(template) {
    return this.#page.locator(`.djs-popup .entry[data-id$="template-${template.id}"]`);
  }

  #shape(id) {
    return this.#page.locator(`.djs-element[data-element-id="${id}"] > .djs-hit`).first();
  }

  async #moveTo({ x, y }) {
    await this.#page.mouse.move(x - 20, y - 20, { steps: 5 });
    await this.#page.mouse.move(x, y, { steps: 5 });
  }

  async #newElement(act) {
    const before = await this.#elements();
    await act();
    return eventually(async () => {
      const selected = await this.selected();
      if (!selected || before.includes(selected)) throw new Error('No new element is selected');
      return selected;
    });
  }

  #elements() {
    return this.#page.evaluate(() => modeler.get('elementRegistry').getAll().map(({ id }) => id));
  }
}

/** Without name spaces and icons, generated ids replaced: they begin with 0 or 1, words do not. */
function tidy(xml) {
  return xml
    .replace(/ xmlns:\w+="[^"]*"/g, '')
    .replace(/modelerTemplateIcon="[^"]*"/g, 'modelerTemplateIcon="…"')
    .replace(/_[01][0-9a-z]{6}(?=[\s"<])/g, '_1');
}
