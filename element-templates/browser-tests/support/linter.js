import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('..', import.meta.url));

/** What the Modeler's panel "Problems" shows. It needs a page: parts of it are for browsers only. */
export async function problemsPanel(page, xml, templates) {
  const isLoaded = await page.evaluate(() => 'Linting' in window);
  if (!isLoaded) await page.addScriptTag({ content: await linterForBrowsers() });
  const reports = await page.evaluate(
    ({ xml, templates }) =>
      new Linting.Linter({
        modeler: 'desktop',
        type: 'cloud',
        plugins: [Linting.CloudElementTemplatesLinterPlugin(templates)],
      }).lint(xml),
    { xml, templates },
  );
  return reports.map(({ id, rule, message }) => `${id}: ${message} (${rule})`);
}

/** What bpmnlint says about a diagram for Camunda 8.8; an empty text when there is nothing. */
export async function bpmnlint(name, xml) {
  const file = join(await mkdtemp(join(tmpdir(), 'bpmnlint-')), name);
  await writeFile(file, xml);
  const command = join(folder, 'node_modules/bpmnlint/bin/bpmnlint.js');
  const run = promisify(execFile)(process.execPath, [command, file], { cwd: folder });
  const { stdout, stderr } = await run.catch((failure) => failure);
  return `${stdout}${stderr}`.trim();
}

let bundle;

/** The linter is published as source that only a bundler can read. */
async function linterForBrowsers() {
  bundle ??= await build({
    stdin: {
      contents: `export { Linter } from '@camunda/linting';
        export { CloudElementTemplatesLinterPlugin } from 'bpmn-js-element-templates';`,
      resolveDir: folder,
    },
    bundle: true,
    format: 'iife',
    globalName: 'Linting',
    write: false,
    logLevel: 'error',
  });
  return bundle.outputFiles[0].text;
}
