// Native <details> menus close when something else is clicked, when a link in them is followed, and on Escape.
const close = except => {
  for (const menu of document.querySelectorAll("details.menu[open]"))
    if (menu !== except) menu.removeAttribute("open");
};

document.addEventListener("click", event => {
  const menu = event.target.closest?.("details.menu");
  close(event.target.closest?.(".menu-body a:not([role])") ? null : menu);
});

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open]");
  close(null);
  open?.querySelector("summary")?.focus();
});
