// Live updates. The node says in which moment it is, never what changed; a page made in another moment asks for
// itself again and swaps in the fragments marked data-live. A fragment in which somebody types is left alone until
// he is done. One tab listens for all tabs of this browser, because a browser keeps few connections to one address;
// a tab that comes later asks it for the last moment heard.

const CHANNEL = 'tripoint-live';
const SETTLE = 250;
const LEAST_PAUSE = 1500;

const fragments = () => [...document.querySelectorAll('[data-live][id]')];

const busy = (fragment) => {
  const active = document.activeElement;
  const typingHere = fragment.contains(active) && active.matches('input, textarea, select');
  return typingHere || fragment.querySelector('form[data-kept][data-touched], details.menu[open], dialog[open]') !== null;
};

/** Where the focus stands, so that it can stand there again after its element was replaced. */
function place(fragment) {
  const active = document.activeElement;
  if (!fragment.contains(active)) return null;
  const all = [...fragment.querySelectorAll('a[href], button')];
  return { id: active.id, href: active.getAttribute('href'), index: all.indexOf(active) };
}

function standAgain(fragment, place) {
  const all = [...fragment.querySelectorAll('a[href], button')];
  const same = (place.id && document.getElementById(place.id))
    || (place.href && all.find((each) => each.getAttribute('href') === place.href)) || all[place.index];
  same?.focus({ preventScroll: true });
}

let waiting = false;
let last = 0;
let shown;
let heard;

async function refresh() {
  waiting = false;
  last = performance.now();
  shown = heard;
  const answer = await fetch(location.pathname + location.search, { headers: { Accept: 'text/html', 'X-Live': 'true' }, redirect: 'manual' });
  if (answer.type === 'opaqueredirect' || answer.status === 401) {
    document.getElementById('session-ended').hidden = false;
    return;
  }
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  let changed = false;
  for (const fragment of fragments()) {
    const fresh = page.getElementById(fragment.id);
    if (!fresh || sameWords(fragment, fresh) || busy(fragment)) continue;
    const stood = place(fragment);
    window.htmx.swap(fragment, fresh.outerHTML, { swapStyle: 'outerHTML', swapDelay: 0, settleDelay: 0 });
    const now = document.getElementById(fragment.id);
    if (stood && now) standAgain(now, stood);
    changed = true;
  }
  if (changed) announce();
  document.dispatchEvent(new Event('tripoint:changed'));
}

/** Form tokens and command ids differ in every rendering and are no news. */
function sameWords(before, after) {
  const plain = (fragment) => {
    const copy = fragment.cloneNode(true);
    copy.querySelectorAll('input[type="hidden"]').forEach((field) => field.remove());
    copy.querySelectorAll('[data-kept], [data-drawn]').forEach((part) => { delete part.dataset.kept; delete part.dataset.drawn; });
    return copy.innerHTML.replace(/\s+/g, ' ');
  };
  return plain(before) === plain(after);
}

function announce() {
  const voice = document.getElementById('announcer');
  voice.textContent = '';
  setTimeout(() => { voice.textContent = voice.dataset.text; }, 50);
}

/** Looks again if the page is older than the last moment heard. What could not be asked for is asked for later. */
function catchUp() {
  if (waiting || document.hidden || heard === undefined || heard === shown) return;
  waiting = true;
  setTimeout(() => refresh().catch(() => { shown = undefined; }), Math.max(SETTLE, LEAST_PAUSE - (performance.now() - last)));
}

function hear(moment) {
  heard = moment;
  catchUp();
}

function listen(address, tell) {
  const stream = new EventSource(address);
  stream.addEventListener('moment', (event) => tell(event.data));
  // refused for good, as when the session ended: the page asks for itself once more and learns why
  stream.addEventListener('error', () => { if (stream.readyState === EventSource.CLOSED) tell('ended'); });
}

export function followChanges() {
  const address = document.body.dataset.liveSource;
  if (!address || !window.EventSource) return;
  document.addEventListener('input', (event) => { event.target.form?.setAttribute('data-touched', ''); });
  shown = document.body.dataset.moment;
  document.addEventListener('visibilitychange', catchUp);
  window.addEventListener('online', catchUp);
  if (!navigator.locks || !window.BroadcastChannel) {
    listen(address, hear);
    return;
  }
  const channel = new BroadcastChannel(CHANNEL);
  let listening = false;
  channel.addEventListener('message', ({ data }) => {
    if (data.moment) hear(data.moment);
    else if (listening && heard) channel.postMessage({ moment: heard });
  });
  channel.postMessage({ asks: true });
  navigator.locks.request(CHANNEL, () => new Promise(() => {
    listening = true;
    listen(address, (moment) => {
      channel.postMessage({ moment });
      hear(moment);
    });
  }));
}
