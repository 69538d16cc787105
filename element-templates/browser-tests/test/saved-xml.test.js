import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { template, templates } from '../support/files.js';
import { isAsCommitted } from '../support/golden.js';
import { problemsPanel } from '../support/linter.js';
import { Modeler } from '../support/modeler.js';
import { modelerShowing } from '../support/placing.js';
import { DASHSCOPE, EVOLINK, JOGGAI, VARIABLE } from '../support/words.js';

const open = browserForThisFile();
const showing = async (t, template) => modelerShowing(await open(t, 'modeler.html'), template);

for (const template of templates) {
  const name = template.id.replace('io.lipsync.', '').replace('.v1', '');

  test(`${template.name}, left as it comes, is saved as ${name}.xml`, async (t) => {
    const { modeler, id } = await showing(t, template);

    isAsCommitted(await modeler.elementXml(id), name);
  });
}

test('a submission with every field filled in', async (t) => {
  const { modeler, panel, id } = await showing(t, template('lip-sync'));
  await fillInEverything(panel);

  await savedAs(modeler, id, 'lip-sync.filled-in', /PT1M/);
});

test('a submission whose optional fields were filled in and emptied again', async (t) => {
  const { modeler, panel, id } = await showing(t, template('lip-sync'));
  await fillInEverything(panel);
  for (const label of ['API address', 'Reference face (ref_image_url)', 'Address of the connector runtime']) {
    await panel.field(label).fill('');
  }

  await savedAs(modeler, id, 'lip-sync.emptied', /^(?!.*connectors\.example)/s);
});

test('a submission with FEEL instead of texts', async (t) => {
  const { modeler, panel, id } = await showing(t, template('lip-sync'));
  await panel.field('Video (video_url)').fillFeel('media.video');
  await panel.field('Audio (audio_url)').fillFeel('media.audio');
  await panel.field('Extend the video to the audio (video_extension)').fillFeel('media.extend');
  await panel.field('Face match threshold (query_face_threshold)').fillFeel('threshold');

  await savedAs(modeler, id, 'lip-sync.feel', /=threshold/);
});

for (const [kind, provider, fillIn, lastChange] of [
  [
    'dashscope',
    DASHSCOPE,
    async (panel) => {
      await panel.field('Video (video_url)').fill('oss://uploads/speaker.mp4');
      await panel.field('Audio (audio_url)').fill('oss://uploads/speech.mp3');
      await panel.field('Reference face (ref_image_url)').fill('oss://uploads/face.jpg');
      await panel.field('Face match threshold (query_face_threshold)').fill('190');
    },
    /=190/,
  ],
  [
    'joggai',
    JOGGAI,
    async (panel) => {
      await fillInTheLinks(panel);
      await panel.field('Playback (playback_type)').choose('Forwards, then backwards (normal_reverse)');
    },
    /normal_reverse/,
  ],
  [
    'variable',
    VARIABLE,
    async (panel) => {
      await fillInTheLinks(panel);
      await panel
        .field('Playback (playback_type)')
        .fillFeel('if provider = "joggai" then "normal_reverse" else null');
    },
    /normal_reverse/,
  ],
]) {
  for (const box of ['lip-sync', 'dub-video']) {
    test(`${box} with the provider ${kind}`, async (t) => {
      const { modeler, panel, id } = await showing(t, template(box));
      await panel.field('Provider').choose(provider);
      await fillIn(panel);

      await savedAs(modeler, id, `${box}.${kind}`, lastChange);
      await isFineWhenOpenedAgain(t, modeler, id);
    });
  }
}

for (const [operation, name, lastChange] of [
  ['Get a lip-sync task', 'get-task', /=submission\.taskId/],
  ['Cancel a lip-sync task', 'cancel-task', /cancelTask/],
  ['Check a provider account', 'check-account', /value="account"/],
]) {
  for (const [suffix, provider, key] of [
    ['', EVOLINK, /EVOLINK_API_KEY/],
    ['.variable', VARIABLE, /get value/],
  ]) {
    test(`"${operation}" with "${provider}"`, async (t) => {
      const { modeler, panel, id } = await showing(t, template('lip-sync'));
      await panel.field('Provider').choose(provider);
      await eventually(async () => assert.match(await modeler.elementXml(id), key));
      await panel.field('Operation').choose(operation);

      await savedAs(modeler, id, `lip-sync.${name}${suffix}`, lastChange);
      await isFineWhenOpenedAgain(t, modeler, id);
    });
  }
}

for (const [place, name, fillIn, lastChange] of [
  ['Camunda document', 'document', async () => {}, /source="document"/],
  [
    'Signed address of a storage (PUT)',
    'upload',
    async (panel) => {
      await panel.field('Signed address').fillFeel('storage.putUrl');
      await panel.field('Headers').fillFeel('{"x-amz-acl": "private"}');
    },
    /x-amz-acl/,
  ],
  [
    'Folder of the connector runtime',
    'folder',
    async (panel) => {
      await panel.field('Folder').fill('videos/2026');
      await panel.field('File name').fill('speaker-de.mp4');
    },
    /speaker-de/,
  ],
  ["From the process variable 'destination'", 'variable', async () => {}, /=destination\.folder/],
]) {
  test(`"Save the finished video" to "${place}"`, async (t) => {
    const { modeler, panel, id } = await showing(t, template('lip-sync'));
    await panel.field('Operation').choose('Save the finished video');
    await panel.field('Save to').choose(place);
    await fillIn(panel);

    await savedAs(modeler, id, `lip-sync.save-${name}`, lastChange);
    await isFineWhenOpenedAgain(t, modeler, id);
  });
}

test('an event for DashScope', async (t) => {
  const { modeler, panel, id } = await showing(t, template('lip-sync-callback.intermediate'));
  await panel.field('Provider').choose(DASHSCOPE);
  await panel.field('Token of the EventBridge rule').fill('{{secrets.RULE_TOKEN}}');
  await panel.field('Address that the rule calls').fill('https://example.com/inbound/lip-sync-dashscope');

  await savedAs(modeler, id, 'lip-sync-callback.intermediate.dashscope', /inbound\.targetUrl/);
  await isFineWhenOpenedAgain(t, modeler, id);
});

test('an event for JoggAI', async (t) => {
  const { modeler, panel, id } = await showing(t, template('lip-sync-callback.intermediate'));
  await panel.field('Provider').choose(JOGGAI);

  await savedAs(modeler, id, 'lip-sync-callback.intermediate.joggai', /JOGGAI_WEBHOOK_SECRET/);
  await isFineWhenOpenedAgain(t, modeler, id);
});

async function fillInTheLinks(panel) {
  await panel.field('Video (video_url)').fill('https://example.com/speaker.mp4');
  await panel.field('Audio (audio_url)').fill('https://example.com/speech.mp3');
}

/**
 * A person who opens the diagram and selects the element changes nothing by that, and the panel
 * "Problems" has nothing to say about it. The blank diagram around it is not complete.
 */
async function isFineWhenOpenedAgain(t, modeler, id) {
  const page = await open(t, 'modeler.html');
  const again = await Modeler.on(page, { xml: await modeler.xml() });
  await again.select(id);
  await again.panel.openEveryGroup();

  assert.equal(await again.panel.templateState(), 'Applied');
  assert.deepEqual(await again.panel.labels(), await modeler.panel.labels());
  assert.equal(await again.elementXml(id), await modeler.elementXml(id));
  const problems = await problemsPanel(page, await again.xml(), templates);
  assert.deepEqual(problems.filter((problem) => problem.startsWith(`${id}:`)), []);
}

async function fillInEverything(panel) {
  await panel.field('API address').fill('https://api.example.com');
  await fillInTheLinks(panel);
  await panel.field('Reference face (ref_image_url)').fill('https://example.com/face.jpg');
  await panel.field('Extend the video to the audio (video_extension)').switchOn();
  await panel.field('Face match threshold (query_face_threshold)').fill('140');
  await panel.field('Address of the connector runtime').fill('https://connectors.example.com');
  await panel.field('Webhook path').fill('lip-sync-other');
  await panel.field('Result variable').fill('dubbing');
  await panel.field('Result expression').fillFeel('{id: taskId}');
  await panel.field('Error expression').fillFeel('fallback');
  await panel.field('Retries').fill('5');
  await panel.field('Retry backoff').fill('PT1M');
}

/** Waits until the last change has arrived in the diagram, then compares. */
async function savedAs(modeler, id, name, lastChange) {
  if (process.env.UPDATE_GOLDEN) {
    await eventually(async () => {
      if (!lastChange.test(await modeler.elementXml(id))) throw new Error(`${lastChange} is missing`);
    });
  }
  await eventually(async () => isAsCommitted(await modeler.elementXml(id), name));
}
