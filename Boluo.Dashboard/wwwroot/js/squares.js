// Squares of a map that are put into parts: by a click, by painting over several, by a digit; with Shift from the square of the last time
// to this one. Arrows go from square to square, with Alt they move it in the order. The page is told in one event (app.js registers it)
// and has no handlers of its own on the squares. The page brings this script with its first map.
const squareIn = target => target.closest?.('[data-squares] [data-square]');
const squaresBeside = square => [...square.closest('[data-squares]').querySelectorAll('[data-square]')];
const codeOf = square => square.dataset.square;
const tell = (square, detail) => square.closest('[data-squares]').dispatchEvent(new CustomEvent('squares', { bubbles: true, detail }));

let anchor = '', stroke = null, painted = false, moved = '';

// From the square of the last time to this one, where Shift is held.
function codes(square, isRange) {
  const all = squaresBeside(square).map(codeOf);
  const [from, to] = [all.indexOf(anchor), all.indexOf(codeOf(square))];
  anchor = codeOf(square);
  return isRange && from >= 0 ? all.slice(Math.min(from, to), Math.max(from, to) + 1) : [codeOf(square)];
}

document.addEventListener('click', event => {
  const square = squareIn(event.target);
  if (!square || painted) return;
  tell(square, { codes: codes(square, event.shiftKey) });
});

// ---- Painting ----
document.addEventListener('pointerdown', event => {
  painted = false;
  const square = event.pointerType === 'mouse' && event.button === 0 && !event.shiftKey && squareIn(event.target);
  stroke = square ? [square] : null;
});

document.addEventListener('pointerover', event => {
  const square = stroke && squareIn(event.target);
  if (!square || stroke.includes(square) || square.closest('[data-squares]') !== stroke[0].closest('[data-squares]')) return;
  stroke.push(square);
  for (const each of stroke) each.setAttribute('data-stroke', '');
});

function leave() {
  for (const each of stroke ?? []) each.removeAttribute('data-stroke');
  stroke = null;
}

document.addEventListener('pointerup', () => {
  if (stroke?.length > 1) {
    painted = true; // The click that follows is part of it.
    anchor = codeOf(stroke.at(-1));
    tell(stroke[0], { codes: stroke.map(codeOf) });
  }
  leave();
});

document.addEventListener('pointercancel', leave);

// ---- Keys ----
// The square that lies nearest in the row above or below.
function beside(square, down) {
  const own = square.getBoundingClientRect();
  const far = other => Math.abs(other.x - own.x) + 3 * Math.abs(other.y - own.y);
  return squaresBeside(square).map(other => ({ other, box: other.getBoundingClientRect() }))
    .filter(({ box }) => down > 0 ? box.top >= own.bottom : box.bottom <= own.top)
    .sort((one, two) => far(one.box) - far(two.box))[0]?.other;
}

document.addEventListener('keydown', event => {
  if (event.key === 'Escape') return leave();
  const square = squareIn(event.target);
  if (!square || event.ctrlKey || event.metaKey || event.isComposing) return;
  const all = squaresBeside(square), at = all.indexOf(square);
  const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key], down = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (event.altKey && side) {
    moved = codeOf(square);
    tell(square, { codes: [moved], by: side });
  } else if (event.altKey) {
    return;
  } else if (side) {
    all[at + side]?.focus();
  } else if (down) {
    beside(square, down)?.focus();
  } else if (event.key === 'Home' || event.key === 'End') {
    all.at(event.key === 'Home' ? 0 : -1).focus();
  } else if (digit) {
    tell(square, { codes: codes(square, event.shiftKey), digit: Number(digit) });
  } else {
    return;
  }
  event.preventDefault();
});

// A square that is put elsewhere in the page loses the keyboard; it gets it back, unless the keyboard has gone on meanwhile.
document.addEventListener('focusin', event => { if (event.target.dataset?.square !== moved) moved = ''; });
new MutationObserver(() => {
  if (!moved || document.activeElement !== document.body) return;
  document.querySelector(`[data-square="${CSS.escape(moved)}"]`)?.focus();
  moved = '';
}).observe(document.body, { childList: true, subtree: true });

document.documentElement.dataset.squareKeys = ''; // From here on squares are heard.
