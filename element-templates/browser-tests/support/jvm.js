import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Hopeless, eventually } from './eventually.js';
import { output, repository } from './files.js';

const LOWEST_JAVA = 21;
const START_LIMIT = 180_000;
const BUILD = 'mvn -B -pl local-camunda,runtime,provider-emulator -am package -DskipTests';

/** A Java program of this build in a process of its own; its output goes to a file. */
export class JavaProgram {
  #child;

  constructor(child) {
    this.#child = child;
  }

  /** Starts a program and waits until an address answers. */
  static async start(name, jar, { args = [], env = {}, answers }) {
    mkdirSync(output, { recursive: true });
    const log = join(output, `${name}.log`);
    const file = openSync(log, 'w');
    const child = spawn(java(), ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-jar', jar, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', file, file],
    });
    process.once('exit', () => child.kill());
    const program = new JavaProgram(child);
    await eventually(
      async () => {
        if (child.exitCode !== null) throw new Hopeless(`${name} ended by itself, see ${log}`);
        if (!(await fetch(answers)).ok) throw new Error(`${name} is not ready, see ${log}`);
      },
      { within: START_LIMIT },
    );
    return program;
  }

  async stop() {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }
}

/** A file that Maven builds, by room and the beginning and end of its name. */
export function built(folder, beginning, ending) {
  const path = join(repository, folder);
  const name = (existsSync(path) ? readdirSync(path) : []).find(
    (file) => file.startsWith(beginning) && file.endsWith(ending),
  );
  if (!name) throw new Error(`${folder} has no ${beginning}*${ending}: build it with "${BUILD}"`);
  return join(path, name);
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** The newest Java of this machine that is new enough. */
export function java() {
  const usual = '/usr/lib/jvm';
  const homes = [
    process.env.JAVA_HOME,
    ...(existsSync(usual) ? readdirSync(usual).map((name) => join(usual, name)) : []),
  ].filter((home) => home && existsSync(join(home, 'release')));
  const [newest] = homes.sort((a, b) => version(b) - version(a));
  if (!newest || version(newest) < LOWEST_JAVA) {
    throw new Error(`No JDK ${LOWEST_JAVA} or newer in ${usual}: name one in JAVA_HOME`);
  }
  return join(newest, 'bin/java');
}

function version(home) {
  return Number(readFileSync(join(home, 'release'), 'utf8').match(/JAVA_VERSION="(\d+)/)?.[1] ?? 0);
}
