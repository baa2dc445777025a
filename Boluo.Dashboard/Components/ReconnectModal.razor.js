const modal = document.getElementById('components-reconnect-modal');

modal.addEventListener('components-reconnect-state-changed', event => {
  switch (event.detail.state) {
    case 'show':
      if (!modal.open) modal.showModal();
      break;
    case 'hide':
      modal.close();
      break;
    case 'failed':
      document.addEventListener('visibilitychange', retryWhenVisible);
      break;
    case 'rejected':
      location.reload();
      break;
  }
});

document.getElementById('reconnect-retry').addEventListener('click', retry);
document.getElementById('reconnect-resume').addEventListener('click', resume);
document.getElementById('reconnect-reload').addEventListener('click', () => location.reload());

async function retry() {
  document.removeEventListener('visibilitychange', retryWhenVisible);
  try {
    // false: the server answers but no longer knows the circuit. State lives in the URL, so a reload is harmless.
    if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) location.reload();
    else modal.close();
  } catch {
    document.addEventListener('visibilitychange', retryWhenVisible);
  }
}

async function resume() {
  try {
    if (!await Blazor.resumeCircuit()) location.reload();
    else modal.close();
  } catch {
    location.reload();
  }
}

function retryWhenVisible() {
  if (document.visibilityState === 'visible') retry();
}
