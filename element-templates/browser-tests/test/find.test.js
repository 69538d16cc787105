import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { desktopTemplates, hybridTemplates, standardTemplates, templates } from '../support/files.js';
import { Modeler } from '../support/modeler.js';
import { append, apply, canBeAppended, drag } from '../support/placing.js';

const open = browserForThisFile();
const modelerWith = async (t, options) => Modeler.on(await open(t, 'modeler.html'), options);
const names = (templates) => templates.filter(canBeAppended).map(({ name }) => name);

describe('typing "lip" in the append menu', () => {
  test('offers the task first, then what waits for it, and nothing else', async (t) => {
    const modeler = await modelerWith(t, { templates: standardTemplates });
    await modeler.searchAppendMenu('Start', 'lip');

    await eventually(async () => {
      const offered = await modeler.offered();
      assert.equal(offered[0][0], 'Lip-Sync');
      assert.deepEqual(
        offered.sort(),
        standardTemplates
          .filter(canBeAppended)
          .map(({ name, description }) => [name, description])
          .sort(),
      );
    });
  });

  test('offers every hybrid variant, each after its standard one', async (t) => {
    const modeler = await modelerWith(t);
    await modeler.searchAppendMenu('Start', 'lip');

    await eventually(async () => {
      const offered = (await modeler.offered()).map(([name]) => name);
      for (const hybrid of names(hybridTemplates)) {
        assert(offered.indexOf(hybrid) > offered.indexOf(hybrid.replace('Hybrid ', '')), hybrid);
      }
      assert.deepEqual(offered.sort(), names(templates).sort());
    });
  });

  test('offers nothing for an engine that is too old', async (t) => {
    const modeler = await modelerWith(t, { camunda: '8.7.0' });
    await modeler.searchAppendMenu('Start', 'lip');

    await eventually(async () => assert.deepEqual(await modeler.offered(), []));
  });
});

for (const words of ['dubbing', 'EvoLink', 'DashScope', 'JoggAI', 'translation']) {
  test(`"${words}" finds Lip-Sync too`, async (t) => {
    const modeler = await modelerWith(t, { templates: standardTemplates });
    await modeler.searchAppendMenu('Start', words);

    await eventually(async () => assert.equal((await modeler.offered())[0]?.[0], 'Lip-Sync'));
  });
}

test("Desktop Modeler's one file gives the standard templates", async (t) => {
  const modeler = await modelerWith(t, { templates: desktopTemplates });
  await modeler.searchAppendMenu('Start', 'lip');

  await eventually(async () => {
    const offered = (await modeler.offered()).map(([name]) => name);
    assert.deepEqual(offered.sort(), names(standardTemplates).sort());
  });
});

for (const template of templates) {
  if (canBeAppended(template)) {
    test(`${template.name} is appended`, async (t) => {
      const modeler = await modelerWith(t);

      await isPlaced(modeler, await append(modeler, template), template);
    });
  }

  test(`${template.name} replaces a blank element`, async (t) => {
    const modeler = await modelerWith(t);

    await isPlaced(modeler, await apply(modeler, template), template);
  });

  test(`${template.name} is dragged to the canvas`, async (t) => {
    const modeler = await modelerWith(t);

    await isPlaced(modeler, await drag(modeler, template), template);
  });
}

/** The element has the template and its icon, and the panel is about it. */
async function isPlaced(modeler, id, template) {
  assert.deepEqual(await modeler.templateOf(id), {
    id: template.id,
    version: template.version,
    icon: template.icon.contents,
  });
  assert.equal(await modeler.drawnIcon(id), template.icon.contents);
  await eventually(async () => assert.equal(await modeler.panel.title(), template.name));
}
