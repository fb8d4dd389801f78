// Small behaviour of the parts: dialogs, menus, copying, a form sent once.

export function openDialogs(root) {
  root.querySelectorAll('button[data-opens]').forEach((button) => { button.hidden = false; });
  root.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-opens]');
    const dialog = opener && document.getElementById(opener.dataset.opens);
    if (dialog instanceof HTMLDialogElement) {
      event.preventDefault();
      opener.closest('details')?.removeAttribute('open');
      dialog.showModal();
    }
    document.querySelectorAll('details.menu[open]').forEach((menu) => {
      if (!menu.contains(event.target)) menu.removeAttribute('open');
    });
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    const menu = document.querySelector('details.menu[open]');
    if (menu) {
      menu.removeAttribute('open');
      menu.querySelector('summary').focus();
      event.stopPropagation();
    }
  });
}

/** A second press of the button while the first is under way sends nothing. */
export function sendOnce(root) {
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method === 'dialog') return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = 'true';
    event.submitter?.setAttribute('aria-busy', 'true');
  });
  window.addEventListener('pageshow', () => {
    document.querySelectorAll('form[data-sent]').forEach((form) => {
      delete form.dataset.sent;
      form.querySelectorAll('[aria-busy]').forEach((button) => button.removeAttribute('aria-busy'));
    });
  });
}

/** data-copy holds the text, or is empty for the address of the page. The button says when it is done. */
export function copyLinks(root) {
  root.querySelectorAll('button[data-copy]').forEach((button) => { button.hidden = false; });
  root.addEventListener('click', async (event) => {
    const button = event.target.closest('button[data-copy]');
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy || location.href);
    const words = button.querySelector('span');
    const before = words.textContent;
    words.textContent = button.dataset.done;
    setTimeout(() => { words.textContent = before; }, 2500);
  });
}

export function printPages(root) {
  root.querySelectorAll('button[data-print]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  });
}

/** A switch of the release page shows at once what the neighbour then sees; the page that is sent decides again. */
export function showWhatCrosses(root) {
  root.addEventListener('change', (event) => {
    if (event.target.matches('[data-crosses]')) event.target.closest('.release-row').classList.toggle('crosses', event.target.checked);
  });
  root.querySelectorAll('[data-crosses]').forEach((box) => box.closest('.release-row').classList.toggle('crosses', box.checked));
}
