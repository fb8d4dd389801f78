// Keeps what was typed in a form through a reload, a lost link and a session that ended. The draft lies in
// this tab alone (sessionStorage), under the account that typed it, and goes when the form was accepted.

const PREFIX = 'tripoint-draft:';
const SENT = 'tripoint-draft-sent';
const MAX_LENGTH = 100_000;

const nameOf = (form) => PREFIX + (form.dataset.owner ?? '') + ':' + form.dataset.draft;

const kept = (field) => field.name && !field.disabled
  && !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type);

function typed(form) {
  const values = {};
  for (const field of form.elements) {
    if (!kept(field)) continue;
    const choice = field.type === 'radio' || field.type === 'checkbox';
    if (choice && !field.checked) continue;
    (values[field.name] ??= []).push(field.value);
  }
  return values;
}

function restore(form, values) {
  for (const field of form.elements) {
    if (!kept(field)) continue;
    const wanted = values[field.name] ?? [];
    if (field.type === 'radio' || field.type === 'checkbox') field.checked = wanted.includes(field.value);
    else if (wanted.length > 0) field.value = wanted[0];
  }
  form.dispatchEvent(new Event('change', { bubbles: true }));
}

function save(form) {
  const text = JSON.stringify(typed(form));
  if (text.length > MAX_LENGTH) return;
  sessionStorage.setItem(nameOf(form), text);
  const sign = form.querySelector('[data-saved]');
  if (sign) sign.hidden = false;
}

/** A draft that was sent is gone once a page without its form came back: the form was accepted. */
function forgetAccepted() {
  const sent = sessionStorage.getItem(SENT);
  const form = [...document.querySelectorAll('form[data-draft]')].find((each) => nameOf(each) === sent);
  const pageOfItsOwn = document.body.dataset.page !== 'login' && !document.querySelector('.error-page');
  if (sent && !form && pageOfItsOwn) {
    sessionStorage.removeItem(sent);
    sessionStorage.removeItem(SENT);
  }
}

export function keepDrafts(root) {
  if (root === document) forgetAccepted();
  root.querySelectorAll('form[data-draft]').forEach((form) => {
    if (form.dataset.kept) return;
    form.dataset.kept = 'true';
    const draft = sessionStorage.getItem(nameOf(form));
    if (draft && !form.querySelector('.wrong')) restore(form, JSON.parse(draft));
    form.addEventListener('input', () => save(form));
    form.addEventListener('change', () => save(form));
    form.addEventListener('submit', () => {
      save(form);
      sessionStorage.setItem(SENT, nameOf(form));
    });
  });
  root.querySelectorAll('form[data-leaves]').forEach((form) => form.addEventListener('submit', () => {
    Object.keys(sessionStorage).filter((key) => key.startsWith('tripoint-draft')).forEach((key) => sessionStorage.removeItem(key));
  }));
}
