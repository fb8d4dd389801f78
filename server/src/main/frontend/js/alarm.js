// An alert stands over the page with a sound until the reader notes it or takes it in charge. What was noted in this
// tab is not shown there again; it stays on Today, and goes to the level above when nobody takes it in charge.

const NOTED = 'tripoint-noted';
const AGAIN = 3000;

let sound;

const noted = () => new Set(JSON.parse(sessionStorage.getItem(NOTED) ?? '[]'));

function ring() {
  const AudioContext = window.AudioContext;
  if (!AudioContext) return;
  sound ??= { context: new AudioContext(), timer: 0 };
  const beep = (from, frequency) => {
    const { context } = sound;
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, context.currentTime + from);
    volume.gain.exponentialRampToValueAtTime(0.4, context.currentTime + from + 0.03);
    volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + from + 0.35);
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + from);
    tone.stop(context.currentTime + from + 0.4);
  };
  sound.context.resume().catch(() => {});
  beep(0, 880);
  beep(0.45, 660);
  clearTimeout(sound.timer);
  sound.timer = setTimeout(() => { if (document.querySelector('dialog[data-alarm][open]')) ring(); }, AGAIN);
}

export function showAlarms() {
  const seen = noted();
  for (const dialog of document.querySelectorAll('dialog[data-alarm]:not([open])')) {
    if (seen.has(dialog.id)) continue;
    dialog.showModal();
    ring();
  }
}

export function watchAlarms(root) {
  root.addEventListener('cancel', (event) => { if (event.target.matches('dialog[data-alarm]')) event.preventDefault(); }, true);
  root.addEventListener('close', (event) => {
    if (!event.target.matches('dialog[data-alarm]')) return;
    sessionStorage.setItem(NOTED, JSON.stringify([...noted().add(event.target.id)].slice(-100)));
  }, true);
  document.addEventListener('tripoint:changed', showAlarms);
  showAlarms();
}
