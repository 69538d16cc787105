import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { java } from '../../../element-templates/browser-tests/support/jvm.js';

const module = fileURLToPath(new URL('../..', import.meta.url));
const START_LIMIT = 180_000;

/** Where pictures and logs go. */
export const output = join(module, 'target/page');

/** The demo with its page, in a process of its own. */
export class Demo {
  #child;

  constructor(child, address) {
    this.#child = child;
    this.address = address;
  }

  static async start() {
    mkdirSync(output, { recursive: true });
    const child = spawn(
      java(),
      [
        '-Xmx512m',
        '-XX:TieredStopAtLevel=1',
        '--enable-native-access=ALL-UNNAMED',
        '-Ddemo.page=true',
        `-Ddemo.output=${output}`,
        ...process.env.DEMO_ARGUMENTS.split('\n'),
        'io.lipsync.examples.demo.Demo',
      ],
      { cwd: module, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    process.once('exit', () => child.kill());
    const log = createWriteStream(join(output, 'demo.log'));
    child.stderr.pipe(log);
    const address = await new Promise((resolve, reject) => {
      let printed = '';
      setTimeout(() => reject(new Error(`The demo has no page yet: ${printed}`)), START_LIMIT).unref();
      child.once('exit', (code) => reject(new Error(`The demo ended with ${code}: ${printed}`)));
      child.stdout.on('data', (text) => {
        log.write(text);
        printed += text;
        const found = printed.match(/http:\/\/127\.0\.0\.1:\d+\/(?= in a browser)/);
        if (found) resolve(found[0]);
      });
    });
    return new Demo(child, address);
  }

  async stop() {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }
}
