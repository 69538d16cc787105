import { test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { template, templates } from '../support/files.js';
import { isAsCommitted } from '../support/golden.js';
import { modelerShowing } from '../support/placing.js';

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

test('getting a task', async (t) => {
  const { modeler, panel, id } = await showing(t, template('lip-sync'));
  await panel.field('Operation').choose('Get a lip-sync task');

  await savedAs(modeler, id, 'lip-sync.get-task', /=submission\.taskId/);
});

async function fillInEverything(panel) {
  await panel.field('API address').fill('https://api.example.com');
  await panel.field('Video (video_url)').fill('https://example.com/speaker.mp4');
  await panel.field('Audio (audio_url)').fill('https://example.com/speech.mp3');
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
