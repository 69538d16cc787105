import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { template, templates } from '../support/files.js';
import { modelerShowing } from '../support/placing.js';

const open = browserForThisFile();
const showing = async (t, template) => modelerShowing(await open(t, 'modeler.html'), template);

test('a submission asks for video, audio and how they are put together', async (t) => {
  const { panel } = await showing(t, template('lip-sync'));

  await shows(panel, [
    'Operation',
    'Provider',
    'API key',
    'API address',
    'Video (video_url)',
    'Audio (audio_url)',
    'Reference face (ref_image_url)',
    'Extend the video to the audio (video_extension)',
    'Face match threshold (query_face_threshold)',
    'Address of the connector runtime',
    'Webhook path',
    'Result variable',
    'Result expression',
    'Error expression',
    'Retries',
    'Retry backoff',
  ]);
});

test('getting a task asks for the task', async (t) => {
  const { panel } = await showing(t, template('lip-sync'));
  await panel.field('Operation').choose('Get a lip-sync task');

  await shows(panel, [
    'Operation',
    'Provider',
    'API key',
    'API address',
    'Task ID',
    'Correlation key',
    'Address of the connector runtime',
    'Result variable',
    'Result expression',
    'Error expression',
    'Retries',
    'Retry backoff',
  ]);
});

for (const template of templates) {
  for (const choice of choicesOf(template)) {
    const when = choice ? ` when ${choice.property.label} is "${choice.name}"` : '';

    test(`${template.name} shows every field that applies${when}`, async (t) => {
      const { panel } = await showing(t, template);
      if (choice) await panel.field(choice.property.label).choose(choice.name);

      await shows(panel, fieldsOf(template, choice));
    });
  }
}

test('a task can be repeated for many videos, and its errors can be handled', async (t) => {
  const { modeler, panel } = await showing(t, template('lip-sync'));
  await modeler.repeatInParallel();

  await eventually(async () => {
    const groups = await panel.groups();
    assert(groups.includes('Multi-instance'), `${groups}`);
    assert(groups.includes('Error handling'), `${groups}`);
  });
  assert((await panel.labels()).includes('Error expression'));
});

async function shows(panel, labels) {
  await eventually(async () => assert.deepEqual(await panel.labels(), labels));
}

/** The choices that other fields depend on; one empty choice where nothing depends on anything. */
function choicesOf({ properties }) {
  const deciding = new Set(properties.map(({ condition }) => condition?.property).filter(Boolean));
  const choices = properties
    .filter(({ id }) => deciding.has(id))
    .flatMap((property) => property.choices.map((choice) => ({ ...choice, property })));
  return choices.length ? choices : [undefined];
}

/** The labels that a template promises for a choice, group by group. */
function fieldsOf({ groups, properties }, choice) {
  const applies = ({ type, condition }) =>
    type !== 'Hidden' &&
    (!condition || (condition.property === choice.property.id && condition.equals === choice.value));
  return groups.flatMap(({ id }) =>
    properties.filter((property) => property.group === id && applies(property)).map(({ label }) => label),
  );
}
