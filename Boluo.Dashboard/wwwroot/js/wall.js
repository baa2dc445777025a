// Fits the scene to the screen, turns to the next one in time, and goes on by itself when the server or the line comes back.
(function () {
  'use strict';

  const width = 960, height = 540, patience = 10, refresh = 60;
  let paused = false, timer = 0;

  const screen = () => document.getElementById('screen');

  function fit() {
    document.documentElement.style.setProperty('--wall-zoom', Math.min(window.innerWidth / width, window.innerHeight / height));
  }

  function say(text) {
    document.getElementById('state').textContent = text;
  }

  function wait(seconds) {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => paused ? show(screen().dataset.here) : show(screen().dataset.next), seconds * 1000);
  }

  async function show(address) {
    try {
      const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(patience * 1000) });
      if (response.status === 401) return window.location.reload(); // Turned away: the form that lets it in again.
      if (!response.ok) throw new Error(response.status);
      const next = new DOMParser().parseFromString(await response.text(), 'text/html');
      const fresh = next.getElementById('screen');
      if (fresh.dataset.version !== screen().dataset.version) return window.location.reload();
      screen().replaceWith(document.adoptNode(fresh));
      document.title = next.title;
      if (paused) say('已暂停，按空格键继续');
      wait(paused ? refresh : Number(screen().dataset.seconds));
    } catch {
      say('▲ 连接中断，正在重新连接，画面为中断前的内容');
      wait(patience);
    }
  }

  document.addEventListener('keydown', event => {
    if (event.key === ' ') {
      event.preventDefault();
      paused = !paused;
      say(paused ? '已暂停，按空格键继续' : '');
      wait(paused ? refresh : Number(screen().dataset.seconds));
    } else if (event.key === 'ArrowRight') show(screen().dataset.next);
    else if (event.key === 'ArrowLeft') show(screen().dataset.previous);
  });
  window.addEventListener('resize', fit);
  fit();
  wait(Number(screen().dataset.seconds));
})();
