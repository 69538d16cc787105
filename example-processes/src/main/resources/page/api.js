/** Calls of the page's own server. A refusal is an error with the server's sentence. */
async function call(path, options) {
  const response = await fetch(`/api/${path}`, options).catch(() => {
    throw new Error('The demo has ended. Start it again.');
  });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

export const get = (path) => call(path);

export const post = (path, content = {}) =>
  call(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(content),
  });

export const upload = (file) =>
  call(`documents/${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'Content-Type': file.type || 'application/octet-stream' },
    body: file,
  });

export async function text(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} cannot be loaded.`);
  return response.text();
}
