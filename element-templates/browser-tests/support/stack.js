import { eventually } from './eventually.js';
import { JavaProgram, built, freePort } from './jvm.js';

const API_KEY = 'sk-browser-test-0123456789abcdef';

/** Everything a lip-sync process needs: engine, connector runtimes, stand-in of the provider. */
export class Stack {
  #programs = [];
  #engine;
  #grpc;
  #emulator;

  /** Starts engine and stand-in. */
  static async start() {
    const engineJar = built('local-camunda/target/app', 'local-camunda', '.jar');
    const emulatorJar = built('provider-emulator/target', 'lip-sync-provider-emulator', '-app.jar');
    const stack = new Stack();
    const [rest, grpc, provider] = [await freePort(), await freePort(), await freePort()];
    stack.#engine = `http://127.0.0.1:${rest}`;
    stack.#grpc = `http://127.0.0.1:${grpc}`;
    stack.#emulator = `http://127.0.0.1:${provider}`;
    await Promise.all([
      stack.#run('engine', engineJar, {
        args: ['--rest-port', rest, '--grpc-port', grpc].map(String),
        answers: `${stack.#engine}/actuator/health`,
      }),
      stack.#run('provider', emulatorJar, {
        args: ['--port', String(provider), '--render-seconds', '1', '--allow-loopback-callbacks'],
        answers: `${stack.#emulator}/admin`,
      }),
    ]);
    return stack;
  }

  /** Starts a connector runtime beside them; answers its address. */
  async startRuntime(name, more = {}) {
    const jar = built('runtime/target', 'lip-sync-runtime', '-app.jar');
    const [port, management] = [await freePort(), await freePort()];
    const address = `http://localhost:${port}`;
    await this.#run(name, jar, {
      answers: `http://localhost:${management}/actuator/health`,
      env: {
        SERVER_PORT: String(port),
        MANAGEMENT_SERVER_PORT: String(management),
        CAMUNDA_CLIENT_MODE: 'self-managed',
        CAMUNDA_CLIENT_GRPC_ADDRESS: this.#grpc,
        CAMUNDA_CLIENT_REST_ADDRESS: this.#engine,
        CAMUNDA_CONNECTOR_POLLING_INTERVAL: '500',
        LIPSYNC_SECRET_EVOLINK_API_KEY: API_KEY,
        LIPSYNC_SECRET_DASHSCOPE_API_KEY: API_KEY,
        LIPSYNC_SECRET_JOGGAI_API_KEY: API_KEY,
        LIPSYNC_EVOLINK_BASE_URL: this.providerAddress(),
        LIPSYNC_DASHSCOPE_BASE_URL: this.providerAddress('dashscope'),
        LIPSYNC_JOGGAI_BASE_URL: this.providerAddress('joggai'),
        // Elements of the tests name the stand-in's address themselves, as those of an installation with a proxy do.
        LIPSYNC_HTTP_PRIVATE_HOSTS: new URL(this.providerAddress()).hostname,
        LIPSYNC_CALLBACK_BASE_URL: address,
        LIPSYNC_CALLBACK_ALLOW_LOOPBACK: 'true',
        ...more,
      },
    });
    return address;
  }

  /** Where a provider's API is. */
  providerAddress(provider = 'evolink') {
    return `${this.#emulator}/${provider}`;
  }

  /**
   * Deploys a diagram under an id of its own and waits until a runtime serves its webhook path, if
   * it has one.
   */
  async deploy(xml, processId, webhook) {
    const form = new FormData();
    const diagram = xml.replaceAll('drawn-in-the-test', processId);
    form.append('resources', new Blob([diagram]), `${processId}.bpmn`);
    await call(`${this.#engine}/v2/deployments`, { method: 'POST', body: form });
    if (!webhook) return;
    await eventually(
      async () => {
        const { status } = await fetch(webhook);
        if (status === 404) throw new Error(`No process serves ${webhook}`);
      },
      { within: 60_000 },
    );
  }

  /** Runs an instance to its end; answers its variables. */
  async complete(processId, variables = {}) {
    const { processInstanceKey } = await this.#post('/v2/process-instances', {
      processDefinitionId: processId,
      variables,
    });
    const filter = { processInstanceKey };
    await eventually(
      async () => {
        const { items } = await this.#post('/v2/process-instances/search', { filter });
        if (items[0]?.state === 'COMPLETED') return;
        const incidents = await this.#post('/v2/incidents/search', { filter });
        const reasons = incidents.items.map(({ errorMessage }) => errorMessage);
        throw new Error(`The instance is ${items[0]?.state}; incidents: ${reasons.join() || 'none'}`);
      },
      { within: 60_000 },
    );
    const { items } = await this.#post('/v2/variables/search', { filter });
    return Object.fromEntries(items.map(({ name, value }) => [name, JSON.parse(value)]));
  }

  /** What a provider was asked to do, by task id. */
  async taskAtProvider(taskId, provider = 'evolink') {
    return call(`${this.#emulator}/admin/${provider}/tasks/${taskId}`);
  }

  async stop() {
    await Promise.all(this.#programs.map((program) => program.stop()));
  }

  async #run(...program) {
    this.#programs.push(await JavaProgram.start(...program));
  }

  #post(path, body) {
    return call(`${this.#engine}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}

async function call(address, options) {
  const response = await fetch(address, options);
  const text = await response.text();
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}
