// All of our own script: one file, because every request costs a first visit two kilobytes of headers.
// The circuit calls six of its functions by name.
window.boluo = { follow, bringMudBlazor, stopping, compare, begin, focus };

// ---- The live connection ----
// WebSockets are tried first and without asking whether there are any: nearly every line lets them through, and the question costs
// a request. So the client's first question is answered here. Where they do not come within five seconds it asks the server, and
// polls; for the rest of the visit it then polls at once. Server-sent events carry text only, which a circuit's messages are not.
const pollingHere = 'boluo.polling';
const webSockets = 1, longPolling = 4;
const polls = sessionStorage.getItem(pollingHere) !== null;
let opened = false;
let asked = polls;

class PromptSocket extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols);
    setTimeout(() => this.readyState === WebSocket.CONNECTING && this.close(), 5000);
  }
}

// What the client needs of an HTTP client.
class Asker {
  #known = !polls;

  async send({ url, method, content, headers, responseType, abortSignal }) {
    const negotiates = new URL(url, document.baseURI).pathname.endsWith('/negotiate');
    if (negotiates && this.#known) {
      this.#known = false;
      const availableTransports = ['WebSockets', 'LongPolling'].map(transport => ({ transport, transferFormats: ['Binary'] }));
      return { statusCode: 200, content: JSON.stringify({ availableTransports }) };
    }

    asked ||= negotiates;
    const abort = new AbortController();
    if (abortSignal) abortSignal.onabort = () => abort.abort();
    try {
      const answer = await fetch(url, { method, body: content || undefined, headers, signal: abort.signal, cache: 'no-store', redirect: 'error' });
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      return { statusCode: answer.status, statusText: answer.statusText, content: await (responseType === 'arraybuffer' ? answer.arrayBuffer() : answer.text()) };
    } catch (fault) {
      if (!opened) window.boluoLine?.lost();
      throw fault;
    } finally {
      if (abortSignal) abortSignal.onabort = null;
    }
  }

  getCookieString() {
    return '';
  }
}

// The drawings that came with the page. The circuit that takes it over leaves a place for each, by its name, and asks by an event of its own
// for none but what is missing: the page was older than the circuit.
const drawn = new Map([...document.querySelectorAll('[data-drawing]')].map(place => [place.dataset.drawing, [...place.childNodes]]));
const missed = new WeakSet();

new MutationObserver(() => {
  for (const place of document.querySelectorAll('[data-drawing]:empty')) {
    const kept = drawn.get(place.dataset.drawing);
    if (kept) place.append(...kept.map(node => node.isConnected ? node.cloneNode(true) : node));
    else if (!missed.has(place)) missed.add(place), place.dispatchEvent(new CustomEvent('undrawn', { bubbles: true }));
  }
}).observe(document.body, { subtree: true, childList: true });

window.Blazor?.registerCustomEventType('undrawn', { createEventArgs: () => ({}) });

// Inputs of the page as it came are replaced with it. What was filled in by then, and the keyboard, goes on in those of the circuit.
const page = document.querySelector('main'), early = new Map();
let at = document.activeElement;
const isTicked = input => ['checkbox', 'radio'].includes(input.type);
const nameOf = input => input.form !== undefined && (input.id || input.name) && [input.id || input.name, isTicked(input) ? input.value : ''].join('\n');
const fillEarly = ({ target }) => { if (page?.isConnected && nameOf(target)) early.set(nameOf(target), target); };
const focusEarly = ({ target }) => { if (page?.isConnected) at = target; };
addEventListener('input', fillEarly, true);
addEventListener('change', fillEarly, true);
addEventListener('focusin', focusEarly);
addEventListener('focusout', ({ target }) => setTimeout(() => { if (page?.isConnected && at === target) at = document.activeElement; }));
if (at?.defaultValue !== undefined && at.value !== at.defaultValue) fillEarly({ target: at });

const takenOver = new MutationObserver(() => {
  if (page.isConnected) return;
  const inputs = new Map([...document.querySelectorAll('input:not([type=hidden]), select, textarea')].map(input => [nameOf(input), input]));
  for (const [name, old] of early) {
    const input = inputs.get(name);
    if (!input) continue; // It comes with what the circuit is loading, or not at all.
    early.delete(name);
    if (input === old || input.type !== old.type) continue;
    const what = old.type === 'file' ? 'files' : isTicked(old) ? 'checked' : 'value';
    input[what] = old[what];
    for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
  }
  const next = at && inputs.get(nameOf(at));
  if (next && !at.isConnected && document.activeElement.matches('body, h1')) {
    next.focus();
    if (at.selectionStart != null) next.setSelectionRange(at.selectionStart, at.selectionEnd);
    addEventListener('focusin', ({ target }) => { if (target.matches("h1[tabindex='-1']")) next.focus(); }, { once: true }); // Where a page begins for those who do nothing yet.
    at = null;
  }
});
if (page) takenOver.observe(document.body, { subtree: true, childList: true });

// Blazor asks for scripts of packages to run before it unless it is told; there are none, as a test says.
window.Blazor?.start({
  initializers: { beforeStart: [], afterStarted: [] },
  configureSignalR: builder => builder.withUrl('_blazor', {
    httpClient: new Asker(), WebSocket: PromptSocket, transport: polls ? longPolling : webSockets | longPolling,
  }),
  circuitHandlers: [{ onCircuitOpened }],
});

// A poll without news lasts longer than the minute that proxies allow a silent request. A circuit that polls makes news of its own.
setInterval(() => {
  if (opened && asked && !modal.open) answered();
}, 25000);

// The circuit does one thing after the other: when it answers, it has dealt with all that went before.
function answered() {
  return DotNet.invokeMethodAsync('Boluo.Dashboard', 'Answered').catch(() => { });
}

function onCircuitOpened() {
  if (!opened && asked) sessionStorage.setItem(pollingHere, '');
  opened = true;
  settle('circuit');
  setTimeout(() => takenOver.disconnect(), 10000); // What has not come by then belongs to another page.
  window.boluoLine?.live();
}

// ---- Signs of life ----
// What the reader waits for: a bar appears before a fifth of a second is over, words after five. A page that is left shows it until
// the next one is there.
const progress = document.getElementById('progress');
const pending = new Set();
let late;

function wait(what) {
  pending.add(what);
  if (progress.classList.contains('on')) return;
  progress.classList.add('on');
  late = setTimeout(() => progress.firstElementChild.hidden = false, 5000);
}

function settle(what) {
  pending.delete(what);
  if (pending.size > 0) return;
  clearTimeout(late);
  progress.classList.remove('on');
  progress.firstElementChild.hidden = true;
}

function settleAll() {
  for (const what of [...pending]) settle(what);
  delete document.querySelector('.side')?.dataset.going;
}

addEventListener('pageshow', settleAll);

// The server answers an event when its handler has come to its end.
if (window.DotNet) {
  const invoke = DotNet.DotNetObject.prototype.invokeMethodAsync;
  DotNet.DotNetObject.prototype.invokeMethodAsync = function (method, ...args) {
    const answer = invoke.call(this, method, ...args);
    if (method === 'DispatchEventAsync') {
      wait(answer);
      answer.finally(() => settle(answer)).catch(() => { });
    }
    return answer;
  };
}

// A dialog is an answer too, though its handler ends only when it is closed.
new MutationObserver(changes => {
  if (!changes.some(change => [...change.addedNodes].some(node => node.matches?.('.mud-dialog-container') || node.querySelector?.('.mud-dialog-container')))) return;
  for (const what of [...pending].filter(what => what instanceof Promise)) settle(what);
}).observe(document.body, { subtree: true, childList: true });

// And the circuit says by a mark in the page that it is loading.
new MutationObserver(([{ target }]) => target.hasAttribute('data-loading') ? wait('loading') : settle('loading'))
  .observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-loading'] });

// A link that is followed is marked in the menu at once, until the circuit has dealt with the click.
const plain = event => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  if (!link || !plain(event) || link.hasAttribute('download')) return;
  const { origin, pathname, search, hash } = new URL(link.getAttribute('href'), document.baseURI); // Links of the map have no such properties.
  if (origin !== location.origin) return;
  if (hash && pathname === location.pathname && search === location.search) {
    document.getElementById(decodeURIComponent(hash.slice(1)))?.focus(); // Blazor scrolls there and leaves the focus where it was.
    return;
  }
  if (link.hasAttribute('target')) return;
  const side = document.querySelector('.side');
  for (const other of side?.querySelectorAll('[data-going]') ?? []) delete other.dataset.going;
  if (side?.contains(link)) side.dataset.going = link.dataset.going = '';
  wait('page');
  if (!opened) return;
  setTimeout(() => answered().then(() => {
    settle('page');
    delete side?.dataset.going;
    delete link.dataset.going;
    const address = location.href;
    setTimeout(() => catchUp(address), unheardAfter);
  }));
});

// What is sent while a line breaks may be lost for good: then the address has changed and the circuit never heard of it. The page says in its
// first link of which address it is.
const unheardAfter = 3000;
const plainAddress = address => decodeURIComponent(address.split('#')[0]);

function catchUp(address) {
  const shown = document.querySelector('a.skip')?.href;
  if (shown && location.href === address && pending.size === 0 && !modal.open && plainAddress(shown) !== plainAddress(address)) location.reload();
}

document.addEventListener('submit', event => {
  if (!event.defaultPrevented && event.target.hasAttribute('method')) wait('page');
});

// A button that is waiting for its circuit.
document.addEventListener('click', event => {
  if (!opened && document.documentElement.className === 'waiting' && event.target.closest?.('button[type=button]:not([data-print], [data-chart], [data-copy], [data-script], [popovertarget])')) wait('circuit');
});

// ---- Downloads ----
// A link to a file is followed by downloads.js, which says a refusal on the page. It comes when the first such link is pointed at.
const downloads = () => import(new URL(document.querySelector('[data-downloads]').dataset.downloads, document.baseURI));

for (const hint of ['pointerover', 'focusin']) {
  document.addEventListener(hint, event => {
    if (event.target.closest?.('a[download]')) downloads().catch(() => { });
  });
}

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[download]');
  if (!link || !plain(event) || event.defaultPrevented) return;
  event.preventDefault();
  downloads().then(module => module.download(link), () => {
    const sentence = document.createElement('p');
    sentence.className = 'notice-box notice-refused';
    sentence.setAttribute('role', 'alert');
    sentence.textContent = '无法连接服务器，文件没有下载。请检查网络后重新加载页面再试。';
    document.getElementById('notices').replaceChildren(sentence);
  });
});

// ---- Menus ----
// Menus are native details elements and open without script. This closes them as menus do: on
// Escape, on a click elsewhere, and when a link in them is followed or a day is asked for; a tick in a menu leaves it open for the next one. The drawers of
// a narrow screen are popovers, which know all of that but the last.
const close = except => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (menu !== except) menu.open = false;
  }
};

document.addEventListener('click', event => {
  const menu = event.target.closest('details.menu');
  const followed = event.target.closest('.menu-body a, .menu-body button:not([type=submit])');
  close(followed && !followed.hasAttribute('data-tick') ? null : menu);
  const drawer = event.target.closest('[popover] a, [popover] [type=submit]')?.closest('[popover]');
  if (drawer?.hidePopover && drawer.matches(':popover-open')) drawer.hidePopover();
});

document.addEventListener('submit', event => {
  if (event.target.hasAttribute('data-leads')) close(null);
});

document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
  if (!menu) return;
  menu.open = false;
  if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
});

// ---- Dialogs ----
// MudBlazor comes with the first dialog, or a moment earlier: when a button that opens one is pointed at, touched or focused. It
// goes before our own styles, which have the last word; a file that did not come is asked for again next time.
let mudBlazor;

const bring = file => new Promise((done, failed) => {
  file.onload = done;
  file.onerror = () => failed(new Error(`${file.href ?? file.src} did not come.`));
  document.head.prepend(file);
});

function bringMudBlazor() {
  mudBlazor ??= Promise.all([...document.getElementById('mudblazor').content.cloneNode(true).children].map(bring));
  mudBlazor.catch(() => mudBlazor = null);
  return mudBlazor;
}

for (const hint of ['pointerover', 'focusin']) {
  document.addEventListener(hint, event => {
    if (event.target.closest?.('[aria-haspopup=dialog]')) bringMudBlazor().catch(() => { });
  });
}

// A form hears Escape by itself while the focus is in it, and from here while it is on the frame of its dialog: on a button below
// it, or nowhere, as a click on the title leaves it.
document.addEventListener('keydown', event => {
  const form = event.key === 'Escape' && !event.isComposing && [...document.querySelectorAll('.mud-dialog')].pop()?.querySelector('[data-escape]');
  if (form && !form.contains(event.target)) form.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
});

// ---- Ctrl+K ----
// Goes to the search where its box cannot be had. Whoever is in a dialog stays there: what is typed into it would be gone.
addEventListener('keydown', event => {
  const search = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && document.querySelector('.search input[type=search]');
  if (!search) return;
  event.preventDefault();
  if (document.querySelector('.mud-dialog, dialog[open]')) return;
  import(new URL(document.querySelector('[data-quick]').dataset.quick, document.baseURI)).then(module => module.open(), () => search.focus());
});

// ---- Forms ----
// A text that is longer than its field (data-longest, counted as the server counts) is not sent: it would break the connection, and
// what breaks is lost. It stays in its input with a sentence beside it, its form hears how long it is, and is not submitted. Blazor
// sends the value of an input with whatever happens in it, even a key, so that of such an input reads as empty.
// What is typed into a form that is kept as a draft is sent once a second. Then the server is asked to repeat a count at the mark of
// the draft, which is hidden until it has: all that was filled in before has been heard.
// By their own names: an alias that is called as the event itself would be heard twice.
for (const name of ['filled', 'cells', 'squares']) window.Blazor?.registerCustomEventType(name, { createEventArgs: event => event.detail }); // Cells are those of sheet.js, squares those of squares.js.

// Inputs take back what was typed by themselves; anywhere else these keys are meant for the draft (StepButtons).
document.addEventListener('keydown', event => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || event.target.closest('input:not([type=checkbox], [type=radio]), textarea, select, dialog, [role=dialog]')) return;
  const step = { z: event.shiftKey ? 'forward' : 'back', y: 'forward' }[event.key.toLowerCase()];
  const button = step && document.querySelector(`[data-step=${step}]:enabled`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

const tooLong = new WeakSet(), asking = new WeakSet(), typed = new Set();
let sending, composing = false, count = 0;

const valueOf = input => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value');
const writtenIn = input => valueOf(input).get.call(input);
const lengthOf = input => writtenIn(input).trim().length;
const noteOf = input => input.nextElementSibling?.matches('.too-long') ? input.nextElementSibling : null;

// From the form: an event from the input would carry its text.
const tell = (form, detail) => form?.dispatchEvent(new CustomEvent('filled', { bubbles: true, detail }));

function judge(event) {
  const input = event.target;
  if (input.dataset?.longest && lengthOf(input) > input.dataset.longest) {
    event.stopImmediatePropagation();
    keep(input, event);
  } else if (tooLong.has(input)) {
    letGo(input);
  }
  if (event.type === 'change') typed.delete(input);
  if (input.matches?.('[data-draft] form[novalidate] :not([type=search]), [data-draft] .pick input')) hide(input, event.type);
}

function keep(input, { type, inputType }) {
  const note = noteOf(input) ?? document.createElement('p');
  if (type === 'input' || !note.isConnected) note.textContent = `▲ ${inputType === 'insertFromPaste' ? '粘贴' : '填写'}了${lengthOf(input)}字，最多${input.dataset.longest}字，缩短后才能提交。`;
  note.className = 'field-fault too-long';
  note.setAttribute('role', 'alert');
  input.after(note);
  if (tooLong.has(input) && type === 'input') return;
  tooLong.add(input);
  Object.defineProperty(input, 'value', { configurable: true, get: () => '', set: text => { letGo(input); input.value = text; } });
  tell(input.form, { id: input.id, length: lengthOf(input) });
}

function letGo(input) {
  tooLong.delete(input);
  delete input.value;
  noteOf(input)?.remove();
  tell(input.form, { id: input.id });
}

const heard = new MutationObserver(changes => {
  for (const { target } of changes) if (target.dataset.heard === String(count) && !typed.size) delete target.dataset.stale;
});

function hide(input, type) {
  const region = input.closest('[data-draft]'), mark = region.querySelector('[data-mark]');
  if (!mark) return;
  mark.dataset.stale = '';
  heard.observe(mark, { attributeFilter: ['data-heard'] });
  if (type === 'change') {
    if (!asking.has(region)) setTimeout(ask, 0, region); // After whoever hears of the change, and once for all that changed together.
    asking.add(region);
  } else if (input.dataset.longest) {
    typed.add(input);
    sending ??= setTimeout(send, 1000);
  }
}

function ask(region) {
  asking.delete(region);
  tell(region.querySelector('form[novalidate]'), { count: ++count });
}

function send() {
  sending = composing ? setTimeout(send, 1000) : null;
  if (sending) return;
  for (const input of typed) {
    if (input.isConnected) input.dispatchEvent(new Event('change', { bubbles: true }));
    else typed.delete(input); // Its form has gone.
  }
}

addEventListener('input', judge, true);
addEventListener('change', judge, true);
addEventListener('compositionstart', () => composing = true, true);
addEventListener('compositionend', () => composing = false, true);

addEventListener('submit', event => {
  const input = [...event.target.elements].find(element => tooLong.has(element));
  if (!input) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  input.focus();
}, true);

/** The keyboard goes to the first input of a form that has just come; not if somebody was quicker and is typing into another. */
function begin(id) {
  const input = document.getElementById(id);
  if (input && !input.form?.querySelector(':is(input, select, textarea):focus')) input.focus();
}

/** The keyboard goes to an input that is to be looked at. */
function focus(id) {
  document.getElementById(id)?.focus();
}

/** Where the page shows something else than the server holds. What the server has not heard of is sent again. */
function compare(held, ticked) {
  const found = [], unheard = [];
  for (const [id, value] of Object.entries(held)) {
    const input = document.getElementById(id);
    if (!input || input.disabled) continue;
    const shown = input.type === 'checkbox' ? String(input.checked) : writtenIn(input);
    const kept = input.tagName === 'TEXTAREA' ? value.replace(/\r\n?/g, '\n') : value.replace(/[\r\n]/g, '');
    if (input.validity.badInput) found.push({ id, incomplete: true });
    else if (shown !== kept && lengthOf(input) > input.dataset.longest) found.push({ id, length: lengthOf(input), longest: Number(input.dataset.longest) });
    else if (shown !== kept) found.push({ id }), unheard.push(input);
  }
  const keys = new Set(ticked);
  const boxes = ticked ? [...document.querySelectorAll('input[data-key]')].filter(box => box.checked !== keys.has(box.dataset.key)) : [];
  if (boxes.length) found.push({ id: '#ticks' });
  for (const input of [...unheard, ...boxes]) input.dispatchEvent(new Event('change', { bubbles: true }));
  return found;
}

// ---- Reconnecting ----
// Blazor looks for the dialog by its id and raises components-reconnect-state-changed on it. A server that stops says so before; a
// line that is cut does not.
const modal = document.getElementById('components-reconnect-modal');
const cause = document.getElementById('reconnect-text');
const lineCut = cause.textContent;
const lostHere = 'boluo.lost';
let hasTyped = false;

document.addEventListener('input', event => {
  if (!event.target.closest('form[method]')) hasTyped = true;
});

function stopping() {
  cause.textContent = cause.dataset.stopped;
}

modal.addEventListener('components-reconnect-state-changed', event => {
  switch (event.detail.state) {
    case 'show':
      settleAll();
      if (!modal.open) modal.showModal();
      break;
    case 'hide':
      modal.close();
      cause.textContent = lineCut;
      document.getElementById('blazor-error-ui').style.display = 'none'; // It speaks of attempts that failed before this one.
      break;
    case 'failed':
      document.addEventListener('visibilitychange', retryWhenVisible);
      break;
    case 'rejected':
      reload();
      break;
  }
});

document.getElementById('reconnect-retry').addEventListener('click', retry);
document.getElementById('reconnect-resume').addEventListener('click', resume);
document.getElementById('reconnect-reload').addEventListener('click', reload);

// The server no longer knows the circuit: what was typed and is no draft is gone, and the next page says so.
function reload() {
  if (hasTyped) sessionStorage.setItem(lostHere, '');
  location.reload();
}

if (sessionStorage.getItem(lostHere) !== null) {
  sessionStorage.removeItem(lostHere);
  document.getElementById('line-lost').hidden = false;
}

async function retry() {
  document.removeEventListener('visibilitychange', retryWhenVisible);
  try {
    // false: the server answers but no longer knows the circuit. The address and the drafts bring back what was there.
    if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) reload();
    else modal.close();
  } catch {
    document.addEventListener('visibilitychange', retryWhenVisible);
  }
}

async function resume() {
  try {
    if (!await Blazor.resumeCircuit()) reload();
    else modal.close();
  } catch {
    reload();
  }
}

function retryWhenVisible() {
  if (document.visibilityState === 'visible') retry();
}

// ---- Charts ----
// What the browser does for a chart by itself: starts Plotly, follows the size of its place, saves, copies, goes full screen.
// Clicks are handled here and not on the server, because full screen and the clipboard must be asked for within the click.

// A chart stands as the server's drawing. Plotly comes when the browser has nothing else to do and the chart is in view, at once when
// somebody points at it or asks for its picture. The circuit knows the script by the same id and address.
let plotly;

function bringPlotly() {
  const { module, script } = document.getElementById('plotly').dataset;
  plotly ??= import(new URL(module, document.baseURI)).then(interop => interop.importScript('plotly-import', script));
  plotly.catch(() => plotly = null);
  return plotly;
}

const idle = window.requestIdleCallback ?? (work => setTimeout(work, 200));
const wanted = new WeakMap();
const inView = new IntersectionObserver(entries => {
  for (const { target } of entries.filter(entry => entry.isIntersecting)) {
    inView.unobserve(target);
    idle(() => wanted.get(target)?.());
  }
}, { rootMargin: '200px' });

/** Answers the circuit when Plotly may take over the place. */
function follow(place) {
  sizes.observe(place);
  return new Promise(done => {
    wanted.set(place, () => bringPlotly().then(done, () => { }));
    place.addEventListener('pointerenter', wanted.get(place), { once: true });
    inView.observe(place);
  });
}

/** The plot of a card, once it is there: its full screen and its picture need it. None where the card keeps the server's drawing. */
async function plotOf(card) {
  const place = card.querySelector('.plot');
  if (!place) return null;
  wanted.get(place)?.();
  while (!place.querySelector('.main-svg')) await new Promise(requestAnimationFrame);
  return place.querySelector('.js-plotly-plot');
}

// Keeps each plot as wide as its place, also when the tab, details or dialog of the place opens only later.
const sizes = new ResizeObserver(entries => {
  for (const { target, contentRect } of entries) {
    if (!target.isConnected) {
      sizes.unobserve(target);
    } else if (contentRect.width > 0) {
      const plot = target.querySelector('.js-plotly-plot');
      if (plot) window.Plotly?.Plots.resize(plot);
    }
  }
});

document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-chart]');
  const card = button?.closest('.chart-card');
  if (!card) return;
  const menu = button.closest('details');
  if (button.dataset.chart === 'copy') {
    copy(textOf(card), card).then(done => report(button, menu, 'toggle', done));
    return;
  }
  menu.open = false;
  if (button.dataset.chart === 'save') save(card);
  if (button.dataset.chart === 'full') document.fullscreenElement ? document.exitFullscreen() : card.requestFullscreen?.().then(() => opened && plotOf(card)).then(fill);
});

// On a wall letters and dots must grow too. The server's own definition stays as it is and comes back with the card.
document.addEventListener('fullscreenchange', fill);

function fill() {
  for (const plot of document.querySelectorAll('.chart-card .js-plotly-plot')) {
    const full = plot.closest('.chart-card') === document.fullscreenElement;
    if (full && !plot.plain) {
      plot.plain = { data: plot.data, layout: plot.layout };
      plot.grown = grow(plot.layout, 1.7);
      const data = plot.data.map(trace => trace.marker?.size ? { ...trace, marker: { ...trace.marker, size: trace.marker.size * 1.7 } } : trace);
      window.Plotly.react(plot, data, plot.grown);
    } else if (!full && plot.plain) {
      if (plot.layout === plot.grown) window.Plotly.react(plot, plot.plain.data, plot.plain.layout);
      plot.plain = plot.grown = null;
    }
  }
}

function grow({ font, margin, annotations = [], ...layout }, factor) {
  const defaults = layout.template?.layout?.annotationdefaults ?? {};
  const times = (part, keys) => Object.fromEntries(keys.filter(key => part[key]).map(key => [key, part[key] * factor]));
  return {
    ...layout,
    font: { ...font, size: font.size * factor },
    hoverlabel: { ...layout.hoverlabel, font: { ...layout.hoverlabel?.font, size: font.size * factor } },
    margin: { ...margin, ...times(margin, ['l', 'r', 't', 'b']) },
    annotations: annotations.map(note => ({ ...note, ...times({ ...defaults, ...note }, ['xshift', 'yshift']) })),
  };
}

// Paper is narrower than the screen and is laid out at once: with a view box the drawing shrinks as a picture does.
// Every sheet says what page it is from, of what place and day, and whether the data are real: sheets part company.
addEventListener('beforeprint', () => {
  const head = [document.querySelector('h1'), document.querySelector('.print-head span')].map(part => part?.textContent.trim()).filter(text => text);
  document.documentElement.style.setProperty('--paper-head', JSON.stringify(head.join('　')));
  for (const svg of document.querySelectorAll('.plot .main-svg')) {
    svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
    svg.setAttribute('preserveAspectRatio', 'xMinYMin meet');
  }
});

addEventListener('afterprint', () => {
  for (const svg of document.querySelectorAll('.plot .main-svg')) svg.removeAttribute('viewBox');
});

function partsOf(card) {
  const text = selector => card.querySelector(selector)?.textContent.trim() ?? '';
  return { title: text('h2'), unit: text('.chart-unit'), sentence: text('figcaption'), source: card.dataset.source };
}

function textOf(card) {
  const { title, unit, sentence, source } = partsOf(card);
  const rows = [...card.querySelectorAll('.chart-table-body tr')].map(row => [...row.cells].map(cell => cell.textContent.trim()).join('\t'));
  return [`${title}（${unit}）`, source, sentence, ...rows].filter(line => line).join('\n');
}

async function copy(text, card) {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Refused by a policy: the old way may still be open.
  }
  // On plain http there is no clipboard object. The area stands in the card, which may be all that a full screen shows.
  const area = document.createElement('textarea');
  area.value = text;
  area.setAttribute('aria-hidden', 'true');
  area.style.cssText = 'position:fixed;top:0;left:-9999px';
  const before = document.activeElement;
  card.append(area);
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  before?.focus();
  return done;
}

function report(button, place, until, done) {
  const label = button.textContent;
  button.textContent = done ? '已复制' : '未能复制';
  button.setAttribute('role', 'status');
  place.addEventListener(until, () => {
    button.textContent = label;
    button.removeAttribute('role');
  }, { once: true });
}

// A text in full, such as the brief: what is on the page, line by line.
document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-copy]');
  const place = button && document.querySelector(button.dataset.copy);
  if (place) copy(place.innerText.replace(/\n+/g, '\n'), place).then(done => report(button, button, 'blur', done));
});

const encode = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const linesOf = (text, length) => text.match(new RegExp(`.{1,${length}}`, 'gu')) ?? [];
const wrap = (text, length) => linesOf(text, length).map(encode).join('<br>');

/** A picture of a card with its title, day, sample mark and sentence. Nothing passes the server. */
async function save(card) {
  const link = document.createElement('a');
  link.href = card.querySelector('.still') ? await pictureOfDrawing(card) : await pictureOfPlot(card);
  link.download = card.dataset.file;
  link.click();
}

const pictured = { side: 24, head: 76, foot: 64 };

async function pictureOfPlot(card) {
  const plot = await plotOf(card);
  const { title, unit, sentence, source } = partsOf(card);
  const { side, head, foot } = pictured;
  const width = Math.max(plot.clientWidth, 480) + 2 * side;
  const height = plot.clientHeight + head + foot;
  const { margin, annotations = [], ...layout } = plot.layout;
  const note = (text, y, yshift, size, colour) => ({
    text, showarrow: false, xref: 'paper', yref: 'paper', x: 0, xanchor: 'left', xshift: -margin.l, align: 'left',
    y, yshift, yanchor: y === 1 ? 'bottom' : 'top', font: { size, color: colour },
  });
  return window.Plotly.toImage({
    data: plot.data,
    layout: {
      ...layout, width, height, autosize: false, paper_bgcolor: '#ffffff',
      margin: { ...margin, l: margin.l + side, r: margin.r + side, t: margin.t + head, b: margin.b + foot },
      annotations: [
        ...annotations,
        note(`<b>${encode(title)}</b>  <span style="font-size:12px">${encode(unit)}</span>`, 1, margin.t + 40, 16, '#1f2328'),
        note(encode(source), 1, margin.t + 16, 12, '#667085'),
        note(wrap(sentence, Math.floor((width - 2 * side) / 12.5)), 0, -margin.b - 12, 12, '#475467'),
      ],
    },
  }, { format: 'png', width, height, scale: 2 });
}

/** The server's drawing, with the looks that the style sheet gives it written into it: a picture knows no sheet. */
async function pictureOfDrawing(card) {
  const place = card.querySelector('.still'), drawing = place.querySelector('.drawing');
  const { title, unit, sentence, source } = partsOf(card);
  const { side, head, foot } = pictured;
  const [outer, inner] = [place.getBoundingClientRect(), drawing.getBoundingClientRect()];
  const width = Math.max(outer.width, 480) + 2 * side, words = linesOf(sentence, Math.floor((width - 2 * side) / 12.5)), height = outer.height + head + Math.max(foot, words.length * 18 + 24);
  const copy = drawing.cloneNode(true), copies = [copy, ...copy.querySelectorAll('*')];
  copy.removeAttribute('style');
  [drawing, ...drawing.querySelectorAll('*')].forEach((part, i) => {
    const looks = getComputedStyle(part);
    for (const look of ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray', 'stroke-linejoin', 'paint-order', 'font', 'overflow', 'opacity']) copies[i].style.setProperty(look, looks.getPropertyValue(look));
  });
  const element = (name, attributes, ...content) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };
  const text = (x, y, size, fill, content) => element('text', { x, y, fill, 'font-size': size, 'font-family': getComputedStyle(place).fontFamily, ...(size > 12 && { 'font-weight': 700 }) }, content);
  for (const [key, value] of Object.entries({ x: side + inner.x - outer.x, y: head + inner.y - outer.y, width: inner.width, height: inner.height })) copy.setAttribute(key, value);
  const svg = element('svg', { width, height, viewBox: `0 0 ${width} ${height}` }, element('rect', { width, height, fill: '#ffffff' }),
    text(side, 34, 16, '#1f2328', `${title}  ${unit}`), text(side, 58, 12, '#667085', source), copy, ...words.map((line, i) => text(side, outer.height + head + 24 + i * 18, 12, '#475467', line)));
  const image = new Image(), url = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: width * 2, height: height * 2 });
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
  } finally {
    URL.revokeObjectURL(url);
  }
}
