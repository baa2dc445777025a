// The print button, and menus. Menus are native details elements and open without script. This closes them as menus do: on Escape, on a click elsewhere, and
// when a link in them is followed; a tick in a menu leaves it open for the next one.
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
