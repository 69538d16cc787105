import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export const repository = here('../../..');
export const output = here('../../target/browser-tests');
export const page = (name) => here(`../pages/${name}`);

const rooms = {
  templates: resolve(repository, 'element-templates'),
  hybrid: resolve(repository, 'element-templates/hybrid'),
  builtIn: resolve(repository, 'element-templates/built-in'),
  processes: resolve(repository, 'example-processes/src/main/resources/processes'),
  forms: resolve(repository, 'example-processes/src/main/resources/forms'),
};

/** The templates that are shipped, newest versions, by what stands in the folders. */
export const standardTemplates = list(rooms.templates, '.json').map(json);
export const hybridTemplates = list(rooms.hybrid, '.json').map(json);
export const templates = [...standardTemplates, ...hybridTemplates];

/** Those that do without our connector: a choice of its own, not shown beside the others. */
export const builtInTemplates = list(rooms.builtIn, '.json').map(json);

/** The file for Desktop Modeler, with every version of the standard templates. */
export const desktopTemplates = json(
  join(rooms.templates, 'desktop-modeler/lip-sync-templates.json'),
);

/** The example processes and forms: `{ name, text }`. */
export const processes = list(rooms.processes, '.bpmn').map(named);
export const forms = list(rooms.forms, '.form').map(named);

export const blankDiagram = readFileSync(page('blank.bpmn'), 'utf8');
export const startDiagram = readFileSync(page('start.bpmn'), 'utf8');

/** A template by the last parts of its id: `template('lip-sync')`, `template('lip-sync', '-hybrid')`. */
export function template(kind, variant = '') {
  const wanted = `io.lipsync.${kind}.v1${variant}`;
  const found = templates.find(({ id }) => id === wanted);
  if (!found) throw new Error(`There is no template ${wanted}`);
  return found;
}

function list(folder, ending) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ending) && (ending !== '.json' || !/[\\/]/.test(name)))
    .sort()
    .map((name) => join(folder, name));
}

function json(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function named(path) {
  return { name: path.replace(/^.*[\\/]/, ''), text: readFileSync(path, 'utf8') };
}
