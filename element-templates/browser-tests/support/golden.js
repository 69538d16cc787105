import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Hopeless } from './eventually.js';

const UPDATE = 'npm run update-golden';

/** Compares saved XML with the committed one, or writes it when asked to. */
export function isAsCommitted(xml, name) {
  const file = fileURLToPath(new URL(`../golden/${name}.xml`, import.meta.url));
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, xml);
  if (!existsSync(file)) {
    throw new Hopeless(`golden/${name}.xml does not exist: ${UPDATE}, look at it, commit it`);
  }
  assert.equal(xml, readFileSync(file, 'utf8'), `golden/${name}.xml differs: is it meant? ${UPDATE}`);
}
