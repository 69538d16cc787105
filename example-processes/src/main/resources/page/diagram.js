/* global BpmnNavigatedViewer */
import { text } from './api.js';

/** Offered while a video is made: not where the process is. */
const OFFER = 'StopDubbing';
const MARKERS = ['is-active', 'is-done', 'is-failed'];
const dark = matchMedia('(prefers-color-scheme: dark)');
const narrow = matchMedia('(max-width: 700px)');

/** A process as Camunda's own library draws it, with the token of one request. */
export class Diagram {
  #viewer;
  #flow;
  #marked = new Map();
  #follows = true;
  #place = '';

  constructor(container) {
    const ink = dark.matches
      ? { defaultFillColor: '#1c2230', defaultStrokeColor: '#d5dcea', defaultLabelColor: '#eef2fa' }
      : {};
    this.#viewer = new BpmnNavigatedViewer({ container, bpmnRenderer: ink });
  }

  async show(flow) {
    if (this.#flow === flow) return;
    this.#flow = flow;
    await this.#viewer.importXML(await text(`processes/${flow}.bpmn`));
    this.#marked.clear();
    this.#place = '';
    this.#canvas.zoom('fit-viewport', 'auto');
  }

  fit() {
    this.#follows = false;
    this.#canvas.zoom('fit-viewport', 'auto');
  }

  follow() {
    this.#follows = true;
    this.#centre(this.#place);
  }

  zoom(factor) {
    this.#follows = false;
    this.#canvas.zoom(this.#canvas.zoom() * factor);
  }

  /** Shows where the token is and was: a list of `{ id, state, incident }`, oldest first. */
  mark(elements) {
    const states = new Map();
    elements.forEach(({ id, state, incident }) => {
      const marker = incident ? 'is-failed' : state === 'ACTIVE' ? 'is-active' : 'is-done';
      if (states.get(id) !== 'is-active') states.set(id, marker);
    });
    const registry = this.#viewer.get('elementRegistry');
    new Set([...this.#marked.keys(), ...states.keys()]).forEach((id) => {
      if (!registry.get(id) || this.#marked.get(id) === states.get(id)) return;
      MARKERS.forEach((marker) => this.#canvas.removeMarker(id, marker));
      if (states.has(id)) this.#canvas.addMarker(id, states.get(id));
    });
    this.#marked = states;
    this.#token([...states].filter(([id, marker]) => marker !== 'is-done' && registry.get(id)));
  }

  #token(places) {
    const overlays = this.#viewer.get('overlays');
    overlays.remove({ type: 'token' });
    const registry = this.#viewer.get('elementRegistry');
    const leaves = places.filter(([id]) => !registry.get(id).children?.length && id !== OFFER);
    leaves.forEach(([id, marker]) => {
      const html = document.createElement('span');
      html.className = `token ${marker}`;
      overlays.add(id, 'token', { position: { top: -9, left: -9 }, html });
    });
    const place = leaves[0]?.[0] ?? '';
    if (place === this.#place) return;
    this.#place = place;
    if (this.#follows) this.#centre(place);
  }

  #centre(id) {
    const shape = this.#viewer.get('elementRegistry').get(id);
    if (!shape) return;
    const { width, height } = this.#canvas.getContainer().getBoundingClientRect();
    const scale = narrow.matches ? 0.7 : 1;
    this.#canvas.viewbox({
      x: shape.x + shape.width / 2 - width / scale / 2,
      y: shape.y + shape.height / 2 - height / scale / 2,
      width: width / scale,
      height: height / scale,
    });
  }

  get #canvas() {
    return this.#viewer.get('canvas');
  }
}
