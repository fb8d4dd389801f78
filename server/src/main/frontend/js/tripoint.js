// Starts what this page needs. Every page works without it; nothing here is needed to read or to send.

import { keepDrafts } from './drafts.js';
import { listenForKeys } from './keys.js';
import { followChanges } from './live.js';
import { openDialogs, sendOnce, copyLinks } from './parts.js';

keepDrafts(document);
openDialogs(document);
sendOnce(document);
copyLinks(document);
listenForKeys();
followChanges();

document.addEventListener('htmx:load', (event) => keepDrafts(event.detail.elt));
