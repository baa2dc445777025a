// Cells of an 录入表: keys move from one to the next, a block is pasted over several, and what was filled in goes to the circuit in
// batches. Cells are plain inputs; a cell is known by its id. The page brings this script with its first sheet.
const cellsOf = row => [...row.querySelectorAll('input')];
const rowsOf = cell => [...cell.closest('tbody').rows].filter(row => row.querySelector('input:enabled'));
const cellIn = target => target.closest?.('[data-sheet] tbody input');

let editing = false; // The caret moves within the cell; otherwise arrows go on to the next one, and typing replaces what is there.
let before = '';

document.addEventListener('focusin', event => {
  const cell = cellIn(event.target);
  if (!cell) return;
  editing = false;
  before = cell.value;
  cell.select();
});

document.addEventListener('dblclick', event => {
  if (cellIn(event.target)) editing = true;
});

// A click into the cell that has the focus is meant for its text; the first one picks the cell.
document.addEventListener('mousedown', event => {
  const cell = cellIn(event.target);
  if (cell && cell === document.activeElement) editing = true;
});

document.addEventListener('mouseup', event => {
  const cell = cellIn(event.target);
  if (cell && !editing && cell === document.activeElement && cell.selectionStart === cell.selectionEnd) cell.select();
});

function at(cell, down, right) {
  const rows = rowsOf(cell), row = rows[rows.indexOf(cell.closest('tr')) + down];
  return row && cellsOf(row)[cellsOf(cell.closest('tr')).indexOf(cell) + right];
}

function go(cell, down, right) {
  const next = at(cell, down, right);
  next?.focus();
  next?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return next;
}

document.addEventListener('keydown', event => {
  const cell = cellIn(event.target);
  if (!cell || event.isComposing || event.altKey || event.metaKey) return;
  const steps = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  if (event.key === 'Enter') {
    event.preventDefault(); // It would send the form.
    go(cell, event.shiftKey ? -1 : 1, 0);
  } else if (event.key === 'F2') {
    event.preventDefault();
    editing = true;
    cell.setSelectionRange(cell.value.length, cell.value.length);
  } else if (event.key === 'Escape' && cell.value !== before) {
    event.preventDefault();
    editing = false;
    put(cell, before);
    cell.select();
  } else if (event.ctrlKey && event.key.toLowerCase() === 'd') {
    event.preventDefault();
    const above = at(cell, -1, 0);
    if (above) put(cell, above.value);
    cell.select();
  } else if (steps && !event.ctrlKey && !event.shiftKey && (steps[0] !== 0 || !editing)) {
    event.preventDefault();
    go(cell, ...steps);
  } else if (event.ctrlKey && (event.key === 'Home' || event.key === 'End') && !editing) {
    event.preventDefault();
    const rows = rowsOf(cell), row = cellsOf(rows.at(event.key === 'Home' ? 0 : -1));
    row.at(event.key === 'Home' ? 0 : -1).focus();
  }
});

// ---- Pasting ----
// A block as spreadsheets put it on the clipboard: tabs between cells, lines between rows, quotation marks around what holds either.
export function block(text) {
  const rows = [[]];
  let cell = '', quoted = false;
  const end = () => { rows.at(-1).push(cell.trim()); cell = ''; };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (sign === '"' && cell === '') {
      quoted = true;
    } else if (sign === '\t') {
      end();
    } else if (sign === '\n') {
      end();
      rows.push([]);
    } else if (sign !== '\r') {
      cell += sign;
    }
  }
  end();
  if (rows.length > 1 && rows.at(-1).length === 1 && rows.at(-1)[0] === '') rows.pop(); // A copied block ends with a line.
  return rows;
}

document.addEventListener('paste', event => {
  const cell = cellIn(event.target), text = event.clipboardData?.getData('text/plain') ?? '';
  if (!cell || !/[\t\n]/.test(text)) return;
  event.preventDefault();
  const pasted = block(text), rows = rowsOf(cell), first = rows.indexOf(cell.closest('tr')), left = cellsOf(cell.closest('tr')).indexOf(cell);
  const wide = cellsOf(rows[first]).length - left, high = rows.length - first;
  let filled = 0;
  pasted.slice(0, high).forEach((line, down) => line.slice(0, wide).forEach((value, right) => {
    if (value === '') return; // What is empty stays what it was.
    put(cellsOf(rows[first + down])[left + right], value);
    filled++;
  }));
  const beyond = [pasted.length > high && `${pasted.length - high}行`, Math.max(...pasted.map(line => line.length)) > wide && `${Math.max(...pasted.map(line => line.length)) - wide}列`].filter(Boolean);
  say(cell, `已填入${filled}格。${beyond.length ? `粘贴的内容超出表格，多出的${beyond.join('、')}没有填入。` : ''}`);
  cell.select();
});

function say(cell, words) {
  const place = cell.closest('[data-sheet]').querySelector('[data-pasted]');
  if (place) place.textContent = words;
}

let putting = false;

/** Fills a cell as if it had been typed and left. */
function put(cell, value) {
  if (cell.disabled || cell.value === value) return;
  cell.value = value;
  putting = true;
  cell.dispatchEvent(new Event('change', { bubbles: true }));
  putting = false;
}

// ---- To the circuit ----
// One event for all cells that changed at once, in parts that a message may hold: a character of Chinese takes six in it. app.js has
// kept back before what is too long, and repeats its count after.
const heldByMessage = 16000;
const changed = new Map();

document.addEventListener('change', event => {
  const cell = cellIn(event.target);
  if (!cell) return;
  if (changed.size === 0) queueMicrotask(send);
  // What app.js sends while it is being typed is kept as a draft, and judged once the cell is left.
  changed.set(cell, !event.isTrusted && !putting && cell === document.activeElement);
});

function send() {
  const forms = new Map();
  for (const [cell, typing] of changed) {
    const form = cell.closest('form');
    if (!forms.has(form)) forms.set(form, []);
    forms.get(form).push({ id: cell.id, text: cell.value, typing });
  }
  changed.clear();
  for (const [form, cells] of forms) {
    const tell = part => form?.dispatchEvent(new CustomEvent('cells', { bubbles: true, detail: { cells: part } }));
    let part = [], held = 0;
    for (const cell of cells) {
      const size = 60 + 6 * cell.text.length;
      if (held + size > heldByMessage && part.length) {
        tell(part);
        [part, held] = [[], 0];
      }
      part.push(cell);
      held += size;
    }
    tell(part);
  }
}

document.documentElement.dataset.sheetKeys = ''; // From here on the keys of a sheet are heard.
