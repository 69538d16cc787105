import { get, post, text } from './api.js';
import { Diagram } from './diagram.js';
import { showMedia } from './media.js';
import { showState, showSteps, showSubmission } from './progress.js';
import { TaskForm } from './task.js';

const PAUSE = 700;
/** Offered while a video is made; nobody has to do it. */
const OFFER = 'StopDubbing';

const one = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
const diagram = new Diagram(one('#diagram'));
const form = new TaskForm(one('#form'));
let request = location.hash.slice(1);
let shown;

function guarded(action) {
  return async (event) => {
    try {
      one('#message').hidden = true;
      await action(event);
    } catch (error) {
      complain(error.message);
    }
  };
}

function complain(sentence) {
  one('#message').textContent = sentence;
  one('#message').hidden = false;
}

/** The form to begin with, or the task that waits for somebody. */
async function showWork(tasks, state) {
  const task = tasks.find(({ element }) => element !== OFFER) ?? tasks[0];
  const offered = task?.element === OFFER;
  const wanted = request ? (task?.key ?? state) : `start ${one('#flow').value}`;
  if (shown === wanted) return;
  shown = wanted;
  one('#sample').hidden = Boolean(request);
  one('#submit').hidden = Boolean(request) && !task;
  one('#work-hint').textContent = hint(task, state, offered);
  one('#work-title').textContent = !request ? 'Request a video' : offered ? 'Nothing to do' : (task?.name ?? title(state));
  one('#submit').textContent = request ? 'Complete the task' : 'Send the request';
  one('#submit').hidden ||= offered;
  if (!request) {
    const start = JSON.parse(await text('forms/lip-sync-request.form'));
    await form.show(start, { title: 'Welcome video', provider: 'evolink', video_extension: true });
  } else if (task && !offered) {
    const { schema, data } = await get(`tasks/${task.key}`);
    if (shown === wanted) await form.show(schema, data);
  } else {
    form.clear();
  }
}

function title(state) {
  return state === 'ACTIVE' ? 'Nothing to do' : 'Done';
}

function hint(task, state, offered) {
  if (!request) return 'Attach the sample files, or fill in the form as you like.';
  if (task && !offered) return 'The process waits for a person. In Camunda this form is in Tasklist.';
  return state === 'ACTIVE' ? 'The process goes on by itself. Watch the diagram.' : 'This request has ended. Start another one.';
}

function showFaults({ emulated, faultWaits, news, elements }) {
  one('#faults').hidden = !emulated;
  one('#cost').textContent = emulated
    ? 'The provider is emulated: nothing costs money.'
    : 'The provider is real: every approved request costs credits.';
  if (!faultWaits) press('none');
  const waits = elements.some(({ id, state }) => id === 'WaitForResult' && state === 'ACTIVE');
  one('#skip').hidden = !waits;
  if (news || !faultWaits) one('#news').textContent = news;
}

function press(fault) {
  all('[data-fault]').forEach((button) =>
    button.setAttribute('aria-pressed', String(button.dataset.fault === fault)),
  );
}

async function listRequests() {
  const list = await get('requests');
  const names = Object.fromEntries(all('#flow option').map(({ value, text }) => [value, text]));
  const options = list
    .sort((a, b) => b.start.localeCompare(a.start))
    .map(({ key, flow, start }) => new Option(`${names[flow]}, ${new Date(start).toLocaleTimeString('en-GB')}`, key));
  one('#requests').replaceChildren(new Option('New request', ''), ...options);
  one('#requests').value = request;
}

async function look() {
  const looked = request;
  const seen = looked
    ? await get(`requests/${looked}`)
    : { flow: one('#flow').value, elements: [], tasks: [], media: [], emulated: true, ...(await get('faults')) };
  if (looked !== request) return;
  one('#flow').value = seen.flow;
  await diagram.show(seen.flow);
  diagram.mark(seen.elements);
  showState(looked, seen);
  showSteps(seen.elements);
  showSubmission(seen);
  showMedia(looked, seen.media);
  showFaults(seen);
  await showWork(seen.tasks, seen.state);
}

async function watch() {
  try {
    await look();
  } catch (error) {
    complain(error.message);
  }
  setTimeout(watch, PAUSE);
}

async function choose(key) {
  request = key;
  history.replaceState(null, '', key ? `#${key}` : location.pathname);
  await listRequests();
  await look();
}

one('#submit').addEventListener('click', guarded(async ({ target }) => {
  target.disabled = true;
  try {
    const data = await form.submit();
    if (!data) return;
    if (request) await post(`tasks/${shown}`, data);
    else await choose((await post(`requests/${one('#flow').value}`, data)).key);
  } finally {
    target.disabled = false;
  }
}));
one('#sample').addEventListener('click', guarded(() => form.attachSamples()));
one('#new').addEventListener('click', guarded(() => choose('')));
one('#flow').addEventListener('change', guarded(() => choose('')));
one('#requests').addEventListener('change', guarded(({ target }) => choose(target.value)));
one('#skip').addEventListener('click', guarded(() => post('clock')));
all('[data-fault]').forEach((button) =>
  button.addEventListener('click', guarded(async () => {
    await post(`faults/${button.dataset.fault}`);
    press(button.dataset.fault);
    one('#news').textContent = button.dataset.fault === 'none' ? '' : 'Ready: this happens to the next submission.';
  })),
);
all('[data-view]').forEach((button) =>
  button.addEventListener('click', () => {
    const views = { token: () => diagram.follow(), all: () => diagram.fit(), in: () => diagram.zoom(1.25), out: () => diagram.zoom(0.8) };
    views[button.dataset.view]();
    all('[data-view][aria-pressed]').forEach((view) => view.setAttribute('aria-pressed', String(view === button)));
  }),
);
listRequests().catch((error) => complain(error.message));
watch();
