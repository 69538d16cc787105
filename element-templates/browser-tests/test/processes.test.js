import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { desktopTemplates, hybridTemplates, processes, template, templates } from '../support/files.js';
import { bpmnlint, problemsPanel } from '../support/linter.js';
import { Modeler } from '../support/modeler.js';
import { modelerShowing } from '../support/placing.js';

const open = browserForThisFile();
const known = [...desktopTemplates, ...hybridTemplates];

for (const { name, text } of processes) {
  describe(name, () => {
    test(`${name} opens with every template applied and current`, async (t) => {
      const modeler = await Modeler.on(await open(t, 'modeler.html'), { xml: text, templates: known });

      for (const id of await modeler.templatedElements()) {
        const applied = await modeler.templateOf(id);
        const current = templates.find((template) => template.id === applied.id);
        assert.equal(applied.version, current?.version, `${id} has not the current version`);
        assert.equal(applied.icon, current.icon.contents, `${id} has not the current icon`);
        await modeler.reveal(id);
        await eventually(async () => {
          assert.equal(await modeler.panel.title(), current.name);
          assert.equal(await modeler.panel.templateState(), 'Applied', id);
        });
      }
      await modeler.showAll();
    });

    test(`${name} shows nothing in the panel "Problems"`, async (t) => {
      const page = await open(t, 'modeler.html');

      assert.deepEqual(await problemsPanel(page, text, known), []);
    });

    test(`${name} passes bpmnlint for Camunda 8.8`, async () => {
      assert.equal(await bpmnlint(name, text), '');
    });
  });
}

describe('mistakes are found', () => {
  const usesTemplates = processes.find(({ text }) => text.includes('modelerTemplateVersion='));

  test('a template that nobody knows', async (t) => {
    const page = await open(t, 'modeler.html');
    const broken = usesTemplates.text.replace(/modelerTemplateVersion="\d+"/, 'modelerTemplateVersion="99"');

    assert.match((await problemsPanel(page, broken, known)).join(), /version: 99\) not found/);
  });

  test('a task that no worker takes', async () => {
    const broken = usesTemplates.text.replace(/<zeebe:taskDefinition [^>]*>/, '');

    assert.match(await bpmnlint(usesTemplates.name, broken), /must have one extension element/);
  });

  test('a required field that is empty', async (t) => {
    const page = await open(t, 'modeler.html');
    const { modeler } = await modelerShowing(page, template('lip-sync'));

    const problems = (await problemsPanel(page, await modeler.xml(), known)).join();
    assert.match(problems, /Video \(video_url\) must not be empty/);
    assert.match(problems, /Audio \(audio_url\) must not be empty/);
  });

  test('an expression that is no FEEL', async (t) => {
    const page = await open(t, 'modeler.html');
    const { modeler, panel, id } = await modelerShowing(page, template('lip-sync'));
    await panel.field('Audio (audio_url)').fillFeel('audio..url +');
    await eventually(async () => assert.match(await modeler.elementXml(id), /audio\.\.url \+/));

    assert.match((await problemsPanel(page, await modeler.xml(), known)).join(), /FEEL/);
  });
});
