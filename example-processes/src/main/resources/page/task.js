/* global FormViewer */
import { upload } from './api.js';

/** Where the forms find an attached file. */
const documents = {
  buildUrl: (document) =>
    `${location.origin}/api/documents/file?${encodeURIComponent(JSON.stringify(document))}`,
};

const SAMPLES = [
  ['Request_video_file', 'speaker.mp4', 'video/mp4'],
  ['Request_audio_file', 'speech.wav', 'audio/wav'],
  ['Request_ref_image_file', 'face.jpg', 'image/jpeg'],
];

/** A form as Tasklist shows it, by Camunda's own library. */
export class TaskForm {
  #form;
  #container;

  constructor(container) {
    this.#container = container;
  }

  async show(schema, data) {
    this.#form?.destroy();
    // In an element of its own: one that a form was taken out of makes the form complain.
    const container = document.createElement('div');
    this.#container.replaceChildren(container);
    this.#form = new FormViewer.Form({
      container,
      additionalModules: [{ documentEndpointBuilder: ['value', documents] }],
    });
    await this.#form.importSchema(schema, data);
  }

  clear() {
    this.#form?.destroy();
    this.#form = undefined;
    this.#container.replaceChildren();
  }

  /** Attaches the sample files, as a person would by the file pickers. */
  async attachSamples() {
    for (const [field, name, type] of SAMPLES) {
      const input = this.#container.querySelector(`[id$="-${field}"]`);
      if (!input) continue;
      const content = await (await fetch(`media/${name}`)).blob();
      const files = new DataTransfer();
      files.items.add(new File([content], name, { type }));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  /** What is to be sent, with its files stored; nothing while something in the form is wrong. */
  async submit() {
    const { data, errors, files } = this.#form.submit();
    if (Object.keys(errors).length) {
      this.#container.querySelector('.fjs-has-errors :is(input, textarea, select)')?.focus();
      return undefined;
    }
    const stored = new Map();
    for (const [word, list] of files) stored.set(word, await Promise.all(list.map(upload)));
    return Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, stored.get(value) ?? value]),
    );
  }
}
