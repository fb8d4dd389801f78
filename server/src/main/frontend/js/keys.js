// Keys: N, / , G and a letter, J K, Enter, Esc, ?. None fires while somebody types.

const WAIT_FOR_LETTER = 1500;

const typing = (target) => target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]');
const rows = () => [...document.querySelectorAll('[data-rows] > *')].filter((row) => row.offsetParent !== null);

function step(by) {
  const all = rows();
  if (all.length === 0) return;
  const now = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.min(all.length - 1, Math.max(0, now < 0 ? 0 : now + by))];
  const target = next.matches('a, button') ? next : next.querySelector('a, button') ?? next;
  target.focus();
  target.scrollIntoView({ block: 'nearest' });
}

export function listenForKeys() {
  let lastG = 0;
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    const key = event.key.toLowerCase();
    if (event.timeStamp - lastG < WAIT_FOR_LETTER) {
      lastG = 0;
      const page = [...document.querySelectorAll('.rail-link[data-key]')].find((link) => link.dataset.key.toLowerCase() === key);
      if (page) {
        event.preventDefault();
        page.click();
        return;
      }
    }
    switch (key) {
      case 'g': lastG = event.timeStamp; break;
      case 'n': document.querySelector('[data-door]')?.click(); break;
      case '/': document.querySelector('[data-search]')?.focus(); break;
      case 'j': step(1); break;
      case 'k': step(-1); break;
      case 'arrowdown': if (!event.target.closest('[data-rows]')) return; step(1); break;
      case 'arrowup': if (!event.target.closest('[data-rows]')) return; step(-1); break;
      case 'escape': if (document.querySelector('[data-back]')) document.querySelector('[data-back]').click(); else return; break;
      case '?': document.getElementById('keys')?.showModal(); break;
      default: return;
    }
    event.preventDefault();
  });
}
