// The box that Ctrl+K opens: where one may want to go, or what to do, by what is typed: pages, commands, places, grids and lists of people. It comes when it is first
// asked for. Arrows choose, Enter goes there, Escape leaves.
const dialog = document.createElement('dialog');
dialog.className = 'quick';
dialog.setAttribute('aria-label', '快速前往');
dialog.innerHTML = `
  <form method="dialog">
    <input type="text" role="combobox" aria-label="页面、办理、镇街、社区、网格、人员" aria-controls="quick-found" aria-expanded="false" aria-autocomplete="list" autocomplete="off" maxlength="50" placeholder="页面、办理（如导出需求清单）、镇街、社区、网格、人员的名称、编码或拼音首字母">
    <div id="quick-found" role="listbox" aria-label="可前往的"></div>
    <p class="hint" role="status"></p>
  </form>`;
const [input, found, status] = ['input', '[role=listbox]', '[role=status]'].map(each => dialog.querySelector(each));
const help = '按↑↓键选择，按回车键前往，按Esc键关闭。';
let asked, waiting, links = [], chosen = -1;

export function open() {
  if (!dialog.isConnected) document.body.append(dialog);
  if (dialog.open) return;
  input.value = '';
  show([]);
  status.textContent = help;
  dialog.showModal();
}

function choose(index) {
  links[chosen]?.removeAttribute('aria-selected');
  chosen = links.length ? (index + links.length) % links.length : -1;
  const link = links[chosen];
  link?.setAttribute('aria-selected', 'true');
  link?.scrollIntoView({ block: 'nearest' });
  if (link) input.setAttribute('aria-activedescendant', link.id);
  else input.removeAttribute('aria-activedescendant');
}

function show(groups) {
  links = [];
  found.replaceChildren(...groups.map(({ kind, links: some }) => {
    const group = element('div', { role: 'group', 'aria-label': kind });
    group.append(element('span', { class: 'quick-kind', 'aria-hidden': 'true' }, kind));
    for (const { text, note, address, aim } of some) {
      const aims = { File: { download: '' }, Paper: { target: '_blank', rel: 'noopener' } }[aim]; // As such links are on pages.
      const link = element('a', { role: 'option', id: `quick-${links.length}`, href: address, tabindex: '-1', ...aims }, text);
      if (note) link.append(' ', element('span', { class: 'quick-note' }, note));
      links.push(link);
      group.append(link);
    }
    return group;
  }));
  input.setAttribute('aria-expanded', String(links.length > 0));
  choose(0);
}

function element(name, attributes, text = '') {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

async function ask() {
  asked?.abort();
  asked = new AbortController();
  const text = input.value.trim();
  if (!text) {
    show([]);
    status.textContent = help;
    return;
  }
  const query = new URLSearchParams({ q: text });
  const day = new URLSearchParams(location.search).get('asOf');
  if (day) query.set('asOf', day);
  try {
    const answer = await fetch(new URL(`search/quick?${query}`, document.baseURI), { signal: asked.signal, redirect: 'error' });
    if (!answer.ok) throw new Error(answer.statusText);
    const groups = await answer.json();
    show(groups);
    status.textContent = groups.some(({ isSearch }) => !isSearch) ? help : '未找到相符的页面、办理、镇街、社区、网格、人员，可改用编码或拼音首字母，或者搜索全部台账。';
  } catch (fault) {
    if (fault.name === 'AbortError') return;
    show([]);
    status.textContent = '暂时不能查找，请稍后再试。';
  }
}

input.addEventListener('input', event => {
  clearTimeout(waiting);
  if (!event.isComposing) waiting = setTimeout(ask, 150);
});
input.addEventListener('compositionend', () => waiting = setTimeout(ask, 150));

input.addEventListener('keydown', event => {
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) choose(chosen + step);
  else if (event.key === 'Enter') links[chosen]?.click();
  else return;
  event.preventDefault();
});

// The link is followed as any other of the page; a click beside the box leaves it.
dialog.addEventListener('click', event => {
  if (event.target === dialog || event.target.closest('a')) dialog.close();
});
