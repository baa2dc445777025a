// The print view has no circuit and none of app.js: this is all that its button needs.
document.querySelector('[data-print]').addEventListener('click', () => window.print());
