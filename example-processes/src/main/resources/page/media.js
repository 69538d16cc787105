/** The files of a request, as soon as there are any. */
export function showMedia(request, names) {
  document.querySelectorAll('[data-medium]').forEach((figure) => {
    const name = figure.dataset.medium;
    const player = figure.firstElementChild;
    const address = names.includes(name) ? `/api/requests/${request}/${name}` : '';
    figure.hidden = !address;
    if ((player.dataset.address ?? '') === address) return;
    player.dataset.address = address;
    if (address) player.src = address;
    else player.removeAttribute('src');
  });
  document.querySelector('#media-hint').hidden = names.length > 0;
  document.querySelector('#both').hidden = !names.includes('dubbed') || !names.includes('original');
}

document.querySelector('#both').addEventListener('click', () => {
  const players = [...document.querySelectorAll('.videos video')];
  players.forEach((player) => {
    player.currentTime = 0;
  });
  players.forEach((player) => player.play());
});
