const REQUEST = {
  provider: 'evolink',
  title: 'Welcome video',
  video_url: 'https://media.example.com/speaker.mp4',
  audio_url: 'https://media.example.com/speech-de.mp3',
  ref_image_url: 'https://media.example.com/speaker.jpg',
  video_extension: true,
  query_face_threshold: 170,
};

/** A document as a file picker or the connector leaves it in a variable. */
const document = (fileName, contentType) => ({
  'camunda.document.type': 'camunda',
  documentId: fileName,
  endpoint: `https://camunda.example.com/v2/documents/${fileName}`,
  metadata: { fileName, contentType },
});

const ATTACHED = {
  video_url: null,
  audio_url: null,
  ref_image_url: null,
  video_file: [document('speaker.mp4', 'video/mp4')],
  audio_file: [document('speech-de.mp3', 'audio/mpeg')],
  ref_image_file: [],
};

const SUBMISSION = {
  provider: 'evolink',
  taskId: 'task-unified-1763650000-abcdefgh',
  outcome: 'accepted',
  submittedAt: '2026-11-20T10:00:00Z',
  reservedCredits: 480,
};

const TASK = {
  taskId: SUBMISSION.taskId,
  status: 'completed',
  videoUrl: 'https://media.example.com/dubbed-de.mp4',
  durationSeconds: 42,
  expiresAt: '2026-11-21T10:05:00Z',
};

const SAVED = {
  location: 'document',
  fileName: 'dubbed-de.mp4',
  contentType: 'video/mp4',
  sizeBytes: 6291456,
  document: document('dubbed-de.mp4', 'video/mp4'),
};

const TOO_LARGE = {
  code: 'RESULT_REJECTED',
  message:
    'The video was not saved: it has 31457280 bytes. Allowed are 10485760 bytes.',
};

const PROBLEM = {
  step: 'dub',
  code: 'FACE_NOT_MATCHED',
  message: 'No matching face was found in the video',
  advice: 'Lower query_face_threshold, for example to 140, or use a clearer reference image.',
};

const LOST = {
  step: 'submit',
  code: 'SUBMIT_OUTCOME_UNKNOWN',
  message: 'DashScope did not answer: connection reset',
};

const ATTEMPTS = [
  { threshold: 170, result: 'no face matched' },
  { threshold: 155, result: 'made', videoUrl: TASK.videoUrl, reservedCredits: 480 },
];

const SUMMARY = [
  { language: 'German', videoUrl: TASK.videoUrl, expiresAt: TASK.expiresAt },
  { language: 'French', failure: PROBLEM },
];

/** What a form shows in its picture, where a general request is not enough. */
const SPECIAL = {
  'lip-sync-approval': ATTACHED,
  'lip-sync-review': { saved: SAVED },
  'lip-sync-rescue': { saveProblem: TOO_LARGE, rescue: 'upload', rescue_url: TASK.videoUrl },
  'lip-sync-change': { ...ATTACHED, approval: 'changes', approvalComment: 'Please take the new logo.' },
  'lip-sync-problem': { problem: PROBLEM, nextThreshold: 140 },
  'multilingual-dub-summary': { summary: SUMMARY, next: 'again' },
  'tune-face-match-review': { attempts: ATTEMPTS, query_face_threshold: 155 },
  'dub-agent-question': { question: 'Who of the two people in the video shall speak?' },
  'lip-sync-missing-result': {
    submission: { ...SUBMISSION, provider: 'dashscope', taskId: null, outcome: 'unknown' },
    task: null,
    problem: LOST,
    waitDecision: 'goOn',
  },
  'lip-sync-stop': {
    submission: { ...SUBMISSION, provider: 'dashscope' },
    task: { ...TASK, status: 'pending' },
  },
};

/** The variables that a form finds when a person opens it. */
export function formData(form) {
  if (form.endsWith('-request')) return {};
  return { ...REQUEST, submission: SUBMISSION, task: TASK, ...SPECIAL[form] };
}
