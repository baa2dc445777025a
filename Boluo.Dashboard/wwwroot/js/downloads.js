// Fetches the file behind a link: shows how far it is, lets it be cancelled, and saves it under the name that the server gave. What is
// no file, as a refusal or the sign-in page, is never saved: its sentence stands on the page until it is put away.
const place = document.getElementById('notices');
const doneFor = 8000;

export async function download(link) {
  const abort = new AbortController();
  const line = new Line(nameOf(link), abort);
  try {
    const answer = await fetch(link.href, { signal: abort.signal, cache: 'no-store' });
    const refusal = await refusalOf(answer);
    if (refusal) {
      line.refuse(refusal, link);
      return;
    }

    const name = fileName(answer.headers.get('Content-Disposition'));
    save(new Blob(await read(answer, line), { type: answer.headers.get('Content-Type') }), name);
    line.finish(name);
  } catch {
    if (abort.signal.aborted) line.remove();
    else line.refuse({ sentence: '无法连接服务器或连接已中断，文件没有下载。请检查网络后重试。', again: true }, link);
  }
}

/** One download on the page. */
class Line {
  #box = make('div', 'notice-box');
  #state = make('span');
  #button = make('button', 'link', '取消');
  #began = performance.now();
  #bytes = '';
  #clock = setInterval(() => this.#tick(), 500);

  constructor(name, abort) {
    this.#state.setAttribute('role', 'status');
    this.#button.type = 'button';
    this.#button.dataset.script = '';
    this.#button.onclick = () => {
      abort.abort();
      this.remove();
    };
    this.#box.append(make('b', '', name), ' ', this.#state, ' ', this.#button);
    place.append(this.#box);
    this.#tick();
  }

  /** What has come of how much; the total is not always known. */
  got(bytes, total) {
    this.#bytes = total ? `下载中 ${megabytes(bytes)} / ${megabytes(total)}（${Math.floor(bytes / total * 100)}%）` : `下载中 ${megabytes(bytes)}`;
  }

  refuse({ sentence, href, label, again }, link) {
    this.#stop();
    this.#box.classList.add('notice-refused');
    this.#box.setAttribute('role', 'alert');
    this.#state.textContent = sentence;
    const offers = [];
    if (href) {
      const offer = make('a', '', label);
      offer.href = href;
      offers.push(offer, ' ');
    }
    if (again) {
      const retry = make('button', 'link', '重试');
      retry.type = 'button';
      retry.dataset.script = '';
      retry.onclick = () => {
        this.remove();
        download(link);
      };
      offers.push(retry, ' ');
    }
    this.#button.before(...offers);
  }

  finish(name) {
    this.#stop();
    this.#state.textContent = `已保存：${name}`;
    setTimeout(() => this.remove(), doneFor);
  }

  remove() {
    clearInterval(this.#clock);
    this.#box.remove();
  }

  #stop() {
    clearInterval(this.#clock);
    this.#button.textContent = '×';
    this.#button.setAttribute('aria-label', '关闭提示');
  }

  #tick() {
    const seconds = Math.floor((performance.now() - this.#began) / 1000);
    this.#state.textContent = `${this.#bytes || '生成中…'} ${seconds}秒`;
  }
}

function make(tag, css = '', text = '') {
  const element = document.createElement(tag);
  if (css) element.className = css;
  element.textContent = text;
  return element;
}

function nameOf(link) {
  return (link.getAttribute('aria-label') ?? link.querySelector('b')?.textContent ?? link.textContent).trim();
}

/** Why there is no file; none where there is one. */
async function refusalOf(answer) {
  const path = new URL(answer.url).pathname;
  if (answer.status === 401 || (answer.redirected && path.endsWith('/login'))) {
    const login = answer.redirected ? new URL(answer.url) : new URL('login', document.baseURI);
    login.searchParams.set('returnUrl', '/' + location.href.slice(document.baseURI.length).split('#')[0]);
    return { sentence: '登录已失效，文件没有下载。请重新登录后再试。', href: login, label: '登录' };
  }
  if (answer.redirected && path.endsWith('/account/password')) return { sentence: '请先修改初始密码，再下载文件。', href: answer.url, label: '修改密码' };
  if (answer.ok && answer.headers.get('Content-Disposition')?.startsWith('attachment')) return null;
  const again = answer.ok || answer.status === 429 || answer.status >= 500;
  return { sentence: await sentenceOf(answer), again };
}

async function sentenceOf(answer) {
  const text = await answer.text();
  if (answer.headers.get('Content-Type')?.startsWith('text/plain') && text) return text;
  if (answer.status === 403) return '您没有下载这份文件的权限，如需使用请联系系统管理员。';
  if (answer.ok) return '服务器没有返回文件，请稍后重试。';
  const page = new DOMParser().parseFromString(text, 'text/html');
  return [...page.querySelectorAll('.card p:not(:has(a))')].map(part => part.textContent.trim()).join(' ') || `文件没有下载（错误代码${answer.status}），请稍后重试。`;
}

/** The parts of the file. One that was cut off is no file, and the browser throws. */
async function read(answer, line) {
  const total = answer.headers.has('Content-Encoding') ? 0 : Number(answer.headers.get('Content-Length'));
  const reader = answer.body.getReader();
  const parts = [];
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(value);
    bytes += value.length;
    line.got(bytes, total);
  }
}

function save(content, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

const fileName = disposition => decodeURIComponent(/filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1] ?? /filename="?([^";]+)/i.exec(disposition)?.[1] ?? '下载文件');

const megabytes = bytes => bytes < 1000000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1000000).toFixed(1)} MB`;
