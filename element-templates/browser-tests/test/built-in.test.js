import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { labelsFor } from '../support/choices.js';
import { eventually } from '../support/eventually.js';
import { builtInTemplates, standardTemplates } from '../support/files.js';
import { Modeler } from '../support/modeler.js';
import { append, apply, drag } from '../support/placing.js';

const open = browserForThisFile();
const modelerWith = async (t, templates = builtInTemplates) =>
  Modeler.on(await open(t, 'modeler.html'), { templates });

const [get, signal, submit] = ['evolink-get', 'evolink-signal', 'evolink-submit'].map((kind) =>
  builtInTemplates.find(({ id }) => id === `io.lipsync.builtin.${kind}.v1`),
);

const ACCOUNT = ['API key', 'API address'];

test('typing "lip" offers them after the templates of the connector', async (t) => {
  const modeler = await modelerWith(t, [...standardTemplates, ...builtInTemplates]);
  await modeler.searchAppendMenu('Start', 'lip');

  await eventually(async () => {
    const offered = (await modeler.offered()).map(([name]) => name);
    assert.equal(offered[0], 'Lip-Sync');
    for (const { name } of builtInTemplates) assert(offered.includes(name), name);
  });
});

for (const template of builtInTemplates) {
  for (const [how, place] of Object.entries({ appended: append, applied: apply, dragged: drag })) {
    test(`${template.name} is ${how}`, async (t) => {
      const modeler = await modelerWith(t);
      const id = await place(modeler, template);

      const { id: templateId, version, icon } = template;
      assert.deepEqual(await modeler.templateOf(id), { id: templateId, version, icon: icon.contents });
      await eventually(async () => assert.equal(await modeler.panel.title(), template.name));
    });
  }
}

for (const [template, fields] of [
  [
    submit,
    [
      ...ACCOUNT,
      'Video (video_url)',
      'Audio (audio_url)',
      'Reference face (ref_image_url)',
      'Extend the video to the audio (video_extension)',
      'Face match threshold (query_face_threshold)',
      'Correlation key',
      'Webhook address',
      'Result variable',
      'Error expression',
    ],
  ],
  [get, [...ACCOUNT, 'Task ID', 'Result variable', 'Error expression', 'Retries', 'Retry backoff']],
  [signal, ['Webhook ID', 'Correlation key', 'Result variable']],
]) {
  test(`${template.name} asks for what a person has to say, and for no more`, async (t) => {
    const { panel } = await showing(t, template);

    await eventually(async () => assert.deepEqual(await panel.labels(), fields));
    assert.deepEqual(labelsFor(template, []), fields);
  });
}

test('a submission is tried once, by the REST connector, whatever is filled in', async (t) => {
  const { modeler, panel, id } = await showing(t, submit);
  await panel.field('Video (video_url)').fill('https://example.com/speaker.mp4');
  await panel.field('Webhook address').fill('https://connectors.example.com/inbound/lip-sync-built-in');

  await eventually(async () => {
    const xml = await modeler.elementXml(id);
    assert.match(xml, /<zeebe:taskDefinition type="io.camunda:http-json:1" retries="1"\/>/);
    assert.match(xml, /source="https:\/\/example.com\/speaker.mp4" target="body.video_url"/);
    assert.match(xml, /source="https:\/\/connectors[^"]*" target="lipSync.callbackAddress"/);
    assert.match(xml, /target="body.callback_url"/);
    assert.doesNotMatch(xml, /target="body.ref_image_url"/);
  });
});

test('what would be refused is marked', async (t) => {
  const { panel } = await showing(t, submit);

  for (const [label, wrong, complaint, right] of [
    ['Video (video_url)', 'ftp://example.com/a.mp4', /must start with https/, 'https://example.com/a.mp4'],
    ['Face match threshold (query_face_threshold)', '119', /must be a whole number from 120 to 200/, '120'],
    ['Webhook address', 'http://example.com/inbound/x', /must start with https/, 'https://example.com/inbound/x'],
    ['API key', '', /must not be empty/, '{{secrets.EVOLINK_API_KEY}}'],
  ]) {
    await panel.field(label).fill(wrong);
    await panel.field(label).isMarkedAsWrong(complaint);
    await panel.field(label).fill(right);
    await panel.field(label).isFine();
  }
});

test('a call is taken on trust in nothing: what decides it cannot be edited', async (t) => {
  const { modeler, id } = await showing(t, signal);

  await eventually(async () => {
    const xml = await modeler.elementXml(id);
    for (const [name, value] of [
      ['inbound.type', 'io.camunda:webhook:1'],
      ['inbound.method', 'post'],
      ['inbound.context', 'lip-sync-built-in'],
      ['correlationKeyExpression', '=request.params.task'],
      ['resultExpression', '={lipSyncSignal: {taskId: request.body.id}}'],
      ['consumeUnmatchedEvents', 'false'],
    ]) {
      assert(xml.includes(`<zeebe:property name="${name}" value="${value}"/>`), `${name} in ${xml}`);
    }
    assert.match(xml, /<zeebe:output source="=lipSyncSignal" target="signal"\/>/);
  });
});

async function showing(t, template) {
  const modeler = await modelerWith(t);
  const id = await apply(modeler, template);
  await modeler.panel.openEveryGroup();
  return { modeler, panel: modeler.panel, id };
}
