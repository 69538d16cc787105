const one = (selector) => document.querySelector(selector);
const GATEWAYS = /GATEWAY|SUB_PROCESS/;
const ENDINGS = {
  VideoAccepted: 'The dubbed video is accepted.',
  VideoMade: 'The dubbed video is made and saved.',
  RequestRejected: 'The request was rejected. Nothing was submitted.',
  VideoNotUsed: 'The video is not used.',
  GivenUp: 'Given up: there is no video.',
  DubbingStopped: 'The dubbing was stopped.',
};

/** Where the request stands, in one sentence. */
export function showState(request, { state, elements, incidents = [] }) {
  const end = elements.findLast(({ id, state }) => ENDINGS[id] && state === 'COMPLETED');
  const active = elements.filter(({ state }) => state === 'ACTIVE');
  const now = active.findLast(({ type, name, id }) => id !== 'StopDubbing' && name && !GATEWAYS.test(type));
  const waits = active.some(({ id }) => id === 'WaitForResult');
  const sentence = !request
    ? 'Nobody has asked for a video yet.'
    : incidents.length
      ? `Stopped, an operator has to look: ${incidents[0]}`
      : state === 'ACTIVE'
        ? `Now: ${waits ? 'waiting for the video, by callback or timer' : (now?.name ?? 'on its way')}`
        : end
          ? ENDINGS[end.id]
          : 'This request has ended.';
  const line = one('#state');
  if (line.textContent !== sentence) line.textContent = sentence;
}

/** What happened, for everybody who does not see the diagram. */
export function showSteps(elements) {
  const steps = elements.filter(({ name, id, type }) => name && name !== id && !/GATEWAY/.test(type));
  const list = one('#steps');
  const lines = steps.map(({ name, state, start }) => {
    const time = new Date(start).toLocaleTimeString('en-GB');
    const word = { ACTIVE: 'now', TERMINATED: 'left' }[state] ?? 'done';
    return `${time} ${name}: ${word}`;
  });
  if (list.innerText === lines.join('\n')) return;
  list.replaceChildren(
    ...lines.map((line) => Object.assign(document.createElement('li'), { textContent: line })),
  );
}

/** Claimed, sent, accepted, rendered, billed. */
export function showSubmission({ sent, accepted, charged, progress, ...seen }) {
  const submission = seen.submission ?? {};
  const task = seen.task ?? {};
  const knows = sent !== undefined;
  const submitted = knows ? sent > 0 : Boolean(submission.provider);
  const unknown = submission.outcome === 'unknown';
  step('claimed', submitted, submitted ? 'The engine has recorded this attempt: no other worker repeats it.' : 'Nothing has been sent or paid.');
  step('sent', submitted, submitted && knows ? times(sent) : '');
  step('accepted', knows ? accepted > 0 : Boolean(submission.taskId), answer(submission, accepted, unknown), unknown);
  const percent = progress ?? task.progress ?? (task.status === 'completed' ? 100 : 0);
  one('#progress').value = percent;
  one('#percent').textContent = submitted ? `${percent} %` : '';
  one('#billed').textContent = submitted && knows ? bill(accepted, charged) : '';
}

function step(name, done, sentence, odd = false) {
  const line = one(`[data-step=${name}]`);
  line.className = odd ? 'odd' : done ? 'done' : '';
  line.querySelector('span').textContent = sentence;
}

function times(count) {
  return count === 1 ? 'Once.' : `${count} times: a person decided to dub again.`;
}

function answer({ taskId, outcome }, accepted, unknown) {
  if (unknown) return 'The provider has it, but its answer was lost. The process waits for the callback and sends nothing again.';
  if (accepted > 0 && !outcome) return 'The provider has it; its answer has not arrived.';
  return taskId || accepted > 0 ? 'The provider confirmed it.' : '';
}

function bill(accepted, charged) {
  const videos = charged === 1 ? '1 video' : `${charged} videos`;
  const back = accepted - charged;
  return `Billed: ${videos}.${back > 0 ? ` ${back} failed, its credits came back.` : ''}`;
}
