import { blankDiagram } from './files.js';
import { Modeler } from './modeler.js';

const EMPTY_SPOT = { x: 800, y: 300 };

const typeOf = ({ elementType, appliesTo }) => elementType?.value ?? appliesTo[0];
const sitsOnABorder = (template) => typeOf(template) === 'bpmn:BoundaryEvent';

/** Whether a template can follow another element. */
export const canBeAppended = (template) => typeOf(template) !== 'bpmn:StartEvent';

/** Appends a template as its kind wants: by a click, or placed by hand. */
export async function append(modeler, template, words = 'lip') {
  return sitsOnABorder(template)
    ? modeler.appendOnto('Start', words, template, await modeler.borderOf('CallActivity'))
    : modeler.append('Start', words, template);
}

/** Drags a template where its kind can be. */
export async function drag(modeler, template, words = 'lip') {
  const target = sitsOnABorder(template) ? await modeler.borderOf('CallActivity') : EMPTY_SPOT;
  return modeler.drag(words, template, target);
}

/** Puts a template on the element of the blank diagram that it is made for. */
export async function apply(modeler, template, words = 'lip') {
  const ids = template.appliesTo.map((type) => type.replace('bpmn:', ''));
  const host = ids.find((id) => blankDiagram.includes(`id="${id}"`));
  if (!host) throw new Error(`pages/blank.bpmn has no element for ${ids}`);
  return modeler.replace(host, words, template);
}

/** A modeler whose selected element has the template, every group of it open. */
export async function modelerShowing(page, template) {
  const modeler = await Modeler.on(page);
  const id = await apply(modeler, template);
  await modeler.panel.openEveryGroup();
  return { modeler, panel: modeler.panel, id };
}
