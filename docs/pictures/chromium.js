import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where the browser is; ends the script with a sentence when there is none. */
export function chromiumPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found =
    process.env.CHROMIUM ??
    process.env.PATH.split(delimiter)
      .flatMap((folder) => names.map((name) => join(folder, name)))
      .find(isExecutable);
  if (!found) {
    console.error('Chromium is not installed: put it on the PATH or name it in CHROMIUM.');
    process.exit(1);
  }
  return found;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
