import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { browserForThisFile } from '../support/browser.js';
import { eventually } from '../support/eventually.js';
import { template, templates } from '../support/files.js';
import { Modeler } from '../support/modeler.js';
import { modelerShowing } from '../support/placing.js';
import { DASHSCOPE, EVOLINK, JOGGAI, VARIABLE } from '../support/words.js';

const open = browserForThisFile();
const showing = async (t, template) => modelerShowing(await open(t, 'modeler.html'), template);
const callbacks = templates.filter(({ id }) => id.includes('lip-sync-callback'));

const VIDEO = 'Video (video_url)';
const FACE = 'Reference face (ref_image_url)';
const CHECK = 'Check media before paying';
const WARN = 'Warn of what does not fit';
const STOP = 'Stop when something does not fit';
const EXTENSION = 'Extend the video to the audio (video_extension)';
const THRESHOLD = 'Face match threshold (query_face_threshold)';
const ADDRESSES = {
  [EVOLINK]: 'https://api.evolink.ai',
  [DASHSCOPE]: 'https://dashscope.aliyuncs.com',
  [JOGGAI]: 'https://api.jogg.ai',
  [VARIABLE]: '',
};
const ONE_AFTER_THE_OTHER = [DASHSCOPE, JOGGAI, EVOLINK, JOGGAI, DASHSCOPE, EVOLINK];

describe('another provider in the task', () => {
  const task = template('lip-sync');

  test('brings its own key and address', async (t) => {
    const { panel } = await showing(t, task);

    for (const provider of [...ONE_AFTER_THE_OTHER, VARIABLE, ...ONE_AFTER_THE_OTHER]) {
      await panel.field('Provider').choose(provider);
      await eventually(async () => {
        assert.equal(await panel.field('API address').placeholder(), ADDRESSES[provider]);
        if (provider === VARIABLE) await namesEverySecret(panel);
        else assert.equal(await panel.field('API key').value(), keyOf(provider));
      });
    }
  });

  test('keeps what was typed', async (t) => {
    const { panel } = await showing(t, task);
    await panel.field('API key').fill('{{secrets.OUR_OWN_KEY}}');
    await panel.field(VIDEO).fill('https://example.com/speaker.mp4');
    await panel.field(EXTENSION).switchOn();

    for (const provider of [...ONE_AFTER_THE_OTHER, VARIABLE]) {
      await panel.field('Provider').choose(provider);
      await eventually(async () => {
        assert.equal(await panel.field('API address').placeholder(), ADDRESSES[provider]);
        assert.equal(await panel.field('API key').value(), '{{secrets.OUR_OWN_KEY}}');
        assert.equal(await panel.field(VIDEO).value(), 'https://example.com/speaker.mp4');
        assert(await panel.field(EXTENSION).isOn());
      });
    }
  });

  test('takes what does not apply out of the diagram', async (t) => {
    const { modeler, panel, id } = await showing(t, task);
    await panel.field(FACE).fill('https://example.com/face.jpg');
    await panel.field(THRESHOLD).fill('140');
    await panel.field('Address of the connector runtime').fill('https://connectors.example.com');

    await panel.field('Provider').choose(JOGGAI);
    await eventually(async () => {
      const xml = await modeler.elementXml(id);
      assert.match(xml, /target="lipSync\.playback_type"/);
      assert.doesNotMatch(xml, /ref_image_url|query_face_threshold|callback/);
    });

    await panel.field('Provider').choose(DASHSCOPE);
    await eventually(async () => {
      const xml = await modeler.elementXml(id);
      assert.match(xml, /source="=170" target="lipSync\.query_face_threshold"/);
      assert.doesNotMatch(xml, /playback_type|ref_image_url|callback/);
    });
  });

  test('offers its playback in words', async (t) => {
    const { modeler, panel, id } = await showing(t, task);
    await panel.field('Provider').choose(JOGGAI);
    const playback = panel.field('Playback (playback_type)');

    await eventually(async () => assert.equal(await playback.chosen(), 'As usual (normal)'));
    for (const option of await playback.options()) {
      const [, word] = option.match(/\((\w+)\)$/);
      await playback.choose(option);
      await eventually(async () =>
        assert.match(
          await modeler.elementXml(id),
          new RegExp(`<zeebe:input source="${word}" target="lipSync.playback_type"/>`),
        ),
      );
    }
  });
});

for (const box of ['lip-sync', 'dub-video']) {
  describe(`the check of the media in ${box}`, () => {
    const OFF = 'Do not check';
    const CHECKS = [
      [EVOLINK, WARN, []],
      [DASHSCOPE, STOP, []],
      [JOGGAI, STOP, []],
      [VARIABLE, WARN, ["From the process variable 'checkMedia'"]],
    ];

    test('is as strict as suits the provider', async (t) => {
      const { panel } = await showing(t, template(box));

      for (const [provider, usual, more] of [...CHECKS, ...CHECKS.toReversed()]) {
        await panel.field('Provider').choose(provider);
        await eventually(async () => {
          assert.equal(await panel.field(CHECK).chosen(), usual);
          assert.deepEqual(await panel.field(CHECK).options(), [WARN, STOP, OFF, ...more]);
        });
      }
    });

    for (const [provider, usual, more] of CHECKS) {
      test(`can be changed: ${provider}`, async (t) => {
        const { modeler, panel, id } = await showing(t, template(box));
        await panel.field('Provider').choose(provider);
        const word = (option, word) => [option, option === usual ? word : `="${word}"`];

        for (const [option, value] of [
          [OFF, 'off'],
          word(STOP, 'strict'),
          word(WARN, 'warn'),
          ...more.map((option) => [option, '=checkMedia']),
        ]) {
          await panel.field(CHECK).choose(option);
          await eventually(async () => assert.equal(valueOfCheck(await modeler.elementXml(id)), value));
        }
      });
    }

    for (const chosen of [OFF, WARN, STOP]) {
      test(`stays as it was chosen when the provider changes: ${chosen}`, async (t) => {
        const { modeler, panel, id } = await showing(t, template(box));
        const unusual = chosen === WARN ? DASHSCOPE : EVOLINK;
        const others = chosen === WARN ? [JOGGAI, DASHSCOPE] : [VARIABLE, EVOLINK];
        await panel.field('Provider').choose(unusual);
        await panel.field(CHECK).choose(chosen);

        for (const provider of others) {
          await panel.field('Provider').choose(provider);
          await eventually(async () => {
            assert.match(await modeler.elementXml(id), new RegExp(`source="${idOf(provider)}"`));
            assert.equal(await panel.field(CHECK).chosen(), chosen);
          });
        }
        await panel.field('Provider').choose(chosen === WARN ? EVOLINK : DASHSCOPE);
        await eventually(async () => assert.equal(await panel.field(CHECK).chosen(), chosen));
      });
    }
  });
}

describe('another provider in the event', () => {
  for (const event of callbacks) {
    test(`${event.name}: brings its own key, address, path and secret`, async (t) => {
      const { panel } = await showing(t, event);

      for (const provider of ONE_AFTER_THE_OTHER) {
        await panel.field('Provider').choose(provider);
        await eventually(async () => {
          assert.equal(await panel.field('API address').placeholder(), ADDRESSES[provider]);
          assert.equal(await panel.field('API key').value(), keyOf(provider));
          assert.equal(await panel.field('Webhook path').value(), `lip-sync-${idOf(provider)}`);
          if (provider === JOGGAI) {
            assert.equal(await panel.field('Webhook secret').value(), '{{secrets.JOGGAI_WEBHOOK_SECRET}}');
          }
          if (provider === DASHSCOPE) {
            assert.equal(await panel.field('Token of the EventBridge rule').value(), '{{secrets.DASHSCOPE_EVENT_TOKEN}}');
          }
        });
      }
    });
  }

  test('takes what does not apply out of the diagram', async (t) => {
    const { modeler, panel, id } = await showing(t, template('lip-sync-callback.intermediate'));
    await panel.field('Provider').choose(DASHSCOPE);
    await panel.field('Token of the EventBridge rule').fill('{{secrets.RULE_TOKEN}}');
    await panel.field('Address that the rule calls').fill('https://example.com/inbound/lip-sync-dashscope');

    await panel.field('Provider').choose(EVOLINK);
    await eventually(async () => {
      const xml = await modeler.elementXml(id);
      assert.match(xml, /name="inbound\.context" value="lip-sync-evolink"/);
      assert.doesNotMatch(xml, /signalSecrets|targetUrl/);
    });
  });

  test('is one of the three: a webhook cannot depend on a variable', async (t) => {
    const { panel } = await showing(t, template('lip-sync-callback.intermediate'));

    assert.deepEqual(await panel.field('Provider').options(), [EVOLINK, DASHSCOPE, JOGGAI]);
  });
});

for (const kind of ['lip-sync', 'dub-video']) {
  test(`a provider from a variable is still chosen when ${kind} is opened again`, async (t) => {
    const { modeler, panel, id } = await showing(t, template(kind));
    await panel.field('Provider').choose(VARIABLE);
    await eventually(async () =>
      assert.match(await modeler.elementXml(id), /<zeebe:input source="=provider" target="[\w.]*provider"\/>/),
    );

    const again = await Modeler.on(await open(t, 'modeler.html'), { xml: await modeler.xml() });
    await again.select(id);
    await again.panel.openEveryGroup();

    assert.equal(await again.panel.field('Provider').chosen(), VARIABLE);
    assert.equal(await again.panel.field('Provider').error(), '');
    assert.equal(await again.panel.templateState(), 'Applied');
    assert.deepEqual(await again.panel.labels(), await panel.labels());
    assert.equal(await again.elementXml(id), await modeler.elementXml(id));
  });
}

const idOf = (provider) =>
  ({ [EVOLINK]: 'evolink', [DASHSCOPE]: 'dashscope', [JOGGAI]: 'joggai', [VARIABLE]: '=provider' })[provider];
const valueOfCheck = (xml) => {
  const [, , source] = xml.match(/source=(["'])((?:(?!\1).)*)\1 target="(?:lipSync\.)?checkMedia"/) ?? [];
  return source?.replaceAll('&#34;', '"').replaceAll('&quot;', '"');
};
const keyOf = (provider) => `{{secrets.${idOf(provider).toUpperCase()}_API_KEY}}`;

/** Whole names, so that a person who looks for a secret finds it. */
async function namesEverySecret(panel) {
  const expression = await panel.field('API key').feel();
  assert.match(expression, /^get value\(\{.*\}, provider\)$/);
  for (const provider of [EVOLINK, DASHSCOPE, JOGGAI]) {
    assert(expression.includes(`${idOf(provider)}: "${keyOf(provider)}"`), expression);
  }
}
