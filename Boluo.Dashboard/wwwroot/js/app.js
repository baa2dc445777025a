// All of our own script: one file, because every request costs a first visit two kilobytes of headers.
// The circuit calls two of its functions by name.
window.boluo = { follow, bringMudBlazor };

// Blazor would first ask the server two things whose answers are known: which scripts of packages to run before it (none, as a
// test says), and which transport to take (1, WebSockets: every browser that runs Blazor has them).
Blazor.start({
  initializers: { beforeStart: [], afterStarted: [] },
  configureSignalR: connection => connection.withUrl('_blazor', { skipNegotiation: true, transport: 1 }),
});

// ---- Menus ----
// The print button, and menus. Menus are native details elements and open without script. This closes them as menus do: on
// Escape, on a click elsewhere, and when a link in them is followed; a tick in a menu leaves it open for the next one.
const close = except => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (menu !== except) menu.open = false;
  }
};

document.addEventListener('click', event => {
  if (event.target.closest('[data-print]')) window.print();
  const menu = event.target.closest('details.menu');
  const followed = event.target.closest('.menu-body a, .menu-body button:not([type=submit])');
  close(followed && !followed.hasAttribute('data-tick') ? null : menu);
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

// ---- Reconnecting ----
// Blazor looks for the dialog by its id and raises components-reconnect-state-changed on it.
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

/** The plot of a card, once it is there: its full screen and its picture need it. */
async function plotOf(card) {
  const place = card.querySelector('.plot');
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
  if (button.dataset.chart === 'full') document.fullscreenElement ? document.exitFullscreen() : card.requestFullscreen?.().then(() => plotOf(card)).then(fill);
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
  return [`${title}(${unit})`, source, sentence, ...rows].filter(line => line).join('\n');
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

const wrap = (text, length) => (text.match(new RegExp(`.{1,${length}}`, 'gu')) ?? []).map(encode).join('<br>');

/** A picture of the plot with its title, day, sample mark and sentence. Nothing passes the server. */
async function save(card) {
  const plot = await plotOf(card);
  const { title, unit, sentence, source } = partsOf(card);
  const side = 24, head = 76, foot = 64;
  const width = Math.max(plot.clientWidth, 480) + 2 * side;
  const height = plot.clientHeight + head + foot;
  const { margin, annotations = [], ...layout } = plot.layout;
  const note = (text, y, yshift, size, colour) => ({
    text, showarrow: false, xref: 'paper', yref: 'paper', x: 0, xanchor: 'left', xshift: -margin.l, align: 'left',
    y, yshift, yanchor: y === 1 ? 'bottom' : 'top', font: { size, color: colour },
  });
  const url = await window.Plotly.toImage({
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
  const link = document.createElement('a');
  link.href = url;
  link.download = card.dataset.file;
  link.click();
}
