import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { forms } from '../support/files.js';
import { Form } from '../support/form.js';

/** Previews get an answer of ours: nothing is fetched from the internet. */
const open = browserForThisFile({
  prepare: (page) =>
    page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: 'preview' })),
});
const PHONE = { width: 390, height: 844 };
const SCREEN = { width: 1000, height: 1400 };

/** A document as a file picker or the connector leaves it in a variable. */
const document = (fileName) => ({
  'camunda.document.type': 'camunda',
  documentId: fileName,
  endpoint: `https://camunda.example.com/v2/documents/${fileName}`,
  metadata: { fileName, contentType: 'video/mp4' },
});

const SAVED = {
  location: 'document',
  fileName: 'dubbed-de.mp4',
  contentType: 'video/mp4',
  sizeBytes: 6291456,
  sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  document: document('dubbed-de.mp4'),
};

/** What a process may know when it shows a form. */
const VARIABLES = {
  title: 'Spring campaign, German',
  video_url: 'https://example.com/speaker.mp4',
  audio_url: 'https://example.com/speech-de.mp3',
  ref_image_url: 'https://example.com/speaker.jpg',
  query_face_threshold: 170,
  video_extension: false,
  note: 'For the trade fair in May',
  approval: 'changes',
  approvalComment: 'Please use the shorter video',
  submission: {
    provider: 'evolink',
    taskId: null,
    outcome: 'unknown',
    submittedAt: '2026-05-04T08:00:00Z',
    correlationKey: 'abc',
  },
  task: {
    taskId: 'task-unified-1',
    status: 'completed',
    videoUrl: 'https://example.com/result.mp4',
    expiresAt: '2026-05-05T08:00:00Z',
    durationSeconds: 12,
    usage: { creditsUsed: 31.5 },
  },
  saveProblem: { code: 'RESULT_REJECTED', message: 'The video was not saved: it has 31457280 bytes' },
  problem: { step: 'dub', code: 'NO_FACE_FOUND', message: 'No face', advice: 'Try another video' },
};

/** A page with a form. */
async function formOn(t, { text }, variables = VARIABLES, viewport = SCREEN) {
  const page = await open(t, 'form.html', viewport);
  return Form.on(page, JSON.parse(text), variables);
}

for (const file of forms) {
  const { name } = file;
  const decisions = decisionsIn(file);

  describe(name, () => {
    test(`${name} can be read, and leaves no placeholder behind`, async (t) => {
      const form = await formOn(t, file);

      const text = await form.text();
      assert(text.length > 50, text);
      assert.doesNotMatch(text, /\{\{|\}\}|undefined|\[object/);
    });

    test(`${name} fits on a phone`, async (t) => {
      const form = await formOn(t, file, VARIABLES, PHONE);

      assert.deepEqual(await form.cutOff(), []);
    });

    test(`${name} says what is missing`, async (t) => {
      const form = await formOn(t, file, {});
      const needed = (await form.fields()).filter(
        ({ type, validate }) => validate.required && type !== 'number',
      );
      const { errors } = await form.submit();

      assert(needed.length > 0);
      for (const { id, label } of needed) assert(errors[id]?.length, `${label} may be missing`);
    });

    for (const decision of decisions) {
      const after = decision ? ` after "${decision.value}"` : '';

      test(`${name} is sent when it is filled in${after}`, async (t) => {
        const form = await formOn(t, file);
        await decide(form, decision);
        const fields = (await form.fields()).filter(isTyped);
        for (const field of fields) await form.fill(field, goodValue(field));

        await eventually(async () => {
          const { data, errors } = await form.submit();
          assert.deepEqual(errors, {});
          if (decision) assert.equal(data[decision.field.key], decision.value);
          for (const field of fields) assert.equal(String(data[field.key]), goodValue(field));
        });
      });

      test(`${name} refuses bad values${after}`, async (t) => {
        const form = await formOn(t, file);
        await decide(form, decision);

        for (const field of (await form.fields()).filter(isTyped)) {
          for (const bad of badValues(field)) {
            await form.fill(field, bad);
            await eventually(async () => {
              const { errors } = await form.submit();
              assert(errors[field.id], `${field.label} takes "${bad}"`);
              assert(await form.error(field), `${field.label} does not say what is wrong`);
            });
            await form.fill(field, goodValue(field));
            await eventually(async () => assert.equal(await form.error(field), ''));
          }
        }
      });
    }
  });
}

const formNamed = (name) => forms.find((file) => file.name === `${name}.form`);
const fieldIn = async (form, key) => (await form.fields()).find((field) => field.key === key);
const shows = (form, ...keys) =>
  eventually(async () => {
    const shown = (await form.fields()).map(({ key }) => key);
    assert.deepEqual(
      keys.filter((key) => !shown.includes(key)),
      [],
      `${shown}`,
    );
  });
const hides = (form, ...keys) =>
  eventually(async () => {
    const shown = (await form.fields()).map(({ key }) => key);
    assert.deepEqual(
      keys.filter((key) => shown.includes(key)),
      [],
      `${shown}`,
    );
  });

for (const file of forms.filter((file) => fieldsOf(file).some(({ key }) => key === 'video_file'))) {
  const pickers = fieldsOf(file).filter(({ type }) => type === 'filepicker');
  const media = pickers.map(({ key }) => key.replace('_file', ''));

  describe(`attaching files in ${file.name}`, () => {
    test(`${file.name} takes files in place of links`, async (t) => {
      const form = await formOn(t, file, {});
      for (const picker of pickers) await form.attach(picker, `${picker.key}.bin`);

      await hides(form, ...media.map((medium) => `${medium}_url`));
      await eventually(async () => {
        const { data, errors, files } = await form.submit();
        for (const { key } of pickers) assert.deepEqual(files[data[key]], [`${key}.bin`]);
        for (const medium of media) {
          assert(!(`${medium}_url` in data) || data[`${medium}_url`] === null, medium);
          const { id } = fieldsOf(file).find(({ key }) => key === `${medium}_url`);
          assert.equal(errors[id], undefined, 'a link that nobody sees is asked for');
        }
      });
    });

    test(`${file.name} asks for a link again when a file is taken away`, async (t) => {
      const form = await formOn(t, file, {});
      for (const picker of pickers) await form.attach(picker, 'speaker.mp4');
      await hides(form, ...media.map((medium) => `${medium}_url`));

      for (const picker of pickers) await form.attach(picker, null);

      await shows(form, ...media.map((medium) => `${medium}_url`));
      const { data, errors, files } = await form.submit();
      assert.deepEqual(files, {});
      assert.deepEqual(
        pickers.map(({ key }) => data[key]),
        pickers.map(() => null),
      );
      assert(errors[(await fieldIn(form, 'video_url')).id]?.length, 'neither a file nor a link is asked for');
    });
  });
}

test('a file picker offers what the provider takes', async (t) => {
  const file = formNamed('lip-sync-request');
  const video = fieldsOf(file).find(({ key }) => key === 'video_file');

  for (const [provider, formats] of [
    ['evolink', '.mp4,.mov,.webm,.avi'],
    ['dashscope', '.mp4,.mov,.avi'],
    ['joggai', '.mp4,.mov,.webm'],
  ]) {
    const form = await formOn(t, file, { provider });
    await eventually(async () => assert.equal(await form.accepts(video), formats));
  }
});

test('JoggAI is asked for no picture, neither as a file nor as a link', async (t) => {
  const form = await formOn(t, formNamed('lip-sync-request'), { provider: 'joggai' });

  await shows(form, 'video_file', 'video_url');
  await hides(form, 'ref_image_file', 'ref_image_url');
});

describe('changing what was attached', () => {
  const file = formNamed('lip-sync-change');
  const attached = {
    ...VARIABLES,
    video_url: null,
    video_file: [document('speaker.mp4')],
    audio_file: [],
    ref_image_file: [],
  };

  test('an attached file stays unless somebody says so', async (t) => {
    const form = await formOn(t, file, attached);

    await shows(form, 'remove_video_file', 'new_video_file', 'audio_url', 'ref_image_url');
    await hides(form, 'video_url', 'remove_audio_file', 'remove_ref_image_file');
    await eventually(async () => assert.match(await form.text(), /speaker\.mp4/));
    assert.deepEqual((await form.submit()).errors, {});
  });

  test('a file that is removed needs a link', async (t) => {
    const form = await formOn(t, file, attached);
    await form.tick(await fieldIn(form, 'remove_video_file'));

    await shows(form, 'video_url');
    const link = await fieldIn(form, 'video_url');
    assert((await form.submit()).errors[link.id]?.length);
    await form.fill(link, 'https://example.com/new.mp4');
    await eventually(async () => {
      const { data, errors } = await form.submit();
      assert.deepEqual(errors, {});
      assert.equal(data.remove_video_file, true);
    });
  });

  test('a new file takes the place of file and link', async (t) => {
    const form = await formOn(t, file, attached);
    await form.attach(await fieldIn(form, 'new_video_file'), 'new.mp4');
    await form.attach(await fieldIn(form, 'new_audio_file'), 'new.mp3');

    await hides(form, 'remove_video_file', 'video_url', 'audio_url');
    const { data, errors, files } = await form.submit();
    assert.deepEqual(errors, {});
    assert.deepEqual([files[data.new_video_file], files[data.new_audio_file]], [['new.mp4'], ['new.mp3']]);
  });
});

test('an approver sees what was attached', async (t) => {
  const form = await formOn(t, formNamed('lip-sync-approval'), {
    ...VARIABLES,
    video_url: null,
    video_file: [document('speaker.mp4')],
    audio_file: [],
    ref_image_file: [],
  });

  await eventually(async () => {
    const text = await form.text();
    assert.match(text, /Video: speaker\.mp4, attached/);
    assert.match(text, /Attached video\s+speaker\.mp4/);
    assert.match(text, /Voice: https:\/\/example\.com\/speech-de\.mp3/);
    assert.doesNotMatch(text, /Attached voice|Attached picture/);
  });
});

describe('a reviewer', () => {
  const file = formNamed('lip-sync-review');
  const reads = async (t, variables, found, missing) => {
    const form = await formOn(t, file, { ...VARIABLES, ...variables });
    await eventually(async () => {
      const text = await form.text();
      for (const words of found) assert.match(text, words);
      for (const words of missing) assert.doesNotMatch(text, words);
    });
  };

  test('gets the saved video', (t) =>
    reads(t, { saved: SAVED }, [/Saved video\s+dubbed-de\.mp4/, /6291456 bytes/], [/not saved/, /check of the media/]));

  test('reads where it was saved elsewhere', (t) =>
    reads(
      t,
      { saved: { ...SAVED, document: null, location: 'https://bucket.example.com/de.mp4' } },
      [/in https:\/\/bucket\.example\.com\/de\.mp4/],
      [/Saved video/, /not saved/],
    ));

  test('is warned of a video that is not saved', (t) =>
    reads(t, { saved: null }, [/not saved/, /dies at 2026-05-05/], [/Saved video/, /Saved as/]));

  test('reads what the check of the media found', (t) =>
    reads(
      t,
      { submission: { ...VARIABLES.submission, mediaWarnings: ['video_url has 10 fps.', 'audio_url is long.'] } },
      [/check of the media found/, /video_url has 10 fps\./, /audio_url is long\./],
      [],
    ));
});

test('a summary tells which videos last and which have to be downloaded', async (t) => {
  const videoUrl = 'https://example.com/result.mp4';
  const form = await formOn(t, formNamed('multilingual-dub-summary'), {
    ...VARIABLES,
    summary: [
      { language: 'German', videoUrl, expiresAt: '2026-05-05T08:00:00Z', saved: SAVED },
      { language: 'French', videoUrl, saved: null },
      { language: 'Polish', failure: { code: 'FACE_NOT_MATCHED', message: 'No face', advice: 'Lower it' } },
    ],
  });

  await eventually(async () => {
    const text = await form.text();
    assert.match(text, /German\s+Saved as dubbed-de\.mp4\. /);
    assert.match(text, /French\s+⚠️ Not saved\. /);
    assert.match(text, /Polish\s+Not dubbed/);
    assert.equal(text.match(/Saved video/g).length, 1);
  });
});

describe('what forms and connector agree on', () => {
  test('a face match threshold goes from 120 to 200', async () => {
    const thresholds = everyField().filter(({ key }) => /threshold/i.test(key));

    assert(thresholds.length > 0);
    for (const { validate } of thresholds) {
      assert.equal(validate.min, 120);
      assert.equal(validate.max, 200);
    }
  });

  test('video and audio are needed, and every link is a web address', async () => {
    const links = everyField().filter(({ key }) => /_url$/.test(key));

    assert(links.length > 0);
    for (const { key, validate } of links) {
      assert.equal(Boolean(validate.required), key !== 'ref_image_url', key);
      assert.match('https://example.com/a.mp4', new RegExp(validate.pattern));
      assert.match(' https://example.com/münchen video.mp4 ', new RegExp(validate.pattern));
      assert.doesNotMatch('ftp://example.com/a.mp4', new RegExp(validate.pattern));
    }
  });
});

const isTyped = ({ type }) => ['textfield', 'textarea', 'number'].includes(type);

function goodValue({ type, key, validate }) {
  if (type === 'number') return String(validate.max ?? 1);
  return /url$/i.test(key) ? 'https://example.com/new.mp4' : 'something';
}

function badValues({ type, validate }) {
  if (type === 'number') return [validate.min - 1, validate.max + 1].filter(Number.isFinite).map(String);
  return [
    ...(validate.pattern ? ['two words'] : []),
    ...(validate.required ? [''] : []),
    ...(validate.maxLength ? ['x'.repeat(validate.maxLength + 1)] : []),
  ];
}

/** Every option of a form's radio field, since the rest of the form may depend on it. */
function decisionsIn(file) {
  const radio = fieldsOf(file).find(({ type }) => type === 'radio');
  return radio ? radio.values.map(({ value, label }) => ({ field: radio, value, label })) : [undefined];
}

async function decide(form, decision) {
  if (decision) await form.choose(decision.field, decision);
}

function everyField() {
  return forms.flatMap(fieldsOf);
}

function fieldsOf({ text }) {
  const flat = (components) => components.flatMap((each) => [each, ...flat(each.components ?? [])]);
  return flat(JSON.parse(text).components)
    .filter(({ key }) => key)
    .map((field) => ({ ...field, validate: field.validate ?? {} }));
}
