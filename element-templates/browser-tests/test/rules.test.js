import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { template } from '../support/files.js';
import { modelerShowing } from '../support/placing.js';
import { DASHSCOPE, EVOLINK, JOGGAI, VARIABLE } from '../support/words.js';

const open = browserForThisFile();
const showing = async (t, template) => modelerShowing(await open(t, 'modeler.html'), template);

const LINK = /must start with https:\/\//;
const STORAGE_LINK = /must start with https:\/\/ \(or http:\/\/, or oss:\/\/\)/;
const CALLBACK_ADDRESS = /must start with https:\/\/ \(http:\/\/ only with localhost\)/;
const PATH = /can only contain letters and digits/;
const NAME = /must be the name of a variable/;
const EMPTY = /must not be empty/;

describe('the task', () => {
  const task = template('lip-sync');

  test('the face match threshold goes from 120 to 200', async (t) => {
    const { panel } = await showing(t, task);
    const threshold = panel.field('Face match threshold (query_face_threshold)');

    await refuses(threshold, '119', /must be a whole number from 120 to 200/);
    await accepts(threshold, '120');
    await refuses(threshold, '201', /must be a whole number from 120 to 200/);
    await accepts(threshold, '200');
    await refuses(threshold, '170.5', /must be a whole number from 120 to 200/);
    await accepts(threshold, '170');
  });

  test('what is typed, key by key, is judged as what is pasted', async (t) => {
    const { panel } = await showing(t, task);
    const threshold = panel.field('Face match threshold (query_face_threshold)');
    const video = panel.field('Video (video_url)');

    await threshold.type('119');
    await threshold.isMarkedAsWrong(/must be a whole number from 120 to 200/);
    await threshold.type('120');
    await threshold.isFine();
    await video.isMarkedAsWrong(EMPTY);
    await video.type('ftp://example.com');
    await video.isMarkedAsWrong(LINK);
    await video.type('https://example.com');
    await video.isFine();
  });

  for (const label of ['Video (video_url)', 'Audio (audio_url)']) {
    test(`${label} has to be a link`, async (t) => {
      const { panel } = await showing(t, task);
      const link = panel.field(label);

      await link.isMarkedAsWrong(EMPTY);
      await accepts(link, 'https://example.com/speech.mp3');
      await refuses(link, 'ftp://example.com/speech.mp3', LINK);
      await accepts(link, 'http://example.com/speech.mp3');
      await refuses(link, '', EMPTY);
    });
  }

  test('a link into a storage is for DashScope, or for a provider that is not known yet', async (t) => {
    const { panel } = await showing(t, task);
    const links = ['Video (video_url)', 'Audio (audio_url)', 'Reference face (ref_image_url)'].map((label) =>
      panel.field(label),
    );
    for (const link of links) await refuses(link, 'oss://uploads/file', LINK);

    await panel.field('Provider').choose(DASHSCOPE);
    for (const link of links) await link.isFine();
    for (const link of links) await refuses(link, 'ftp://example.com/file', STORAGE_LINK);
    for (const link of links) await accepts(link, 'oss://uploads/file');

    await panel.field('Provider').choose(JOGGAI);
    for (const link of links.slice(0, 2)) await link.isMarkedAsWrong(LINK);

    await panel.field('Provider').choose(VARIABLE);
    for (const link of links.slice(0, 2)) await link.isFine();
  });

  test('a playback that no dropdown offers is one of the words or an expression', async (t) => {
    const { panel } = await showing(t, task);
    await panel.field('Provider').choose(VARIABLE);
    const playback = panel.field('Playback (playback_type)');

    await playback.isFine();
    await refuses(playback, 'reverse', /must be normal, normal_reverse or normal_reverse_by_audio/);
    await accepts(playback, 'normal_reverse');
    await refuses(playback, 'Normal', /must be normal/);
    await accepts(playback, '');
  });

  test('the key of a provider from a variable is an expression, and has to be there', async (t) => {
    const { panel } = await showing(t, task);
    await panel.field('Provider').choose(VARIABLE);
    const key = panel.field('API key');

    await key.isFine();
    await key.clearFeel();
    await key.isMarkedAsWrong(EMPTY);
    await key.typeFeel('keys.lipSync');
    await key.isFine();
  });

  test('the reference face may be missing but not be wrong', async (t) => {
    const { panel } = await showing(t, task);
    const face = panel.field('Reference face (ref_image_url)');

    await face.isFine();
    await refuses(face, 'ftp://example.com/face.jpg', LINK);
    await accepts(face, '');
  });

  test('the API address may be missing but not be wrong', async (t) => {
    const { panel } = await showing(t, task);
    const address = panel.field('API address');

    await refuses(address, 'api.example.com', LINK);
    await accepts(address, '');
  });

  test('the API key has to be there', async (t) => {
    const { panel } = await showing(t, task);
    const key = panel.field('API key');

    await key.isFine();
    await refuses(key, '', EMPTY);
  });

  test('providers call back over https, only this machine over http', async (t) => {
    const { panel } = await showing(t, task);
    const address = panel.field('Address of the connector runtime');

    await refuses(address, 'http://connectors.example.com', CALLBACK_ADDRESS);
    await accepts(address, 'https://connectors.example.com');
    await refuses(address, 'ftp://connectors.example.com', CALLBACK_ADDRESS);
    await accepts(address, 'http://localhost:8080');
  });

  test('a webhook path is one word', async (t) => {
    const { panel } = await showing(t, task);
    const path = panel.field('Webhook path');

    await refuses(path, 'two words', PATH);
    await accepts(path, 'lip-sync-evolink');
    await refuses(path, '', EMPTY);
  });

  test('getting a task needs its id', async (t) => {
    const { panel } = await showing(t, task);
    await panel.field('Operation').choose('Get a lip-sync task');
    const taskId = panel.field('Task ID');

    await taskId.isFine();
    await taskId.clearFeel();
    await taskId.isMarkedAsWrong(EMPTY);
  });
});

describe('FEEL is taken', () => {
  for (const [label, expression, input] of [
    ['Video (video_url)', 'media.video', 'lipSync.video_url'],
    ['Audio (audio_url)', 'media.audio', 'lipSync.audio_url'],
    ['Reference face (ref_image_url)', 'media.face', 'lipSync.ref_image_url'],
    ['Extend the video to the audio (video_extension)', 'media.extend', 'lipSync.video_extension'],
    ['Face match threshold (query_face_threshold)', 'threshold', 'lipSync.query_face_threshold'],
    ['Address of the connector runtime', 'runtime', 'lipSync.callback.baseUrl'],
  ]) {
    test(`for ${label}`, async (t) => {
      const { modeler, panel, id } = await showing(t, template('lip-sync'));
      const field = panel.field(label);
      await field.fillFeel(expression);

      await eventually(async () =>
        assert.match(
          await modeler.elementXml(id),
          new RegExp(`<zeebe:input source="=${expression}" target="${input}"/>`),
        ),
      );
      await field.isFine();
    });
  }
});

describe('an event that waits', () => {
  for (const kind of ['intermediate', 'boundary', 'receive']) {
    const event = template(`lip-sync-callback.${kind}`);

    test(`${event.name} has to know path, result variable and correlation key`, async (t) => {
      const { panel } = await showing(t, event);

      await refuses(panel.field('Webhook path'), 'two words', PATH);
      await accepts(panel.field('Webhook path'), 'lip-sync-evolink');
      await refuses(panel.field('Result variable'), 'my task', NAME);
      await accepts(panel.field('Result variable'), 'task');
      await panel.field('Correlation key').isFine();
      await panel.field('Correlation key').clearFeel();
      await panel.field('Correlation key').isMarkedAsWrong(EMPTY);
    });
  }
});

describe('an event that the provider calls at a fixed address', () => {
  const event = template('lip-sync-callback.intermediate');

  test('needs the secret that JoggAI signs with', async (t) => {
    const { panel } = await showing(t, event);
    await panel.field('Provider').choose(JOGGAI);
    const secret = panel.field('Webhook secret');

    await secret.isFine();
    await refuses(secret, '', EMPTY);
    await accepts(secret, '{{secrets.NEW}}, {{secrets.OLD}}');
  });

  test('needs the token of a rule, whose address is a link', async (t) => {
    const { panel } = await showing(t, event);
    await panel.field('Provider').choose(DASHSCOPE);
    const address = panel.field('Address that the rule calls');

    const token = panel.field('Token of the EventBridge rule');

    await token.isFine();
    await refuses(token, '', EMPTY);
    await accepts(token, '{{secrets.NEW}}, {{secrets.OLD}}');
    await address.isFine();
    await refuses(address, 'example.com/inbound/lip-sync-dashscope', LINK);
    await accepts(address, 'https://example.com/inbound/lip-sync-dashscope');
  });

  for (const provider of [EVOLINK, DASHSCOPE, JOGGAI]) {
    test(`has a path of one word with ${provider}`, async (t) => {
      const { panel } = await showing(t, event);
      await panel.field('Provider').choose(provider);

      await refuses(panel.field('Webhook path'), 'two words', PATH);
      await accepts(panel.field('Webhook path'), 'lip-sync');
    });
  }
});

async function refuses(field, text, complaint) {
  await field.fill(text);
  await field.isMarkedAsWrong(complaint);
}

/** Only after a refusal: then the complaint has to go away, which no early look can miss. */
async function accepts(field, text) {
  assert.notEqual(await field.error(), '', 'nothing was refused before');
  await field.fill(text);
  await field.isFine();
}
