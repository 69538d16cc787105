import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { combinations, labelsFor } from '../support/choices.js';
import { eventually } from '../support/eventually.js';
import { template, templates } from '../support/files.js';
import { modelerShowing } from '../support/placing.js';
import { DASHSCOPE, EVOLINK, JOGGAI, VARIABLE } from '../support/words.js';

const open = browserForThisFile();
const showing = async (t, template) => modelerShowing(await open(t, 'modeler.html'), template);

const CONNECTION = ['Operation', 'Provider', 'API key', 'API address'];
const FILES = ['Video (video_url)', 'Audio (audio_url)'];
const FACE = 'Reference face (ref_image_url)';
const CHECK = 'Check media before paying';
const EXTENSION = 'Extend the video to the audio (video_extension)';
const PLAYBACK = 'Playback (playback_type)';
const THRESHOLD = 'Face match threshold (query_face_threshold)';
const RUNTIME = 'Address of the connector runtime';
const SAVE = 'Save the finished video';
const TASK = ['Task ID', 'Correlation key'];
const READ = [...TASK, 'Submission'];
const REST = ['Result variable', 'Result expression', 'Error expression', 'Retries', 'Retry backoff'];

const asksFor = {
  'Submit a lip-sync task': {
    [EVOLINK]: [...FILES, FACE, CHECK, EXTENSION, THRESHOLD, RUNTIME, 'Webhook path'],
    [DASHSCOPE]: [...FILES, FACE, CHECK, EXTENSION, THRESHOLD],
    [JOGGAI]: [...FILES, CHECK, EXTENSION, PLAYBACK],
    [VARIABLE]: [...FILES, FACE, CHECK, EXTENSION, PLAYBACK, THRESHOLD, RUNTIME, 'Webhook path'],
  },
  'Get a lip-sync task': {
    [EVOLINK]: [...READ, RUNTIME],
    [DASHSCOPE]: READ,
    [JOGGAI]: READ,
    [VARIABLE]: [...READ, RUNTIME],
  },
  'Cancel a lip-sync task': { [EVOLINK]: TASK, [DASHSCOPE]: TASK, [JOGGAI]: TASK, [VARIABLE]: TASK },
  'Check a provider account': { [EVOLINK]: [], [DASHSCOPE]: [], [JOGGAI]: [], [VARIABLE]: [] },
};

for (const [operation, perProvider] of Object.entries(asksFor)) {
  test(`"${operation}" asks for what the provider takes`, async (t) => {
    const { panel } = await showing(t, template('lip-sync'));
    await panel.field('Operation').choose(operation);

    for (const [provider, fields] of Object.entries(perProvider)) {
      await panel.field('Provider').choose(provider);
      await shows(panel, [...CONNECTION, ...fields, ...REST]);
    }
  });
}

test('"Save the finished video" asks for what the place needs, and for no provider', async (t) => {
  const { panel } = await showing(t, template('lip-sync'));
  await panel.field('Provider').choose(JOGGAI);
  await panel.field('Operation').choose(SAVE);

  for (const [place, fields] of [
    ['Camunda document', []],
    ['Signed address of a storage (PUT)', ['Signed address', 'Headers']],
    ['Folder of the connector runtime', ['Folder']],
    ["From the process variable 'destination'", ['Signed address', 'Headers', 'Folder']],
    ['Camunda document', []],
  ]) {
    await panel.field('Save to').choose(place);
    await shows(panel, [
      'Operation',
      'Link to the video',
      'Link works until',
      'File name',
      'Save to',
      ...fields,
      ...REST,
    ]);
  }
});

test('the operations and the providers are those of the tables above, in this order', async (t) => {
  const { panel } = await showing(t, template('lip-sync'));

  assert.deepEqual(await panel.field('Operation').options(), [...Object.keys(asksFor), SAVE]);
  assert.deepEqual(await panel.field('Provider').options(), [EVOLINK, DASHSCOPE, JOGGAI, VARIABLE]);
});

test('an event asks for what its provider needs', async (t) => {
  const { panel } = await showing(t, template('lip-sync-callback.intermediate'));
  const token = 'Token of the EventBridge rule';

  for (const [provider, fields] of [
    [EVOLINK, []],
    [DASHSCOPE, [token, 'Address that the rule calls']],
    [JOGGAI, ['Webhook secret']],
  ]) {
    await panel.field('Provider').choose(provider);
    await shows(panel, [
      'Provider',
      'API key',
      'API address',
      'Webhook path',
      ...fields,
      'Correlation key',
      'Result variable',
    ]);
  }
});

for (const template of templates) {
  test(`${template.name} shows the fields that apply, and only those, whatever is chosen`, async (t) => {
    const { panel } = await showing(t, template);

    for (const combination of combinations(template)) {
      for (const { property, choice } of combination) await panel.field(property.label).choose(choice.name);
      await shows(panel, labelsFor(template, combination));
    }
  });
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
