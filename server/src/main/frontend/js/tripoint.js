// Starts what this page needs. Every page works without it; nothing here is needed to read or to send.

import { watchAlarms } from './alarm.js';
import { keepDrafts } from './drafts.js';
import { listenForKeys } from './keys.js';
import { followChanges } from './live.js';
import { openDialogs, sendOnce, copyLinks, printPages, showWhatCrosses } from './parts.js';

keepDrafts(document);
openDialogs(document);
sendOnce(document);
copyLinks(document);
printPages(document);
showWhatCrosses(document);
watchAlarms(document);
listenForKeys();
followChanges();

const drawMaps = async (root) => {
  const places = [...root.querySelectorAll('[data-map]:not([data-drawn])')];
  places.forEach((place) => { place.dataset.drawn = 'true'; });
  if (places.length > 0) {
    const { drawMap } = await import('./map.js');
    places.forEach(drawMap);
  }
};

drawMaps(document);
document.addEventListener('htmx:load', (event) => {
  keepDrafts(event.detail.elt);
  drawMaps(event.detail.elt);
});
