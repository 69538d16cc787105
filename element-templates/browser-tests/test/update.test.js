import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { desktopTemplates, standardTemplates, template, templates } from '../support/files.js';
import { Modeler } from '../support/modeler.js';
import { apply } from '../support/placing.js';
import { JOGGAI } from '../support/words.js';

const open = browserForThisFile();

for (const template of templates) {
  test(`${template.name}: a newer version is offered and taken`, async (t) => {
    const diagram = await diagramWith(t, template);
    const next = newVersionOf(template);

    const modeler = await reopen(t, diagram, [template, next]);
    await saysAboutTemplate(modeler, 'Update available');
    await modeler.panel.updateTemplate();

    await saysAboutTemplate(modeler, 'Applied');
    assert.equal((await modeler.templateOf(diagram.id)).version, next.version);
  });
}

test('an update keeps what was filled in', async (t) => {
  const lipSync = template('lip-sync');
  const diagram = await diagramWith(t, lipSync, async (panel) => {
    await panel.field('Video (video_url)').fill('https://example.com/speaker.mp4');
    await panel.field('Retries').fill('7');
  });

  const next = newVersionOf(lipSync);

  const modeler = await reopen(t, diagram, [lipSync, next]);
  await saysAboutTemplate(modeler, 'Update available');
  await modeler.panel.updateTemplate();

  await eventually(async () => {
    const xml = await modeler.elementXml(diagram.id);
    assert.match(xml, /source="https:\/\/example\.com\/speaker\.mp4"/);
    assert.match(xml, /retries="7"/);
    assert(xml.includes(`key="elementTemplateVersion" value="${next.version}"`), xml);
  });
});

test('an update keeps the provider and what was filled in for it', async (t) => {
  const lipSync = template('lip-sync');
  const diagram = await diagramWith(t, lipSync, async (panel) => {
    await panel.field('Provider').choose(JOGGAI);
    await panel.field('API key').fill('{{secrets.OUR_OWN_KEY}}');
    await panel.field('Playback (playback_type)').choose('Forwards, then backwards (normal_reverse)');
  });

  const modeler = await reopen(t, diagram, [lipSync, newVersionOf(lipSync)]);
  await saysAboutTemplate(modeler, 'Update available');
  await modeler.panel.updateTemplate();
  await saysAboutTemplate(modeler, 'Applied');

  const xml = await modeler.elementXml(diagram.id);
  assert.match(xml, /source="joggai" target="lipSync\.connection\.provider"/);
  assert.match(xml, /source="\{\{secrets\.OUR_OWN_KEY\}\}" target="lipSync\.connection\.apiKey"/);
  assert.match(xml, /source="normal_reverse" target="lipSync\.playback_type"/);
  assert.doesNotMatch(xml, /callback|query_face_threshold/);
});

test('without the version in the diagram no update can be offered: so all are kept', async (t) => {
  const lipSync = template('lip-sync');
  const diagram = await diagramWith(t, lipSync);

  const modeler = await reopen(t, diagram, [newVersionOf(lipSync)]);

  await saysAboutTemplate(modeler, 'Not found');
});

test("Desktop Modeler's one file knows every version there ever was", () => {
  const known = desktopTemplates.map(({ id, version }) => `${id} ${version}`);

  for (const { id, version } of standardTemplates) {
    for (let old = 1; old <= version; old++) assert(known.includes(`${id} ${old}`), `${id} ${old}`);
  }
});

async function diagramWith(t, template, fillIn = async () => {}) {
  const modeler = await Modeler.on(await open(t, 'modeler.html'), { templates: [template] });
  const id = await apply(modeler, template);
  await modeler.panel.openEveryGroup();
  await fillIn(modeler.panel);
  return { xml: await modeler.xml(), id };
}

async function reopen(t, { xml, id }, templates) {
  const modeler = await Modeler.on(await open(t, 'modeler.html'), { xml, templates });
  await modeler.select(id);
  return modeler;
}

async function saysAboutTemplate(modeler, words) {
  await eventually(async () => assert.equal(await modeler.panel.templateState(), words));
}

/** The next version as it would be shipped: the header that names the version goes along. */
function newVersionOf(template) {
  const next = structuredClone(template);
  next.version++;
  const header = next.properties.find(({ binding }) => binding.key === 'elementTemplateVersion');
  if (header) header.value = String(next.version);
  return next;
}
