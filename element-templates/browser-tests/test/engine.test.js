import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { startDiagram, template } from '../support/files.js';
import { Modeler } from '../support/modeler.js';
import { Stack } from '../support/stack.js';
import { DASHSCOPE, VARIABLE } from '../support/words.js';

const VIDEO = 'https://example.com/speaker.mp4';
const AUDIO = 'https://example.com/speech.mp3';
const FACE = 'https://example.com/face.jpg';

const open = browserForThisFile();
let stack;
let runtime;

before(async () => {
  stack = await Stack.start();
  runtime = await stack.startRuntime('connector-runtime');
});
after(() => stack?.stop());

test('a process drawn with as few words as possible runs', async (t) => {
  const drawing = await Drawing.begin(t);
  await drawing.append('lip-sync', fillInTheLinks);
  await drawing.append('lip-sync-callback.intermediate');
  await drawing.append('lip-sync', async (panel) => {
    await panel.field('Operation').choose('Get a lip-sync task');
    await panel.field('Result variable').fill('checked');
  });

  const { submission, task, checked } = await drawing.run('few-words');

  assert.equal(submission.outcome, 'accepted');
  assert.equal(submission.provider, 'evolink');
  isFinished(task, submission);
  isFinished(checked, submission);
  assert.deepEqual(await askedFor(submission), {
    videoUrl: VIDEO,
    audioUrl: AUDIO,
    refImageUrl: null,
    videoExtension: false,
    queryFaceThreshold: 170,
  });
});

test('a process with every field filled in runs', async (t) => {
  const drawing = await Drawing.begin(t);
  await drawing.append('lip-sync', async (panel) => {
    await fillInTheLinks(panel);
    await fillInWhatIsOptional(panel);
    await panel.field('Extend the video to the audio (video_extension)').switchOn();
    await panel.field('Face match threshold (query_face_threshold)').fill('140');
    await panel.field('Webhook path').fill('lip-sync-other');
    await panel.field('Result variable').fill('dubbing');
    await panel.field('Result expression').fillFeel('{dubbingId: taskId}');
    await panel.field('Error expression').fillFeel('null');
    await panel.field('Retries').fill('5');
    await panel.field('Retry backoff').fill('PT1S');
  });
  await drawing.append('lip-sync-callback.intermediate', async (panel) => {
    await panel.field('Webhook path').fill('lip-sync-other');
    await panel.field('API address').fill(stack.providerAddress());
    await panel.field('Correlation key').fillFeel('dubbing.correlationKey');
    await panel.field('Result variable').fill('film');
  });

  const { dubbing, dubbingId, film } = await drawing.run('every-field', { path: 'lip-sync-other' });

  assert.equal(dubbingId, dubbing.taskId);
  isFinished(film, dubbing);
  assert.deepEqual(await askedFor(dubbing), {
    videoUrl: VIDEO,
    audioUrl: AUDIO,
    refImageUrl: FACE,
    videoExtension: true,
    queryFaceThreshold: 140,
  });
});

test('optional fields that were filled in and emptied again are as if never touched', async (t) => {
  const drawing = await Drawing.begin(t);
  await drawing.append('lip-sync', async (panel) => {
    await fillInTheLinks(panel);
    await fillInWhatIsOptional(panel);
    await panel.field('API address').fill('');
    await panel.field('Reference face (ref_image_url)').fill('');
    await panel.field('Address of the connector runtime').fill('');
  });
  await drawing.append('lip-sync-callback.receive', async (panel) => {
    await panel.field('API address').fill(stack.providerAddress());
    await panel.field('API address').fill('');
  });

  const { submission, task } = await drawing.run('emptied');

  isFinished(task, submission);
  assert.equal((await askedFor(submission)).refImageUrl, null);
});

test('a process whose inputs are FEEL runs', async (t) => {
  const drawing = await Drawing.begin(t);
  await drawing.append('lip-sync', async (panel) => {
    await panel.field('Video (video_url)').fillFeel('media.video');
    await panel.field('Audio (audio_url)').fillFeel('media.audio');
    await panel.field('Reference face (ref_image_url)').fillFeel('media.face');
    await panel.field('Extend the video to the audio (video_extension)').fillFeel('media.extend');
    await panel.field('Face match threshold (query_face_threshold)').fillFeel('media.threshold');
  });
  await drawing.append('lip-sync-callback.intermediate');

  const { submission, task } = await drawing.run('feel', {
    variables: { media: { video: VIDEO, audio: AUDIO, face: null, extend: true, threshold: 190 } },
  });

  isFinished(task, submission);
  assert.deepEqual(await askedFor(submission), {
    videoUrl: VIDEO,
    audioUrl: AUDIO,
    refImageUrl: null,
    videoExtension: true,
    queryFaceThreshold: 190,
  });
});

test('one diagram serves every provider: the variable chooses it and its key', async (t) => {
  const drawing = await Drawing.begin(t);
  const fromTheVariable = (operation) => async (panel) => {
    await panel.field('Provider').choose(VARIABLE);
    await panel.field('Operation').choose(operation);
  };
  await drawing.append('lip-sync', fromTheVariable('Check a provider account'));
  await drawing.append('lip-sync', async (panel) => {
    await panel.field('Provider').choose(VARIABLE);
    await fillInTheLinks(panel);
    await panel
      .field('Playback (playback_type)')
      .fillFeel('if provider = "joggai" then "normal_reverse" else null');
  });
  await drawing.append('lip-sync', fromTheVariable('Get a lip-sync task'));

  for (const provider of ['evolink', 'dashscope', 'joggai']) {
    const { account, submission, task } = await drawing.run(`any-provider-${provider}`, {
      path: null,
      variables: { provider },
    });

    assert.equal(account.provider, provider);
    assert.equal(account.known, provider !== 'dashscope');
    assert.equal(submission.provider, provider);
    assert.equal(submission.outcome, 'accepted');
    assert.equal(task.provider, provider);
    assert.equal(task.taskId, submission.taskId);
    const asked = await stack.taskAtProvider(submission.taskId, provider);
    assert.equal(asked.playbackType, provider === 'joggai' ? 'normal_reverse' : undefined);
  }
});

test('a queued task is cancelled where the provider can', async (t) => {
  const drawing = await Drawing.begin(t);
  await drawing.append('lip-sync', async (panel) => {
    await panel.field('Provider').choose(DASHSCOPE);
    await panel.field('Video (video_url)').fill(`${VIDEO}?emulate=pending-for:10m`);
    await panel.field('Audio (audio_url)').fill(AUDIO);
    // At this provider files that do not open would stop the task, and nothing is behind these links.
    await panel.field('Check media before paying').choose('Warn of what does not fit');
  });
  await drawing.append('lip-sync', async (panel) => {
    await panel.field('Operation').choose('Cancel a lip-sync task');
    await panel.field('Provider').choose(DASHSCOPE);
  });

  const { submission, task } = await drawing.run('cancelled', { path: null });

  assert.equal(task.taskId, submission.taskId);
  assert.equal(task.status, 'cancelled');
});

test('hybrid variants are served by the runtime whose type they name', async (t) => {
  const local = await stack.startRuntime('connector-runtime-local', {
    CONNECTOR_LIPSYNC_TYPE: 'io.lipsync:lip-sync:1:local',
    CONNECTOR_LIPSYNC_CALLBACK_TYPE: 'io.lipsync:lip-sync-callback:1:local',
  });
  const drawing = await Drawing.begin(t);
  await drawing.append('lip-sync', fillInTheLinks, '-hybrid');
  await drawing.append('lip-sync-callback.intermediate', undefined, '-hybrid');

  const { submission, task } = await drawing.run('hybrid', { servedBy: local });

  isFinished(task, submission);
  const { callbackUrl } = await stack.taskAtProvider(submission.taskId);
  assert(callbackUrl.startsWith(local), callbackUrl);
});

/** A process that grows by what is appended, as a person draws it. */
class Drawing {
  #modeler;
  #last = 'Start';

  static async begin(t) {
    const drawing = new Drawing();
    drawing.#modeler = await Modeler.on(await open(t, 'modeler.html'), { xml: startDiagram });
    return drawing;
  }

  async append(kind, fillIn = async () => {}, variant = '') {
    this.#last = await this.#modeler.append(this.#last, 'lip', template(kind, variant));
    await this.#modeler.panel.openEveryGroup();
    await fillIn(this.#modeler.panel);
  }

  /** Deploys the process, lets an instance run to its end and answers its variables. */
  async run(processId, { path = 'lip-sync-evolink', servedBy = runtime, variables } = {}) {
    await stack.deploy(await this.#modeler.xml(), processId, path && `${servedBy}/inbound/${path}`);
    return stack.complete(processId, variables);
  }
}

async function fillInTheLinks(panel) {
  await panel.field('Video (video_url)').fill(VIDEO);
  await panel.field('Audio (audio_url)').fill(AUDIO);
}

async function fillInWhatIsOptional(panel) {
  await panel.field('API address').fill(stack.providerAddress());
  await panel.field('Reference face (ref_image_url)').fill(FACE);
  await panel.field('Address of the connector runtime').fill(runtime);
}

function isFinished(task, submission) {
  assert.equal(task.taskId, submission.taskId);
  assert.equal(task.correlationKey, submission.correlationKey);
  assert.equal(task.status, 'completed');
  assert.match(task.videoUrl, /^http/);
}

/** What arrived at the provider. */
async function askedFor({ taskId }) {
  const task = await stack.taskAtProvider(taskId);
  const { videoUrl, audioUrl, videoExtension, queryFaceThreshold } = task;
  return { videoUrl, audioUrl, refImageUrl: task.refImageUrl ?? null, videoExtension, queryFaceThreshold };
}
