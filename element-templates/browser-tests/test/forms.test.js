import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { forms } from '../support/files.js';
import { Form } from '../support/form.js';

const open = browserForThisFile();
const PHONE = { width: 390, height: 844 };
const SCREEN = { width: 1000, height: 1400 };

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
  problem: { step: 'dub', code: 'NO_FACE_FOUND', message: 'No face', advice: 'Try another video' },
};

/** A page with a form; previews get an answer of ours, nothing is fetched from the internet. */
async function formOn(t, { text }, variables = VARIABLES, viewport = SCREEN) {
  const page = await open(t, 'form.html', viewport);
  await page.route(/^https:/, (route) => route.fulfill({ contentType: 'text/html', body: 'preview' }));
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
