// What a page does without its live connection: says which of the reasons it is, and answers clicks that nobody else will. The
// language is that of 2009, as a test says: where it is needed, newer script does not run.
(function () {
  'use strict';

  var root = document.documentElement;
  var patience = 10000;
  var oldestKernel = 94;
  var live = false;
  var said = null;
  var answer = null;
  var missing = false;
  var files = /blazor\.server|\/js\/app\./;
  var own = '[data-print],[data-chart],[data-copy],[data-script],[popovertarget]';

  // Blazor asks for it when a circuit is paused, resumed or ended; engines before Chromium 119 lack it.
  if (window.Promise && !Promise.withResolvers) {
    Promise.withResolvers = function () {
      var parts = {};
      parts.promise = new Promise(function (resolve, reject) {
        parts.resolve = resolve;
        parts.reject = reject;
      });
      return parts;
    };
  }

  // app.js tells when the circuit is there, and when it will not come.
  window.boluoLine = { live: connected, lost: function () { say('blocked'); } };
  root.className = 'waiting';

  // Events of files do not rise, but they can be caught on their way down.
  window.addEventListener('error', function (event) {
    var file = event.target;
    if (file && file.tagName === 'SCRIPT' && files.test(file.src)) missing = true;
  }, true);

  window.addEventListener('load', function () {
    if (!window.Blazor && !missing) say('old');
    else if (missing || !window.boluo) say('missing');
  });

  window.setTimeout(function () { say(document.readyState === 'complete' ? 'blocked' : 'slow'); }, patience);

  function connected() {
    live = true;
    said = null;
    root.className = 'live';
    bar().hidden = true;
  }

  function say(reason) {
    if (live || (said && said !== 'slow')) return;
    said = reason;
    var paragraphs = bar().querySelectorAll('[data-line]');
    for (var i = 0; i < paragraphs.length; i++) paragraphs[i].hidden = paragraphs[i].getAttribute('data-line') !== reason;
    var kernel = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
    if (kernel && +kernel[1] < oldestKernel) document.getElementById('line-kernel').textContent = '（当前内核版本' + kernel[1] + '）';
    bar().hidden = false;
    root.className = 'lacking';
  }

  function bar() {
    return document.getElementById('line-bar');
  }

  document.addEventListener('click', function (event) {
    if (within(event.target, '[data-print]')) window.print();
    if (within(event.target, '[data-reload]')) {
      event.preventDefault();
      window.location.reload();
    }
    if (!said) return;
    var control = within(event.target, 'button,input,select,textarea');
    if (!control || matches(control, own) || within(control, 'form[method]')) return;
    event.preventDefault();
    var notice = document.createElement('p');
    notice.className = 'notice-box notice-refused';
    notice.setAttribute('role', 'alert');
    notice.textContent = (control.tagName === 'BUTTON' ? '“' + (control.getAttribute('aria-label') || control.textContent).replace(/\s+/g, '') + '”' : '此项') + '需要实时连接，现在不能使用。';
    var place = document.getElementById('notices');
    if (answer) place.removeChild(answer);
    place.appendChild(notice);
    answer = notice;
    window.setTimeout(function () {
      if (answer === notice) {
        place.removeChild(notice);
        answer = null;
      }
    }, 8000);
  });

  // Without a circuit nobody takes what is typed into a form that names no method of its own.
  document.addEventListener('submit', function (event) {
    if (!live && !event.target.hasAttribute('method')) event.preventDefault();
  });

  function matches(element, selector) {
    return (element.matches || element.webkitMatchesSelector).call(element, selector);
  }

  function within(element, selector) {
    while (element && element.nodeType === 1) {
      if (matches(element, selector)) return element;
      element = element.parentNode;
    }
    return null;
  }
})();
